import type { TeamMemberId } from "@/lib/domain/ids";
import { addDays, dayNumber, localDateOf, partsOf } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { MAX_PERIOD_DAYS } from "@/lib/domain/time/period";

/** One byte a day of a year, 1 on a working day. */
export type WorkingYear = Uint8Array;

const DAYS_OF_LONGEST_YEAR = 366;
const LAST_YEAR = 9999;
const calendars = new Map<number, readonly LocalDate[]>();

/** Every date of a year in order; the few years in use are kept. */
export function datesOfYear(year: number): readonly LocalDate[] {
  const known = calendars.get(year);
  if (known) return known;
  const first = firstOfYear(year);
  const length =
    dayNumber(localDateOf(`${year.toString().padStart(4, "0")}-12-31`)) - dayNumber(first) + 1;
  const dates = Array.from({ length }, (_, index) => addDays(first, index));
  if (calendars.size >= 100) calendars.clear(); // years come from callers
  calendars.set(year, dates);
  return dates;
}

function firstOfYear(year: number): LocalDate {
  return localDateOf(`${year.toString().padStart(4, "0")}-01-01`);
}

/** The years that dates from `from` on up to MAX_PERIOD_DAYS ahead lie in. */
export function yearsFrom(from: LocalDate): number[] {
  const { year } = partsOf(from);
  const last = dayNumber(from) + MAX_PERIOD_DAYS;
  const years = [year];
  for (let next = year + 1; next <= LAST_YEAR; next += 1) {
    if (dayNumber(firstOfYear(next)) > last) break;
    years.push(next);
  }
  return years;
}

/** Marks the working days of each wanted member and year. */
export function toWorkingYears(
  rows: readonly { readonly memberId: TeamMemberId; readonly date: LocalDate }[],
): Map<string, WorkingYear> {
  const found = new Map<string, WorkingYear>();
  for (const { memberId, date } of rows) {
    const { year } = partsOf(date);
    const key = memberYear(memberId, year);
    let days = found.get(key);
    if (!days) found.set(key, (days = new Uint8Array(DAYS_OF_LONGEST_YEAR)));
    days[dayNumber(date) - dayNumber(firstOfYear(year))] = 1;
  }
  return found;
}

/** The key of a member's year. */
export function memberYear(memberId: TeamMemberId, year: number): string {
  return `${memberId}/${year}`;
}

/** Working dates of anybody, from `from` up to MAX_PERIOD_DAYS ahead, each once and ascending. */
export function datesFrom(
  from: LocalDate,
  years: readonly { readonly year: number; readonly team: readonly WorkingYear[] }[],
): LocalDate[] {
  const first = dayNumber(from);
  const dates: LocalDate[] = [];
  for (const { year, team } of years) {
    const start = dayNumber(firstOfYear(year));
    const calendar = datesOfYear(year);
    const end = Math.min(calendar.length - 1, first + MAX_PERIOD_DAYS - start);
    for (let day = Math.max(0, first - start); day <= end; day += 1) {
      const date = calendar[day];
      if (date !== undefined && team.some((days) => days[day] === 1)) dates.push(date);
    }
  }
  return dates;
}
