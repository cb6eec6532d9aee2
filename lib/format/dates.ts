import { partsOf, weekdayOf } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import type { Period } from "@/lib/domain/time/period";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** "Friday". */
function weekdayName(date: LocalDate): string {
  return WEEKDAYS[weekdayOf(date) - 1] ?? "";
}

/** "Fri". */
export function shortWeekday(date: LocalDate): string {
  return weekdayName(date).slice(0, 3);
}

/** "Fri 2 Oct". */
export function shortDay(date: LocalDate): string {
  return `${shortWeekday(date)} ${dayAndMonth(date)}`;
}

/** "2 Oct". */
function dayAndMonth(date: LocalDate): string {
  return `${partsOf(date).day} ${shortMonth(date)}`;
}

/** "Friday 2 October 2026". */
export function longDay(date: LocalDate): string {
  const { year, month, day } = partsOf(date);
  return `${weekdayName(date)} ${day} ${MONTHS[month - 1] ?? ""} ${year}`;
}

/** "October 2026". */
export function monthTitle(date: LocalDate): string {
  const { year, month } = partsOf(date);
  return `${MONTHS[month - 1] ?? ""} ${year}`;
}

/** "28 Sep – 4 Oct 2026"; a whole month is named. */
export function periodTitle(period: Period): string {
  const from = partsOf(period.from);
  const to = partsOf(period.to);
  if (from.year !== to.year) {
    return `${dayAndMonth(period.from)} ${from.year} – ${dayAndMonth(period.to)} ${to.year}`;
  }
  if (from.month === to.month) return `${from.day} – ${dayAndMonth(period.to)} ${to.year}`;
  return `${dayAndMonth(period.from)} – ${dayAndMonth(period.to)} ${to.year}`;
}

function shortMonth(date: LocalDate): string {
  return (MONTHS[partsOf(date).month - 1] ?? "").slice(0, 3);
}
