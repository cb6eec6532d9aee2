import { contains, normalise, overlaps } from "../time/interval";
import type { Interval } from "../time/interval";
import type { Minute } from "../time/local-time";
import { sessionsOfDay } from "./sessions";

/** Earliest and latest start of a day, seconds from midnight (business.md 10.2). */
export const FIRST_TIMESLOT = 0;
export const LAST_TIMESLOT = 85_800;

export type OnlineRules = {
  /** Minutes between starts. */
  readonly step: number;
  /** Seconds from midnight between which a start must lie, both included. */
  readonly searchFrom: number;
  readonly searchTo: number;
  /** Seconds from midnight that a start must exceed: now and the lead time; null = another day. */
  readonly after: number | null;
  /** Wall-clock times that the clock skips. */
  readonly gaps: readonly Interval[];
  /** The minutes of the day that an appointment from there takes; null when it leaves the day. */
  readonly takes: (start: Minute) => readonly Interval[] | null;
};

/**
 * Starts that visitors are offered, ascending: on the grid of the journal, wholly inside the hours
 * (touching ones count as one, as when booking) and free of anything booked (business.md 9.9).
 */
export function onlineStarts(
  working: readonly Interval[],
  busy: readonly Interval[],
  rules: OnlineRules,
): Minute[] {
  const open = normalise(working);
  const from = Math.max(rules.searchFrom, FIRST_TIMESLOT);
  const to = Math.min(rules.searchTo, LAST_TIMESLOT);
  return sessionsOfDay(working, busy, rules.step, rules.gaps)
    .map((session) => session.time)
    .filter((start) => {
      const second = start * 60;
      if (second < from || second > to) return false;
      if (rules.after !== null && second <= rules.after) return false;
      const taken = rules.takes(start);
      return (
        taken !== null &&
        taken.every(
          (piece) =>
            open.some((each) => contains(each, piece)) &&
            !busy.some((each) => overlaps(each, piece)),
        )
      );
    });
}
