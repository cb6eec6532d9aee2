import { isVisit } from "@/lib/domain/reports/booking";
import type { ReportedVisit } from "@/lib/domain/reports/booking";
import { dailyClients, dailyFigure, dailyIncome } from "@/lib/domain/reports/daily";
import type { DayValue } from "@/lib/domain/reports/daily";
import {
  clientFigures,
  incomeFigures,
  periodBefore,
  recordFigures,
} from "@/lib/domain/reports/overall";
import type { ClientVisits } from "@/lib/domain/reports/overall";
import { ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Block } from "@/lib/domain/salon/appointment";
import {
  loadsOf,
  shareInPercent,
  shareOf,
  sharesByDate,
  totalLoad,
} from "@/lib/domain/schedule/occupancy";
import { datesOf, includesDate } from "@/lib/domain/time/period";
import type { Period } from "@/lib/domain/time/period";
import { spanOf, todayIn } from "@/lib/zone/wall-clock";
import type { StaffScope } from "@/lib/api/platform/access";
import { daysWithHours } from "@/lib/api/areas/schedule/occupancy.steps";
import { busyPieces } from "@/lib/api/areas/schedule/busy-days.rules";
import type { ScheduleRepositories } from "@/lib/api/areas/schedule/repositories.port";
import type { AppointmentRepositories } from "@/lib/api/areas/appointments/repositories.port";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { ReadModel } from "@/lib/api/platform/read-model";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { ReportRepositories } from "./repositories.port";
import { bookingsOf, selectReport } from "./report-selection.steps";
import type { Selected } from "./report-selection.steps";
import type { ReportQuery } from "./analytics.contract";

type Deps = {
  readonly readModel: ReadModel;
  readonly store: ScheduleRepositories &
    Pick<AppointmentRepositories, "appointments"> &
    ReportRepositories &
    Pick<TeamRepositories, "positions">;
};

export type AnalyticsUseCases = ReturnType<typeof createAnalyticsUseCases>;

/** The figures of a period, without those of clients. */
type PeriodFigures = {
  readonly income: ReturnType<typeof incomeFigures>;
  readonly records: ReturnType<typeof recordFigures>;
  /** Booked share, 0 to 1. */
  readonly fullness: number;
};

export type Overall = {
  readonly currency: string;
  readonly current: PeriodFigures;
  readonly previous: PeriodFigures;
  readonly clients: ReturnType<typeof clientFigures>;
};

type Answer<T> = Promise<Result<T, ServiceError>>;

/** Figures of a location, computed from hours, appointments and clients (business.md 16). */
export function createAnalyticsUseCases({ readModel, store }: Deps) {
  /** Does something with what the query selects, once that is found good. */
  async function report<T>(
    scope: StaffScope,
    query: ReportQuery,
    compute: (selected: Selected) => Promise<T>,
  ): Answer<T> {
    const { positions } = store;
    const selected = await selectReport({ readModel, positions }, scope, query);
    return selected.ok ? ok(await compute(selected.value)) : selected;
  }

  return {
    /** The period beside the one of equal length just before. */
    overall: (scope: StaffScope, query: ReportQuery): Answer<Overall> =>
      report(scope, query, (selected) => overallOf(store, scope, selected)),
    /** Booked share of the hours a day, as workload tells it, and the part that stayed away. */
    fullness: (scope: StaffScope, query: ReportQuery) =>
      report(scope, query, (selected) => fullnessOf(store, scope, selected)),
    income: (scope: StaffScope, query: ReportQuery) =>
      report(scope, query, async (selected) =>
        dailyIncome(datesOf(selected.period), await startingOf(store, scope, selected)),
      ),
    /** All appointments a day, those booked online, and clients on their first visit. */
    records: (scope: StaffScope, query: ReportQuery) =>
      report(scope, query, (selected) => recordsOf(store, scope, selected)),
    clients: (scope: StaffScope, query: ReportQuery) =>
      report(scope, query, async (selected) => {
        const bookings = await startingOf(store, scope, selected);
        const known = await visitsOf(store, scope, selected);
        return dailyClients(datesOf(selected.period), bookings, known);
      }),
    /** The appointments of the period, for what they are made of. */
    bookings: (scope: StaffScope, query: ReportQuery): Answer<readonly ReportedVisit[]> =>
      report(scope, query, (selected) => startingOf(store, scope, selected)),
  };
}

