import { grouped } from "../grouped";
import type { WorkingDay } from "../schedule/working-day";
import { coveredMinutes } from "../time/interval";
import type { LocalDate } from "../time/local-date";
import { incomeOf, isDone } from "./booking";
import type { ReportedVisit } from "./booking";

/** What a member's pay depends on (business.md 17.1). */
export type WorkDone = {
  readonly workingDays: number;
  /** Hours of the wall clock, two places. */
  readonly workingHours: number;
  /** Group events with anybody who came. */
  readonly groupServices: number;
  /** Services rendered outside of group events. */
  readonly services: number;
  /** The cost of all services rendered. */
  readonly servicesSum: number;
};

/** Hours planned and services rendered; days without hours count nothing. */
export function workDone(
  days: readonly WorkingDay[],
  bookings: readonly ReportedVisit[],
): WorkDone {
  const working = days.filter(({ intervals }) => intervals.length > 0);
  const minutes = working.reduce((sum, { intervals }) => sum + coveredMinutes(intervals), 0);
  const done = bookings.filter(isDone);
  const seats = done.filter(({ eventId }) => eventId !== 0);
  const single = done.filter(({ eventId }) => eventId === 0);
  return {
    workingDays: working.length,
    workingHours: Math.round((minutes / 60) * 100) / 100,
    groupServices: new Set(seats.map(({ eventId }) => eventId)).size,
    services: single.reduce((sum, { services }) => sum + services, 0),
    servicesSum: incomeOf(done),
  };
}

/** The work of each date. */
export function dailyWorkDone(
  dates: readonly LocalDate[],
  days: readonly WorkingDay[],
  bookings: readonly ReportedVisit[],
): { readonly date: LocalDate; readonly work: WorkDone }[] {
  const daysOf = grouped(days, ({ date }) => date);
  const bookingsOf = grouped(bookings, ({ date }) => date);
  return dates.map((date) => ({
    date,
    work: workDone(daysOf.get(date) ?? [], bookingsOf.get(date) ?? []),
  }));
}
