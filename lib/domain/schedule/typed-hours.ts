import { err, ok } from "../result";
import type { Result } from "../result";
import { MINUTES_PER_DAY, minuteFromClock, minuteOf } from "../time/local-time";
import type { Minute } from "../time/local-time";
import type { Interval } from "../time/interval";
import { checkHours } from "./working-day";
import type { HoursProblem } from "./working-day";

export type TypedHoursProblem =
  | HoursProblem
  | { readonly kind: "unreadable"; readonly text: string }
  | { readonly kind: "no_end"; readonly text: string };

const TIME = /^(\d{1,2})(?:[:.h](\d{2})?)?$|^(\d{1,2})(\d{2})$/i;
const RANGE_DASH = /\s*(?:-|–|—|\bto\b)\s*/gi;

/**
 * Reads hours as a person types them: "10-18", "9.30-13 14-18", "0930–13:00, 14–24". Nothing typed
 * means no hours. An end of 0 or 24 is the end of the day.
 */
export function parseTypedHours(text: string): Result<Interval[], TypedHoursProblem> {
  const joined = text.trim().replaceAll(RANGE_DASH, "-");
  if (joined === "") return ok([]);
  const intervals: Interval[] = [];
  for (const part of joined.split(/[\s,;+&/]+/).filter(Boolean)) {
    const range = parseRange(part);
    if (!range.ok) return range;
    intervals.push(range.value);
  }
  return checkHours(intervals);
}

function parseRange(part: string): Result<Interval, TypedHoursProblem> {
  const [start = "", end, ...more] = part.split("-");
  const from = parseTime(start);
  if (from === null || more.length > 0) return err({ kind: "unreadable", text: part });
  if (!end) return err({ kind: "no_end", text: part });
  const to = parseTime(end);
  if (to === null) return err({ kind: "unreadable", text: part });
  return ok({ from, to: to === 0 ? minuteOf(MINUTES_PER_DAY) : to });
}

function parseTime(text: string): Minute | null {
  const match = TIME.exec(text);
  if (!match) return null;
  return minuteFromClock(Number(match[1] ?? match[3]), Number(match[2] ?? match[4] ?? 0));
}