type Data = Deps["store"];

/** Both periods touch: one reading serves the two. */
async function overallOf(store: Data, scope: StaffScope, selected: Selected): Promise<Overall> {
  const { period, members, bookings: selection } = selected;
  const before = periodBefore(period);
  const both = { from: before.from, to: period.to };
  const { touching, starting } = await bookingsOf(store.figures, scope, selection, both);
  const blocks = await blocksOf(store, scope, { ...selected, period: both }, touching);
  const days = await daysWithHours(store.hours, scope, members, both);
  const loads = loadsOf(days, busyPieces(scope.location.timeZone, blocks));
  const figuresOf = (part: Period): PeriodFigures => {
    const bookings = starting.filter(({ date }) => includesDate(part, date));
    return {
      income: incomeFigures(bookings),
      records: recordFigures(bookings),
      fullness: shareOf(totalLoad(loads.filter(({ date }) => includesDate(part, date)))),
    };
  };
  const now = starting.filter(({ date }) => includesDate(period, date));
  const clients = clientFigures(period, now, await visitsOf(store, scope, selected));
  const { currency } = scope.location;
  return { currency, current: figuresOf(period), previous: figuresOf(before), clients };
}

async function fullnessOf(store: Data, scope: StaffScope, selected: Selected) {
  const { bookings, period, members } = selected;
  const { touching } = await bookingsOf(store.figures, scope, bookings, period);
  const blocks = await blocksOf(store, scope, selected, touching);
  const missed = idsOf(touching.filter((each) => !isVisit(each)));
  const days = await daysWithHours(store.hours, scope, members, period);
  const series = (part: readonly Block[]): DayValue[] => {
    const loads = loadsOf(days, busyPieces(scope.location.timeZone, part));
    const shares = sharesByDate(datesOf(period), loads);
    return shares.map(({ date, share }) => ({ date, value: shareInPercent(share) }));
  };
  return {
    spent: series(blocks),
    noShow: series(blocks.filter(({ kind, id }) => kind === "appointment" && missed.has(id))),
  };
}

async function recordsOf(store: Data, scope: StaffScope, selected: Selected) {
  const dates = datesOf(selected.period);
  const bookings = await startingOf(store, scope, selected);
  const known = await visitsOf(store, scope, selected);
  const countOf = (list: readonly ReportedVisit[]) =>
    dailyFigure(dates, list, (ofDay) => ofDay.length);
  return {
    all: countOf(bookings),
    online: countOf(bookings.filter(({ isOnline }) => isOnline)),
    fresh: dailyClients(dates, bookings, known).fresh,
  };
}

async function startingOf(store: Data, scope: StaffScope, { bookings, period }: Selected) {
  return (await bookingsOf(store.figures, scope, bookings, period)).starting;
}

/** What takes the members' time; where one user's entries are wanted, theirs alone. */
async function blocksOf(
  store: Data,
  scope: StaffScope,
  { bookings, period }: Selected,
  touching: readonly ReportedVisit[],
): Promise<Block[]> {
  const span = spanOf(scope.location.timeZone, period);
  const blocks = await store.appointments.blocks(scope.id, bookings.memberIds, span);
  if (bookings.createdBy === null) return blocks;
  const entered = idsOf(touching);
  return blocks.filter(({ kind, id }) => kind === "appointment" && entered.has(id));
}

async function visitsOf(
  store: Data,
  scope: StaffScope,
  { bookings, period }: Selected,
): Promise<ClientVisits[]> {
  const { timeZone } = scope.location;
  const until = spanOf(timeZone, period).to;
  const rows = await store.figures.clientVisits(scope.id, bookings, until);
  return rows.map(({ client, first, last }) => ({
    client,
    first: todayIn(timeZone, first),
    last: last === null ? null : todayIn(timeZone, last),
  }));
}

function idsOf(bookings: readonly ReportedVisit[]): Set<number> {
  return new Set(bookings.map(({ id }) => id));
}
