import { DAY_OFF_KINDS } from "@/lib/domain/schedule/working-day";
import type { DayOffKind, DayOffNumber, WorkingDay } from "@/lib/domain/schedule/working-day";
import type { Interval } from "@/lib/domain/time/interval";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { minuteOf } from "@/lib/domain/time/local-time";

const NUMBER_OF_KIND = new Map<DayOffKind, DayOffNumber>(
  Object.entries(DAY_OFF_KINDS).map(([number, kind]) => [
    kind,
    Number(number) as DayOffNumber, // the keys of that table
  ]),
);

/** Writes intervals as from, to, from, to … */
export function toMinutes(intervals: readonly Interval[]): number[] {
  return intervals.flatMap(({ from, to }) => [from, to]);
}

/** The number that a kind of day off has in the database and on the wire (schedule.md 9). */
export function toDayOffNumber(kind: DayOffKind | null): DayOffNumber | null {
  return kind === null ? null : (NUMBER_OF_KIND.get(kind) ?? null);
}

/** Reads the columns of one day's hours. */
export function toWorkingDay(
  date: LocalDate,
  minutes: readonly number[],
  dayOff: DayOffNumber | null,
): WorkingDay {
  const intervals: Interval[] = [];
  for (let at = 0; at < minutes.length; at += 2) {
    intervals.push({ from: minuteOf(minutes[at] ?? -1), to: minuteOf(minutes[at + 1] ?? -1) });
  }
  return { date, intervals, dayOff: dayOff === null ? null : DAY_OFF_KINDS[dayOff] };
}
