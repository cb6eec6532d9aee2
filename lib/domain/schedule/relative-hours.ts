import { err, ok } from "../result";
import type { Result } from "../result";
import type { Interval } from "../time/interval";
import { isMinute, MINUTES_PER_DAY } from "../time/local-time";
import type { Minute } from "../time/local-time";
import { readRange } from "./half-days";
import type { AskReason, EarlyHours, RangeProblem } from "./half-days";
import type { ReadShift } from "./typed-breaks";
import type { ClockTime } from "./typed-clock";
import type { TypedForm } from "./typed-form";

export type RelativeForm = Exclude<TypedForm, { kind: "ranges" }>;
export type RelativeProblem = RangeProblem | "no_old_hours";

/** Shifts of the day, and the minute of the next day until which they go on. */
export type ReadShifts = {
  readonly shifts: readonly ReadShift[];
  readonly nextDayEnd: number | null;
  readonly asks: AskReason | null;
};

/** Reads "10-", "-18", "+1" and "-2" as a change of the old hours; their breaks stay. */
export function relativeHours(
  form: RelativeForm,
  old: readonly Interval[],
  place: EarlyHours,
): Result<ReadShifts, RelativeProblem> {
  const [first, last] = [old[0], old.at(-1)];
  if (!first || !last) return err("no_old_hours");
  if (form.kind === "move") return movedEnd(old, last.to + form.minutes);
  const from = form.kind === "start" ? form.at : kept(first.from);
  const to = form.kind === "end" ? form.at : kept(last.to);
  const read = readRange({ from, to }, { ...place, previousEnd: 0, isLast: true });
  if (!read.ok) {
    const isPastEnd = form.kind === "start" && read.error === "past_midnight";
    return isPastEnd ? err("empty_interval") : read;
  }
  const { isFromChanged, isToChanged } = read.value;
  if (form.kind === "start") {
    if (read.value.to <= read.value.from) return err("empty_interval");
    return ok(found(withStart(old, read.value.from, isFromChanged), null, read.value.asks));
  }
  if (read.value.to > read.value.from) {
    return ok(found(withEnd(old, read.value.to, isToChanged), null, read.value.asks));
  }
  return ok(found(withEnd(old, MINUTES_PER_DAY, false), read.value.to, "after_midnight"));
}

/** An edge of the old hours is what it is. */
function kept(minute: Minute): ClockTime {
  return { minute, form: "kept", isMidnight: minute === 0 || minute === MINUTES_PER_DAY };
}

function movedEnd(old: readonly Interval[], end: number): Result<ReadShifts, RelativeProblem> {
  if (end > MINUTES_PER_DAY) return err("past_midnight");
  const left = old.findLast((each) => each.from < end);
  if (!left) return err("empty_interval");
  const isLater = left === old.at(-1);
  const shifts = withEnd(old, isLater ? end : Math.min(end, left.to), false); // no work in a break
  return ok(found(shifts, null, end === MINUTES_PER_DAY ? "ends_at_midnight" : null));
}

function found(
  shifts: readonly ReadShift[],
  nextDayEnd: number | null,
  asks: AskReason | null,
): ReadShifts {
  return { shifts, nextDayEnd, asks };
}

/** The old hours from a minute on; the first one left begins there. */
function withStart(old: readonly Interval[], from: number, isFromChanged: boolean): ReadShift[] {
  return old
    .filter((each) => each.to > from)
    .map((each, place) =>
      place === 0 ? shiftOf(from, each.to, isFromChanged, false) : plain(each),
    );
}

/** The old hours up to a minute; the last one left ends there. */
function withEnd(old: readonly Interval[], to: number, isToChanged: boolean): ReadShift[] {
  const left = old.filter((each) => each.from < to);
  return left.map((each, place) =>
    place === left.length - 1 ? shiftOf(each.from, to, false, isToChanged) : plain(each),
  );
}

function plain({ from, to }: Interval): ReadShift {
  return { from, to, isFromChanged: false, isToChanged: false };
}

function shiftOf(
  from: number,
  to: number,
  isFromChanged: boolean,
  isToChanged: boolean,
): ReadShift {
  if (!isMinute(from) || !isMinute(to)) throw new Error(`Not a shift of a day: ${from}–${to}`);
  return { from, to, isFromChanged, isToChanged };
}
