import { err, ok } from "../result";
import type { Result } from "../result";
import { sameIntervals, sortIntervals } from "../time/interval";
import type { Interval } from "../time/interval";
import type { TeamMemberId } from "../ids";
import type { LocalDate } from "../time/local-date";

/** Kinds of day off (schedule.md 9). */
export const DAY_OFF_KINDS = [
  "day_off",
  "vacation",
  "sick_leave",
  "training",
  "unpaid_leave",
  "other",
] as const;

export type DayOffKind = (typeof DAY_OFF_KINDS)[number];

/** The hours of one member on one date: sorted, apart or touching; a break is a gap. */
export type WorkingDay = {
  readonly date: LocalDate;
  readonly intervals: readonly Interval[];
  readonly dayOff: DayOffKind | null;
};

/** What a person sets for a member and date. */
export type WorkingDayChange = {
  readonly memberId: TeamMemberId;
  readonly date: LocalDate;
  readonly intervals: readonly Interval[];
  readonly dayOff: DayOffKind | null;
};

/** The day that a change makes: hours sorted, and no kind of day off beside hours (schedule.md 10). */
export function workingDayOf({ date, intervals, dayOff }: WorkingDayChange): WorkingDay {
  return {
    date,
    intervals: sortIntervals(intervals),
    dayOff: intervals.length > 0 ? null : dayOff,
  };
}

/** At most so many intervals a day (schedule.md 5.5). */
export const MAX_INTERVALS_PER_DAY = 10;

/** Hours start and end on multiples of so many minutes (schedule.md 5.5). */
export const HOURS_GRAIN_MINUTES = 5;

export type HoursProblem =
  | { readonly kind: "empty_interval"; readonly index: number }
  | { readonly kind: "past_midnight"; readonly index: number }
  | { readonly kind: "off_grain"; readonly index: number }
  | { readonly kind: "overlap"; readonly index: number }
  | { readonly kind: "too_many_intervals" };

/** Checks the hours of one day and answers them sorted (schedule.md 5.5). */
export function checkHours(intervals: readonly Interval[]): Result<Interval[], HoursProblem> {
  if (intervals.length > MAX_INTERVALS_PER_DAY) return err({ kind: "too_many_intervals" });
  for (const [index, each] of intervals.entries()) {
    if (each.from % HOURS_GRAIN_MINUTES !== 0 || each.to % HOURS_GRAIN_MINUTES !== 0) {
      return err({ kind: "off_grain", index });
    }
    if (each.from === each.to) return err({ kind: "empty_interval", index });
    if (each.from > each.to) return err({ kind: "past_midnight", index });
  }
  const sorted = sortIntervals(intervals);
  for (const [position, each] of sorted.entries()) {
    const previous = sorted[position - 1];
    if (previous && each.from < previous.to) {
      return err({ kind: "overlap", index: intervals.indexOf(each) });
    }
  }
  return ok(sorted);
}

/** A date without hours and without a kind of day off. */
export function emptyDay(date: LocalDate): WorkingDay {
  return { date, intervals: [], dayOff: null };
}

/** Tells whether two working days say the same. */
export function sameWorkingDay(a: WorkingDay, b: WorkingDay): boolean {
  return a.date === b.date && a.dayOff === b.dayOff && sameIntervals(a.intervals, b.intervals);
}
