import type { Interval } from "@/lib/domain/time/interval";

/** The part of a day that bars show, in minutes from midnight. */
export type DayRange = { readonly from: number; readonly to: number };

const SHORTEST: DayRange = { from: 9 * 60, to: 18 * 60 };

/** The whole hours around everything that happens, so that bars of one screen compare. */
export function dayRangeOf(intervals: Iterable<Interval>): DayRange {
  let { from, to } = SHORTEST;
  for (const each of intervals) {
    from = Math.min(from, each.from);
    to = Math.max(to, each.to);
  }
  return { from: Math.floor(from / 60) * 60, to: Math.ceil(to / 60) * 60 };
}
