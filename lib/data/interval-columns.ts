import type { DayOffKind, WorkingDay } from "@/lib/domain/schedule/working-day";
import type { Interval } from "@/lib/domain/time/interval";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { minuteOf } from "@/lib/domain/time/local-time";
import { DAY_OFF_CODES } from "./schema/day-off-codes";
import type { DayOffCode } from "./schema/day-off-codes";

const CODE_OF_KIND = new Map<DayOffKind, DayOffCode>(
  Object.entries(DAY_OFF_CODES).map(([code, kind]) => [
    kind,
    Number(code) as DayOffCode, // the keys of that table
  ]),
);

/** Writes intervals as from, to, from, to … */
export function toMinutes(intervals: readonly Interval[]): number[] {
  return intervals.flatMap(({ from, to }) => [from, to]);
}

/** The code of a kind of day off in its column. */
export function toDayOffCode(kind: DayOffKind | null): DayOffCode | null {
  return kind === null ? null : (CODE_OF_KIND.get(kind) ?? null);
}

/** Reads the columns of one day's hours. */
export function toWorkingDay(
  date: LocalDate,
  minutes: readonly number[],
  dayOff: DayOffCode | null,
): WorkingDay {
  const intervals: Interval[] = [];
  for (let at = 0; at < minutes.length; at += 2) {
    intervals.push({ from: minuteOf(minutes[at] ?? -1), to: minuteOf(minutes[at + 1] ?? -1) });
  }
  return { date, intervals, dayOff: dayOff === null ? null : DAY_OFF_CODES[dayOff] };
}
