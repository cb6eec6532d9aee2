import { sameIntervals, union } from "@/lib/domain/time/interval";
import type { Interval } from "@/lib/domain/time/interval";
import { parseLocalDate } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { END_OF_DAY, minuteOf } from "@/lib/domain/time/local-time";
import type { Minute } from "@/lib/domain/time/local-time";

/** A piece of one day, as it was dragged. */
export type DraggedPiece = { readonly date: LocalDate; readonly interval: Interval };

/**
 * Reads what the calendar reports of a drag as wall-clock minutes of its first date; an end on
 * another date is the end of the day. The calendar's dates hold wall-clock times as UTC.
 */
export function pieceOf(start: Date, end: Date): DraggedPiece | null {
  const date = parseLocalDate(start.toISOString().slice(0, 10));
  if (date === null) return null;
  const from = minuteOfDay(start);
  const to = end.toISOString().slice(0, 10) === date ? minuteOfDay(end) : END_OF_DAY;
  return from < to ? { date, interval: { from, to } } : null;
}

/** The hours of a day after a piece was added. */
export function withPiece(intervals: readonly Interval[], piece: Interval): Interval[] {
  return union(intervals, [piece]);
}

/** The hours of a day after one of its intervals was moved or resized. */
export function withReplaced(
  intervals: readonly Interval[],
  old: Interval,
  piece: Interval,
): Interval[] {
  return union(
    intervals.filter((each) => !sameIntervals([each], [old])),
    [piece],
  );
}

function minuteOfDay(at: Date): Minute {
  return minuteOf(at.getUTCHours() * 60 + at.getUTCMinutes());
}
