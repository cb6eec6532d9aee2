import { useTranslations } from "next-intl";
import type { ReactElement } from "react";

/** The shape of the grid while its data are on the way. */
export function GridSkeleton(): ReactElement {
  const say = useTranslations();
  return (
    <div
      aria-live="polite"
      className="flex min-h-0 flex-1 flex-col overflow-hidden rounded-panel border border-line bg-surface"
    >
      <span className="sr-only">{say("schedule.loading")}</span>
      <div className="h-12 shrink-0 border-b border-line-strong" />
      {Array.from({ length: 12 }, (_, index) => (
        <div
          key={index}
          className="flex h-11 shrink-0 items-center gap-3 border-b border-line px-3"
        >
          <div className="skeleton h-3.5 w-28 shrink-0" />
          <div className="skeleton h-6 flex-1" style={{ animationDelay: `${index * 60}ms` }} />
        </div>
      ))}
    </div>
  );
}

/** The shape of the day list while its data are on the way. */
export function ListSkeleton(): ReactElement {
  const say = useTranslations();
  return (
    <div aria-live="polite" className="flex flex-col gap-3 pt-2">
      <span className="sr-only">{say("schedule.loading")}</span>
      {Array.from({ length: 8 }, (_, index) => (
        <div
          key={index}
          className="skeleton h-14 w-full"
          style={{ animationDelay: `${index * 60}ms` }}
        />
      ))}
    </div>
  );
}
