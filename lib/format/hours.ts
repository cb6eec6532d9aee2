import { EARLY } from "@/lib/domain/schedule/half-days";
import type { DayOffKind } from "@/lib/domain/schedule/working-day";
import type { Interval } from "@/lib/domain/time/interval";
import type { Minute } from "@/lib/domain/time/local-time";
import type { Words } from "./words";

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

/** "10–18"; "05–9" for a start before 6:00, because "5–9" is read as the evening. */
export function shortInterval({ from, to }: Interval): string {
  return `${from < EARLY ? "0" : ""}${shortTime(from)}–${shortTime(to)}`;
}

/** "9:30–13 14–18"; nothing for no hours. What it prints, the typed-hours reader reads. */
export function shortHours(intervals: readonly Interval[]): string {
  return intervals.map(shortInterval).join(" ");
}

/** "09:30–13:00, 14:00–18:00", or "no hours". */
export function longHours(words: Words, intervals: readonly Interval[]): string {
  if (intervals.length === 0) return words.fill("hours.none");
  return intervals.map((each) => `${clockTime(each.from)}–${clockTime(each.to)}`).join(", ");
}

/** "7 h", "7 h 30 min", "0 h". */
export function hoursAndMinutes(words: Words, minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (rest === 0) return words.fill("hours.hours", { hours });
  if (hours === 0) return words.fill("hours.minutes", { minutes: rest });
  return words.fill("hours.hoursAndMinutes", { hours, minutes: rest });
}

/** "7", "7.5", "7.25": hours for a column of totals. */
export function decimalHours(words: Words, minutes: number): string {
  const text = String(Math.round((minutes / 60) * 100) / 100);
  return text.replace(".", words.fill("hours.decimalPoint"));
}

/** "63 %" for a share of 0.634. */
export function percent(words: Words, share: number): string {
  return words.fill("hours.percent", { value: Math.round(share * 100) });
}

/** "Vacation". */
export function dayOffName(words: Words, kind: DayOffKind): string {
  return words.fill(`daysOff.${kind}`);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
