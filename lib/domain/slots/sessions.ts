import { minuteOf } from "../time/local-time";
import type { Minute } from "../time/local-time";
import type { Interval } from "../time/interval";
import { normalise, sortIntervals } from "../time/interval";

/** One cell of the appointment calendar's grid. */
export type Session = { readonly time: Minute; readonly isFree: boolean };

/** Steps of the grid that a location may choose, in minutes (schedule.md 12). */
export const SESSION_STEPS_MINUTES = [5, 10, 15, 30, 60] as const;

/**
 * Sessions of one day: every interval starts its own grid at its start; a cell is free when its
 * part inside the interval touches nothing booked; starts inside `gaps` (clock put forward) do not
 * exist (schedule.md 5.3, 12). Step in minutes.
 */
export function sessionsOfDay(
  working: readonly Interval[],
  busy: readonly Interval[],
  step: number,
  gaps: readonly Interval[] = [],
): Session[] {
  const taken = normalise(busy);
  const sessions: Session[] = [];
  let next = 0; // both lists ascend, so the first block that can matter never moves back
  for (const open of sortIntervals(working)) {
    for (let at: number = open.from; at < open.to; at += step) {
      if (gaps.some((gap) => gap.from <= at && at < gap.to)) continue;
      const end = Math.min(at + step, open.to);
      let block = taken[next];
      while (block && block.to <= at) block = taken[++next];
      sessions.push({ time: minuteOf(at), isFree: !block || block.from >= end });
    }
  }
  return sessions;
}
