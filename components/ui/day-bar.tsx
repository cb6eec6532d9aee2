import type { ReactElement } from "react";
import type { Interval } from "@/lib/domain/time/interval";
import { classNames } from "./class-names";
import type { DayRange } from "./day-range";

/** Minutes left free between two blocks that touch, so that they can be told apart. */
const HAIRLINE = 3;

type DayBarProps = {
  readonly range: DayRange;
  readonly hours: readonly Interval[];
  readonly bookings: readonly Interval[];
  readonly uncovered: readonly Interval[];
  readonly className?: string;
};

/** A day drawn as a bar: open hours, what is booked in them, and what lies outside. */
export function DayBar({
  range,
  hours,
  bookings,
  uncovered,
  className,
}: DayBarProps): ReactElement {
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${range.to - range.from} 10`}
      preserveAspectRatio="none"
      className={classNames("day-bar", className)}
    >
      <path d={blocks(hours, range, 0, 10, 0)} className="fill-accent-tint-strong" />
      <path d={blocks(bookings, range, 2, 8, HAIRLINE)} className="fill-accent" />
      {uncovered.length > 0 && (
        <path d={blocks(uncovered, range, 1, 9, HAIRLINE)} className="fill-warn" />
      )}
    </svg>
  );
}

function blocks(
  intervals: readonly Interval[],
  range: DayRange,
  top: number,
  bottom: number,
  gap: number,
): string {
  return intervals
    .map(({ from, to }) => {
      const start = Math.max(from, range.from) - range.from;
      const end = Math.min(to, range.to) - range.from - gap;
      return `M${start} ${top}H${end}V${bottom}H${start}Z`;
    })
    .join("");
}
