import { grouped } from "../grouped";
import type { LocalDate } from "../time/local-date";
import { incomeOf } from "./booking";
import type { ReportedVisit } from "./booking";
import { visitorsOf } from "./overall";
import type { ClientVisits } from "./overall";

export type DayValue = { readonly date: LocalDate; readonly value: number };

/** A figure of each date, from the bookings that start on it. */
export function dailyFigure(
  dates: readonly LocalDate[],
  bookings: readonly ReportedVisit[],
  figure: (ofDay: readonly ReportedVisit[], date: LocalDate) => number,
): DayValue[] {
  const byDate = grouped(bookings, ({ date }) => date);
  return dates.map((date) => ({ date, value: figure(byDate.get(date) ?? [], date) }));
}

/** What each date earned. */
export function dailyIncome(
  dates: readonly LocalDate[],
  bookings: readonly ReportedVisit[],
): DayValue[] {
  return dailyFigure(dates, bookings, incomeOf);
}

/** The clients of each date, and those of them on their first visit of all. */
export function dailyClients(
  dates: readonly LocalDate[],
  bookings: readonly ReportedVisit[],
  known: readonly ClientVisits[],
): { readonly total: DayValue[]; readonly fresh: DayValue[]; readonly returned: DayValue[] } {
  const firsts = new Map(known.map(({ client, first }) => [client, first]));
  const count = (isWanted: (isFirst: boolean) => boolean) =>
    dailyFigure(
      dates,
      bookings,
      (ofDay, date) =>
        [...visitorsOf(ofDay)].filter((client) => isWanted(firsts.get(client) === date)).length,
    );
  return {
    total: count(() => true),
    fresh: count((isFirst) => isFirst),
    returned: count((isFirst) => !isFirst),
  };
}
