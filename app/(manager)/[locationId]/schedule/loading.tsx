import type { ReactElement } from "react";
import { GridSkeleton } from "@/components/schedule/grid-skeleton";

export default function ScheduleLoading(): ReactElement {
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 px-4 py-3">
      <div className="flex h-8 items-center gap-3">
        <div className="skeleton h-7 w-44" />
        <div className="skeleton h-5 w-32" />
      </div>
      <GridSkeleton />
    </div>
  );
}
