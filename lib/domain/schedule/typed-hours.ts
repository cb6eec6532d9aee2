import { err, ok } from "../result";
import type { Result } from "../result";
import type { Interval } from "../time/interval";
import { END_OF_DAY, minuteOf, START_OF_DAY } from "../time/local-time";
import { dayOffOfText } from "./day-off-words";
import { readRange } from "./half-days";
import type { AskReason, EarlyHours, RangeProblem } from "./half-days";
import { relativeHours } from "./relative-hours";
import type { ReadShifts } from "./relative-hours";
import { withBreaks } from "./typed-breaks";
import type { BreakProblem, ReadShift } from "./typed-breaks";
import { formOf } from "./typed-form";
import type { FormProblem, TypedForm, TypedRange } from "./typed-form";
import { cleanText, tokensOf } from "./typed-text";
import { checkHours } from "./working-day";
import type { DayOffKind, HoursProblem } from "./working-day";

/** The day as it is before something is typed into it. */
export type DayBefore = EarlyHours & {
  readonly intervals: readonly Interval[];
  /** A break without a place goes between them. */
  readonly bookings: readonly Interval[];
};

/** What typed text means. */
export type TypedHours =
  /** Nothing typed: no hours, and no kind of day off. */
  | { readonly kind: "none" }
  | { readonly kind: "off"; readonly dayOff: DayOffKind }
  | {
      readonly kind: "hours";
      /** Sorted; their edges say what is half a day later than written. */
      readonly shifts: readonly ReadShift[];
      /** What goes on after midnight: 0:00 to the end, for the next date. */
      readonly nextDay: Interval | null;
      /** Why it is saved only after a second yes; null = at once. */
      readonly asks: AskReason | null;
    };

export type TypedHoursProblem = {
  readonly kind: FormProblem | RangeProblem | BreakProblem | HoursProblem["kind"] | "no_old_hours";
  /** What was typed, for the sentence. */
  readonly text: string;
};

type Kind = TypedHoursProblem["kind"];

/**
 * Reads hours as a person types them: "10-18", "9.30-1 2-6", "9am-5pm", "9-17 (12-13)", "krank",
 * "-18" for a new end. What cannot be read with certainty is refused or asks; nothing is guessed
 * silently.
 */
export function readTypedHours(
  text: string,
  day: DayBefore,
): Result<TypedHours, TypedHoursProblem> {
  const clean = cleanText(text);
  const refuse = (kind: Kind): Result<never, TypedHoursProblem> =>
    err({ kind, text: text.trim().slice(0, MAX_TEXT_SHOWN) });
  if (clean === "") return ok({ kind: "none" });
  if (clean === null) return refuse("unreadable");
  const dayOff = dayOffOfText(clean);
  if (dayOff !== null) return ok({ kind: "off", dayOff });
  const tokens = tokensOf(clean);
  if (!tokens) return refuse("unreadable");
  const form = formOf(tokens);
  if (!form.ok) return refuse(form.error);
  const read = hoursOf(form.value, day);
  return read.ok ? read : refuse(read.error);
}

const MAX_TEXT_SHOWN = 40;

function hoursOf(form: TypedForm, day: DayBefore): Result<TypedHours, Kind> {
  const read =
    form.kind === "ranges" ? readRanges(form.ranges, day) : relativeHours(form, day.intervals, day);
  if (!read.ok) return read;
  const { nextDayEnd, asks } = read.value;
  const shifts = [...read.value.shifts].sort((a, b) => a.from - b.from || a.to - b.to);
  const nextDay = nextDayEnd === null ? null : { from: START_OF_DAY, to: minuteOf(nextDayEnd) };
  const checked = checkHours(shifts);
  if (!checked.ok) return err(checked.error.kind);
  const tomorrow = checkHours(nextDay ? [nextDay] : []);
  return tomorrow.ok ? ok({ kind: "hours", shifts, nextDay, asks }) : err(tomorrow.error.kind);
}

function readRanges(ranges: readonly TypedRange[], day: DayBefore): Result<ReadShifts, Kind> {
  const shifts: ReadShift[] = [];
  let asks: AskReason | null = null;
  let nextDayEnd: number | null = null;
  let previousEnd = 0;
  for (const [place, range] of ranges.entries()) {
    const isLast = place === ranges.length - 1;
    const { hasEarlyHours } = day;
    const read = readRange(range, { hasEarlyHours, previousEnd, isLast });
    if (!read.ok) return read;
    const { from, to, isFromChanged, isToChanged } = read.value;
    const isOvernight = to <= from;
    if (isOvernight && range.breaks.length > 0) return err("past_midnight");
    const whole = {
      from: minuteOf(from),
      to: isOvernight ? END_OF_DAY : minuteOf(to),
      isFromChanged,
      isToChanged: isToChanged && !isOvernight,
    };
    const pieces = withBreaks(whole, range.breaks, day.bookings);
    if (!pieces.ok) return pieces;
    shifts.push(...pieces.value);
    if (isOvernight) nextDayEnd = to;
    previousEnd = whole.to;
    asks ??= read.value.asks;
  }
  return ok({ shifts, nextDayEnd, asks });
}
