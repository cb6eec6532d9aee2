import { partsOf, weekdayOf } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import type { Period } from "@/lib/domain/time/period";
import type { Words } from "./words";

/** Keys of the catalogue, from Monday. */
const WEEKDAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

/** Keys of the catalogue, from January. */
const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
] as const;

/** "Mon" to "Sun". */
export function shortWeekdays(words: Words): string[] {
  return WEEKDAYS.map((name) => words.fill(`dates.shortWeekdays.${name}`));
}

/** "Fri". */
export function shortWeekday(words: Words, date: LocalDate): string {
  return words.fill(`dates.shortWeekdays.${weekdayKey(date)}`);
}

/** "Fri 2": the head of a narrow column. */
export function weekdayAndDay(words: Words, date: LocalDate): string {
  const { day } = partsOf(date);
  return words.fill("dates.weekdayAndDay", { weekday: shortWeekday(words, date), day });
}

/** "Fri 2 Oct". */
export function shortDay(words: Words, date: LocalDate): string {
  const weekday = shortWeekday(words, date);
  return words.fill("dates.shortDay", { weekday, ...shortParts(words, date) });
}

/** "Friday 2 October". */
export function dayInYear(words: Words, date: LocalDate): string {
  return words.day(date, () => {
    const { day, month } = longParts(words, date);
    return words.fill("dates.dayInYear", { weekday: weekday(words, date), day, month });
  });
}

/** "Friday 2 October 2026". */
export function longDay(words: Words, date: LocalDate): string {
  return words.fill("dates.longDay", { weekday: weekday(words, date), ...longParts(words, date) });
}

/** "October 2026". */
export function monthTitle(words: Words, date: LocalDate): string {
  const { month, year } = longParts(words, date);
  return words.fill("dates.monthTitle", { month, year });
}

/** "28 Sep – 4 Oct 2026"; a month is named once, and a year. */
export function periodTitle(words: Words, period: Period): string {
  const from = shortParts(words, period.from);
  const to = shortParts(words, period.to);
  const ends = { toDay: to.day, toMonth: to.month, toYear: to.year };
  if (from.year !== to.year) {
    const starts = { fromDay: from.day, fromMonth: from.month, fromYear: from.year };
    return words.fill("dates.spanOverYears", { ...starts, ...ends });
  }
  if (from.month === to.month)
    return words.fill("dates.spanInMonth", { fromDay: from.day, ...ends });
  return words.fill("dates.spanInYear", { fromDay: from.day, fromMonth: from.month, ...ends });
}

type DateParts = { readonly day: number; readonly month: string; readonly year: number };

function longParts(words: Words, date: LocalDate): DateParts {
  const { year, month, day } = partsOf(date);
  return { day, month: words.fill(`dates.months.${monthKey(month)}`), year };
}

function shortParts(words: Words, date: LocalDate): DateParts {
  const { year, month, day } = partsOf(date);
  return { day, month: words.fill(`dates.shortMonths.${monthKey(month)}`), year };
}

function weekday(words: Words, date: LocalDate): string {
  return words.fill(`dates.weekdays.${weekdayKey(date)}`);
}

function weekdayKey(date: LocalDate): (typeof WEEKDAYS)[number] {
  return WEEKDAYS[weekdayOf(date) - 1] ?? "monday";
}

function monthKey(month: number): (typeof MONTHS)[number] {
  return MONTHS[month - 1] ?? "january";
}
