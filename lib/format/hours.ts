import { DAY_OFF_KINDS } from "@/lib/domain/schedule/working-day";
import type { DayOffKind } from "@/lib/domain/schedule/working-day";
import type { Interval } from "@/lib/domain/time/interval";
import type { Minute } from "@/lib/domain/time/local-time";

const DAY_OFF_NAMES: Record<DayOffKind, string> = {
  day_off: "Day off",
  vacation: "Vacation",
  sick_leave: "Sick leave",
  training: "Training",
  unpaid_leave: "Unpaid leave",
  other: "Other absence",
};

/** "09:30"; the end of the day is "24:00". */
export function clockTime(minute: Minute): string {
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

/** "9:30", "10": as people write hours in a rota. */
function shortTime(minute: Minute): string {
  const rest = minute % 60;
  return rest === 0
    ? String(Math.floor(minute / 60))
    : `${Math.floor(minute / 60)}:${twoDigits(rest)}`;
}

/** "10–18". */
export function shortInterval(interval: Interval): string {
  return `${shortTime(interval.from)}–${shortTime(interval.to)}`;
}

/** "9:30–13 14–18"; nothing for no hours. What it prints, the typed-hours reader reads. */
export function shortHours(intervals: readonly Interval[]): string {
  return intervals.map(shortInterval).join(" ");
}

/** "09:30–13:00, 14:00–18:00", or "no hours". */
export function longHours(intervals: readonly Interval[]): string {
  if (intervals.length === 0) return "no hours";
  return intervals.map((each) => `${clockTime(each.from)}–${clockTime(each.to)}`).join(", ");
}

/** "7 h", "7 h 30 min", "0 h". */
export function hoursAndMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (rest === 0) return `${hours} h`;
  return hours === 0 ? `${rest} min` : `${hours} h ${rest} min`;
}

/** "7", "7.5", "7.25": hours for a column of totals. */
export function decimalHours(minutes: number): string {
  return String(Math.round((minutes / 60) * 100) / 100);
}

/** "63 %" for a share of 0.634. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** "Vacation". */
export function dayOffName(kind: DayOffKind): string {
  return DAY_OFF_NAMES[kind];
}

/** Every kind of day off in the order of its number. */
export const DAY_OFF_CHOICES: readonly DayOffKind[] = Object.values(DAY_OFF_KINDS);

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
