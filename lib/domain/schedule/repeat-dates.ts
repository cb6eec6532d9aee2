import { addDays, addMonths, dayNumber, startOfWeek, weekdayOf } from "../time/local-date";
import type { LocalDate } from "../time/local-date";

/** How often something comes again (business.md 8.5). */
export type RepeatMode =
  | "daily"
  | "weekdays"
  | "mon_wed_fri"
  | "tue_thu"
  | "weekly"
  | "monthly"
  | "yearly";

export type Repetition = {
  readonly mode: RepeatMode;
  /** The pause: weekly with 2 repeats every third week. */
  readonly interval: number;
  /** Days of a weekly repetition, 0 = Sunday; none = the day of the first date. */
  readonly days: readonly number[];
};

export type RepeatRange = {
  readonly from: LocalDate;
  /** The last date, or how many; whichever comes first. */
  readonly till: LocalDate | null;
  readonly count: number | null;
};

/** Days without an end in sight are not searched further. */
const MAX_DAYS = 3660;

/** The dates of a repetition in order, at most `limit`. */
export function repeatDates(
  repetition: Repetition,
  { from, till, count }: RepeatRange,
  limit: number,
): LocalDate[] {
  const wanted = Math.min(limit, count ?? limit);
  const end = till ?? addDays(from, MAX_DAYS);
  const dates: LocalDate[] = [];
  for (let step = 0; step <= MAX_DAYS && dates.length < wanted; step += 1) {
    const date = dateAt(repetition, from, step);
    if (date > end) break;
    if (isRepeated(repetition, from, date)) dates.push(date);
  }
  return dates;
}

function dateAt({ mode, interval }: Repetition, from: LocalDate, step: number): LocalDate {
  if (mode === "monthly") return addMonths(from, step * (interval + 1));
  if (mode === "yearly") return addMonths(from, step * (interval + 1) * 12);
  return addDays(from, step);
}

function isRepeated(repetition: Repetition, from: LocalDate, date: LocalDate): boolean {
  const { mode, interval } = repetition;
  if (mode === "monthly" || mode === "yearly") return true;
  const days = dayNumber(date) - dayNumber(from);
  if (mode === "daily") return days % (interval + 1) === 0;
  const weeks = (dayNumber(startOfWeek(date)) - dayNumber(startOfWeek(from))) / 7;
  const isWeek = weeks % (interval + 1) === 0;
  return isWeek && weekdaysOf(repetition, from).includes(weekdayOf(date) % 7);
}

/** 0 = Sunday. */
function weekdaysOf({ mode, days }: Repetition, from: LocalDate): readonly number[] {
  if (mode === "weekdays") return [1, 2, 3, 4, 5];
  if (mode === "mon_wed_fri") return [1, 3, 5];
  if (mode === "tue_thu") return [2, 4];
  return days.length > 0 ? days : [weekdayOf(from) % 7];
}
