import { err, ok } from "../result";
import type { Result } from "../result";
import { MINUTES_PER_DAY } from "../time/local-time";
import { isOpen } from "./typed-clock";
import type { ClockTime } from "./typed-clock";

const NOON = 12 * 60;

/** Work that begins before it is rare: the reading is asked for. */
export const EARLY = 6 * 60;

/** Why a reading wants a second yes. */
export type AskReason = "begins_early" | "ends_at_midnight" | "could_mean_other" | "after_midnight";

/** What is known of the place where the hours are typed. */
export type EarlyHours = {
  /**
   * Whether somebody at the location worked before 6:00 in the last eight weeks; null = not known,
   * and then a reading that depends on it is asked for.
   */
  readonly hasEarlyHours: boolean | null;
};

/** A range as it is understood; an end that is not after the start lies in the next day. */
export type ReadRange = {
  readonly from: number;
  readonly to: number;
  /** Edges that are half a day later than written. */
  readonly isFromChanged: boolean;
  readonly isToChanged: boolean;
  readonly asks: AskReason | null;
};

export type RangeProblem = "zero_to_zero" | "empty_interval" | "past_midnight" | "unreadable";

type Written = { readonly from: ClockTime; readonly to: ClockTime };

type RangePlace = EarlyHours & {
  /** Where the range before it ended; 0 for the first. */
  readonly previousEnd: number;
  readonly isLast: boolean;
};

/** Decides which half of the day a range means, in the order of the grammar's third rule. */
export function readRange(written: Written, place: RangePlace): Result<ReadRange, RangeProblem> {
  const { from, to } = written;
  if (from.minute === 0 && to.minute === 0) return err("zero_to_zero");
  if (from.minute === MINUTES_PER_DAY) return err("unreadable");
  const asWritten = { from: from.minute as number, to: to.minute || MINUTES_PER_DAY };
  const withEnd = laterEnd(asWritten, to);
  const afterPrevious = laterThanPrevious(withEnd, written, place.previousEnd);
  const late = laterStart(afterPrevious, written, place);
  const { from: start, to: end } = late;
  const isOvernight = end <= start;
  if (start === end) return err("empty_interval");
  if (isOvernight && (end > EARLY || !place.isLast)) return err("past_midnight");
  const isMoved = late !== afterPrevious;
  return ok({
    from: start,
    to: end,
    isFromChanged: start !== asWritten.from,
    isToChanged: end !== asWritten.to,
    asks: askOf({ written, read: late, place, isMoved, isPushed: afterPrevious !== withEnd }),
  });
}

type Edges = { readonly from: number; readonly to: number };

/** "9-5": an end up to 12 that is not after its start is half a day later, where that helps. */
function laterEnd(edges: Edges, to: ClockTime): Edges {
  const { from, to: end } = edges;
  const isWrong = end <= from && end <= NOON && isOpen(to);
  return isWrong && end + NOON > from ? { from, to: end + NOON } : edges;
}

/** "9-12 1-5": a range that starts before the end of the one before it is half a day later. */
function laterThanPrevious(edges: Edges, written: Written, previousEnd: number): Edges {
  if (edges.from >= previousEnd || !isOpen(written.from)) return edges;
  const moved = moveBy12(edges, written);
  return moved !== null && moved.from >= previousEnd ? moved : edges;
}

/** "5-9": a start before 6:00 is half a day later, unless people work as early here. */
function laterStart(edges: Edges, written: Written, place: RangePlace): Edges {
  const isEarly = edges.from < EARLY && written.from.form === "plain";
  const isWhole = !written.to.isMidnight; // "2-24" does not fit half a day later
  const isMoved = isEarly && isWhole && place.hasEarlyHours !== true;
  return (isMoved && moveBy12(edges, written)) || edges;
}

/** Both edges half a day later, or the start alone where the end is written as it must be. */
function moveBy12({ from, to }: Edges, written: Written): Edges | null {
  const start = from + NOON;
  if (!isOpen(written.to)) {
    const isNight = to <= from && to <= EARLY;
    const fits = start < MINUTES_PER_DAY && (start < to || isNight);
    return fits ? { from: start, to } : null;
  }
  return to > from && to + NOON <= MINUTES_PER_DAY ? { from: start, to: to + NOON } : null;
}

type Judged = {
  readonly written: Written;
  readonly read: Edges;
  readonly place: RangePlace;
  readonly isMoved: boolean;
  readonly isPushed: boolean;
};

function askOf(judged: Judged): AskReason | null {
  const { written, read } = judged;
  if (read.to <= read.from) return "after_midnight";
  if (read.from < EARLY) return "begins_early";
  if (read.to === MINUTES_PER_DAY && !written.to.isMidnight) return "ends_at_midnight";
  return couldMeanOther(judged) ? "could_mean_other" : null;
}

/** Two readings are as good as each other, or the change contradicts how a time was written. */
function couldMeanOther({ written, read, place, isMoved, isPushed }: Judged): boolean {
  const { from, to } = written;
  const isPaddedChanged =
    (from.form === "padded" && read.from !== from.minute) ||
    (to.form === "padded" && read.to !== to.minute);
  if (isPaddedChanged) return true;
  if (isMoved) return place.hasEarlyHours === null || !place.isLast;
  if (isPushed) return from.minute >= EARLY; // "14-18 9-11": the ranges may be out of order
  const isHalfOpen = from.form === "plain" && from.minute < NOON && from.minute >= EARLY;
  return isHalfOpen && to.form === "fixed" && !to.isMidnight && from.minute + NOON < to.minute; // "8-9pm"
}
