import {
  addDays,
  daysBetween,
  endOfMonth,
  parseLocalDate,
  startOfMonth,
  startOfWeek,
} from "./local-date";
import type { LocalDate } from "./local-date";

/** Days from `from` to `to`, both included. */
export type Period = { readonly from: LocalDate; readonly to: LocalDate };

/** The longest period that any call or loop may cover (schedule.md 5.5). */
export const MAX_PERIOD_DAYS = 366;

/** The number of days, 0 when the period ends before it starts. */
export function periodLength(period: Period): number {
  return Math.max(0, daysBetween(period.from, period.to) + 1);
}

/** From the first to the last of the dates, in whatever order they are; null for none. */
export function periodOf(dates: readonly LocalDate[]): Period | null {
  const sorted = [...dates].sort();
  const [from, to] = [sorted[0], sorted.at(-1)];
  return from !== undefined && to !== undefined ? { from, to } : null;
}

/** Every date of the period in order; throws a bug beyond MAX_PERIOD_DAYS. */
export function datesOf(period: Period): LocalDate[] {
  const length = periodLength(period);
  if (length > MAX_PERIOD_DAYS) throw new Error(`A period of ${length} days`);
  return Array.from({ length }, (_, index) => addDays(period.from, index));
}

/** The calendar month around a date. */
export function monthAround(date: LocalDate): Period {
  return { from: startOfMonth(date), to: endOfMonth(date) };
}

/** The week around a date, Monday to Sunday. */
export function weekAround(date: LocalDate): Period {
  const from = startOfWeek(date);
  return { from, to: addDays(from, 6) };
}

/** A screen stands at most so many days away from today: ten years. */
const MAX_DAYS_FROM_TODAY = 3653;

/** Reads a date that a screen may stand on; null when it is none or too far from today. */
export function parseDateNear(text: string, today: LocalDate): LocalDate | null {
  const date = parseLocalDate(text);
  if (date === null || Math.abs(daysBetween(today, date)) > MAX_DAYS_FROM_TODAY) return null;
  return date;
}

/** Tells whether a date lies in the period. */
export function includesDate(period: Period, date: LocalDate): boolean {
  return period.from <= date && date <= period.to;
}
