import { contains, normalise, overlaps } from "../time/interval";
import type { Interval } from "../time/interval";
import type { Minute } from "../time/local-time";
import { sessionsOfDay } from "./sessions";

/** Earliest and latest start of a day, seconds from midnight (business.md 10.2). */
export const FIRST_TIMESLOT_SECONDS = 0;
export const LAST_TIMESLOT_SECONDS = 85_800;

export type OnlineRules = {
  /** Minutes between starts. */
  readonly stepMinutes: number;
  /** Seconds from midnight between which a start must lie, both included. */
  readonly searchFromSeconds: number;
  readonly searchToSeconds: number;
  /** Seconds from midnight that a start must exceed: now and the lead time; null = another day. */
  readonly afterSeconds: number | null;
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
  const from = Math.max(rules.searchFromSeconds, FIRST_TIMESLOT_SECONDS);
  const to = Math.min(rules.searchToSeconds, LAST_TIMESLOT_SECONDS);
  return sessionsOfDay(working, busy, rules.stepMinutes, rules.gaps)
    .map((session) => session.time)
    .filter((start) => {
      const second = start * 60;
      if (second < from || second > to) return false;
      if (rules.afterSeconds !== null && second <= rules.afterSeconds) return false;
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
