import { addDays } from "../time/local-date";
import type { LocalDate } from "../time/local-date";
import { includesDate, periodLength } from "../time/period";
import type { Period } from "../time/period";
import { cents, incomeOf, isDone, isVisit } from "./booking";
import type { ReportedVisit } from "./booking";

/** A client who stays away for so many days is lost (business.md 16.1). */
const LOST_AFTER_DAYS = 60;

/** The dates of a client's first and last visits; of the location, and of the selection. */
export type ClientVisits = {
  readonly client: string;
  readonly first: LocalDate;
  /** The last visit up to the end of the period, among the bookings that are selected. */
  readonly last: LocalDate | null;
};

/** The period of equal length just before (business.md 16.1). */
export function periodBefore(period: Period): Period {
  const to = addDays(period.from, -1);
  return { from: addDays(period.from, -periodLength(period)), to };
}

/** The change in whole per cent; null when there was nothing before and there is now. */
export function changePercent(current: number, previous: number): number | null {
  if (previous === 0) return current === 0 ? 0 : null;
  return Math.round(((current - previous) / previous) * 100);
}

/** A share in per cent, one place; null of nothing. */
export function percentOf(part: number, total: number): number | null {
  return total === 0 ? null : Math.round((part / total) * 1000) / 10;
}

/** What came in, and per appointment that was rendered. */
export function incomeFigures(bookings: readonly ReportedVisit[]): {
  readonly total: number;
  readonly average: number;
} {
  const total = incomeOf(bookings);
  const count = bookings.filter(isDone).length;
  return { total, average: count === 0 ? 0 : cents(total / count) };
}

/** How many appointments were completed, stand out, or were canceled by staying away. */
export function recordFigures(bookings: readonly ReportedVisit[]): {
  readonly completed: number;
  readonly pending: number;
  readonly canceled: number;
  readonly total: number;
} {
  const completed = bookings.filter(isDone).length;
  const canceled = bookings.filter((each) => !isVisit(each)).length;
  const total = bookings.length;
  return { completed, canceled, pending: total - completed - canceled, total };
}

/** Clients of a period: new are those whose first visit of all lies in it. */
export function clientFigures(
  period: Period,
  bookings: readonly ReportedVisit[],
  known: readonly ClientVisits[],
): {
  readonly total: number;
  readonly fresh: number;
  readonly returned: number;
  readonly active: number;
  readonly lost: number;
} {
  const firsts = new Map(known.map(({ client, first }) => [client, first]));
  const seen = visitorsOf(bookings);
  const fresh = [...seen].filter((client) => isFresh(period, firsts.get(client))).length;
  const active = known.filter(({ last }) => last && addDays(last, LOST_AFTER_DAYS) > period.to);
  const lost = known.filter(
    ({ last }) => last && includesDate(period, addDays(last, LOST_AFTER_DAYS)),
  );
  return {
    total: seen.size,
    fresh,
    returned: seen.size - fresh,
    active: active.length,
    lost: lost.length,
  };
}

/** The clients who came or will come, each once. */
export function visitorsOf(bookings: readonly ReportedVisit[]): Set<string> {
  return new Set(bookings.filter(isVisit).flatMap(({ client }) => (client ? [client] : [])));
}

function isFresh(period: Period, first: LocalDate | undefined): boolean {
  return first !== undefined && includesDate(period, first);
}
