import { useTranslations } from "next-intl";
import type { ReactElement } from "react";

/** The shape of a calendar while it is on the way. */
export function CalendarSkeleton(): ReactElement {
  const say = useTranslations();
  return (
    <div
      aria-live="polite"
      className="grid min-h-96 flex-1 grid-cols-7 gap-px overflow-hidden rounded-panel border border-line bg-line"
    >
      <span className="sr-only">{say("team.loading")}</span>
      {Array.from({ length: 35 }, (_, index) => (
        <div key={index} className="bg-surface p-2">
          <div className="skeleton h-3 w-5" style={{ animationDelay: `${(index % 7) * 80}ms` }} />
        </div>
      ))}
    </div>
  );
}
