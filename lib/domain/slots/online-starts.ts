import { contains, normalise, overlaps } from "../time/interval";
import type { Interval } from "../time/interval";
import type { Minute } from "../time/local-time";
import { sessionsOfDay } from "./sessions";

/** Earliest and latest start of a day, seconds from midnight (business.md 10.2). */
export const FIRST_TIMESLOT_SECONDS = 0;
export const LAST_TIMESLOT_SECONDS = 85_800;

/** What is open and what is taken on one date, in minutes of its clock. */
export type DayTimes = {
  readonly working: readonly Interval[];
  readonly busy: readonly Interval[];
};

/** A part of an appointment, on the date so many days after that of its start. */
export type TakenPiece = Interval & { readonly daysLater: number };

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
  /** What an appointment from there takes, on its date and on those that it reaches. */
  readonly takes: (start: Minute) => readonly TakenPiece[];
};

/**
 * Starts of the first day that visitors are offered, ascending: on the grid of the journal, wholly
 * inside the hours (touching ones count as one, as when booking) and free of anything booked
 * (business.md 9.9). One may run over midnight into the days after it, as when staff books; what
 * reaches further than these days is not offered.
 */
export function onlineStarts(
  [day, ...after]: readonly [DayTimes, ...DayTimes[]],
  rules: OnlineRules,
): Minute[] {
  const open = [day, ...after].map(({ working, busy }) => ({ hours: normalise(working), busy }));
  const isFree = ({ daysLater, ...piece }: TakenPiece): boolean => {
    const on = open[daysLater];
    if (on === undefined || !on.hours.some((each) => contains(each, piece))) return false;
    return !on.busy.some((each) => overlaps(each, piece));
  };
  const from = Math.max(rules.searchFromSeconds, FIRST_TIMESLOT_SECONDS);
  const to = Math.min(rules.searchToSeconds, LAST_TIMESLOT_SECONDS);
  return sessionsOfDay(day.working, day.busy, rules.stepMinutes, rules.gaps)
    .map((session) => session.time)
    .filter((start) => {
      const second = start * 60;
      if (second < from || second > to) return false;
      if (rules.afterSeconds !== null && second <= rules.afterSeconds) return false;
      return rules.takes(start).every(isFree);
    });
}
