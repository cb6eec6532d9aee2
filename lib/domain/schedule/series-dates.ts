import { addDays, weekdayOf } from "../time/local-date";
import type { LocalDate, Weekday } from "../time/local-date";

/** A series has at most so many events (schedule.md 15). */
export const MAX_SERIES_EVENTS = 366;

/** The dates of a weekday after `after`, up to and with `to` (schedule.md 15); at most `limit`. */
export function seriesDates(
  weekday: Weekday,
  { after, to }: { readonly after: LocalDate; readonly to: LocalDate },
  limit: number,
): LocalDate[] {
  const dates: LocalDate[] = [];
  const ahead = (weekday - weekdayOf(after) + 7) % 7;
  let date = addDays(after, ahead === 0 ? 7 : ahead);
  while (date <= to && dates.length < limit) {
    dates.push(date);
    date = addDays(date, 7);
  }
  return dates;
}

/** Tells whether a series until a date would have too many events, whatever its weekday. */
export function isTooLong({ after, to }: { readonly after: LocalDate; readonly to: LocalDate }) {
  return addDays(after, MAX_SERIES_EVENTS * 7) < to;
}
