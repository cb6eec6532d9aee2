import type { ReactElement } from "react";
import { CalendarSkeleton } from "@/components/team/calendar-skeleton";

export default function MemberLoading(): ReactElement {
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 px-4 py-3">
      <div className="flex h-8 items-center gap-3">
        <div className="skeleton h-6 w-48" />
        <div className="skeleton h-5 w-32" />
      </div>
      <CalendarSkeleton />
    </div>
  );
}
