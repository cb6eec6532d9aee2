import { addDays, dayNumber, dateOfDayNumber } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { normalise } from "@/lib/domain/time/interval";
import type { Interval } from "@/lib/domain/time/interval";
import { instantOf } from "@/lib/domain/time/instant";
import type { Instant } from "@/lib/domain/time/instant";
import { MINUTES_PER_DAY, minuteOf } from "@/lib/domain/time/local-time";
import type { Period } from "@/lib/domain/time/period";
import { offsetSecondsAt, transitionsBetween } from "./offsets";

/** A date and the seconds from its local midnight, 0–86399. */
export type WallTime = { readonly date: LocalDate; readonly second: number };

/** A part of one local date. */
export type DatedInterval = Interval & { readonly date: LocalDate };

const DAY_MS = 86_400_000;

/** What the clock on the wall shows at an instant. */
export function toWall(zone: string, at: Instant): WallTime {
  return splitLocal(at + offsetSecondsAt(zone, at) * 1000);
}

/**
 * The instant of a wall-clock time, minute 0–1440 of the date. A repeated time gives its first
 * instant, a missing one is moved forward by the length of the gap.
 */
export function toInstant(zone: string, date: LocalDate, minute: number): Instant {
  const local = dayNumber(date) * DAY_MS + minute * 60_000;
  const before = offsetSecondsAt(zone, instantOf(local - DAY_MS));
  const after = offsetSecondsAt(zone, instantOf(local + DAY_MS));
  const candidates = [before, after]
    .map((offset) => ({ at: instantOf(local - offset * 1000), offset }))
    .filter(({ at, offset }) => offsetSecondsAt(zone, at) === offset)
    .map(({ at }) => at);
  return candidates.length > 0
    ? instantOf(Math.min(...candidates))
    : instantOf(local - before * 1000);
}

/** The date on the location's calendar at an instant. */
export function todayIn(zone: string, now: Instant): LocalDate {
  return toWall(zone, now).date;
}

/** The first instant of a local date, also where midnight is skipped. */
export function startOfDayIn(zone: string, date: LocalDate): Instant {
  return toInstant(zone, date, 0);
}

/** From the start of the period's first date to the start of the day after its last. */
export function spanOf(zone: string, period: Period): { from: Instant; to: Instant } {
  return {
    from: startOfDayIn(zone, period.from),
    to: startOfDayIn(zone, addDays(period.to, 1)),
  };
}

/**
 * The wall-clock minutes that `[from, to)` takes, per local date and normalised: an autumn repeat
 * takes a wall time when either of its instants is taken (schedule.md 5.3). Seconds round outward.
 */
export function wallIntervals(zone: string, from: Instant, to: Instant): DatedInterval[] {
  if (from >= to) return [];
  const edges = [from, ...transitionsBetween(zone, from, to), to];
  const pieces = edges.slice(1).flatMap((end, index) => {
    const start = edges[index] ?? from;
    const offset = offsetSecondsAt(zone, start) * 1000;
    return splitAtMidnight(start + offset, end + offset);
  });
  return mergeByDate(pieces);
}

/** The wall-clock times of a date that do not exist because the clock is put forward. */
export function gapsOf(zone: string, date: LocalDate): Interval[] {
  const start = dayNumber(date) * DAY_MS;
  const around = transitionsBetween(zone, instantOf(start - DAY_MS), instantOf(start + 2 * DAY_MS));
  const missing = around.flatMap((at) => {
    const before = at + offsetSecondsAt(zone, instantOf(at - 1)) * 1000;
    const after = at + offsetSecondsAt(zone, at) * 1000;
    return splitAtMidnight(before, after);
  });
  return normalise(missing.filter((piece) => piece.date === date));
}

function splitLocal(localMs: number): WallTime {
  const day = Math.floor(localMs / DAY_MS);
  return { date: dateOfDayNumber(day), second: Math.floor((localMs - day * DAY_MS) / 1000) };
}

function splitAtMidnight(fromMs: number, toMs: number): DatedInterval[] {
  const pieces: DatedInterval[] = [];
  for (let at = fromMs; at < toMs;) {
    const day = Math.floor(at / DAY_MS);
    const end = Math.min(toMs, (day + 1) * DAY_MS);
    pieces.push({
      date: dateOfDayNumber(day),
      from: minuteOf(Math.floor((at - day * DAY_MS) / 60_000)),
      to: minuteOf(Math.min(MINUTES_PER_DAY, Math.ceil((end - day * DAY_MS) / 60_000))),
    });
    at = end;
  }
  return pieces;
}

function mergeByDate(pieces: readonly DatedInterval[]): DatedInterval[] {
  const [only] = pieces;
  if (only && pieces.length === 1) return [only];
  const dates = [...new Set(pieces.map((piece) => piece.date))].sort();
  return dates.flatMap((date) =>
    normalise(pieces.filter((piece) => piece.date === date)).map((piece) => ({ date, ...piece })),
  );
}
