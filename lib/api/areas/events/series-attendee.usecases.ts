import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { EventSchedule } from "@/lib/domain/salon/event-series";
import type { StaffScope } from "@/lib/api/platform/access";
import { bookSeats } from "./attendee-seats.steps";
import type { ClientSeries } from "./series-attendee.port";
import { scheduleOf } from "./series-preconditions.steps";
import { dayViewsOf } from "./event-series-view.steps";
import { lockTime } from "./series-generation.steps";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import type { EventRepositories } from "./repositories.port";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { ClientRepositories } from "@/lib/api/areas/clients/repositories.port";
import type { ResourceRepositories } from "@/lib/api/areas/resources/repositories.port";
import type { CatalogueRepositories } from "@/lib/api/areas/catalogue/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { ClientSeriesView, ClientToAttach } from "./series-attendee.contract";
import { daysOf, areDaysOf } from "./series-plan.rules";
import type { Place } from "./series-plan.rules";

type Needs = Pick<EventRepositories, "eventSchedules" | "clientSeries"> &
  Pick<TeamRepositories, "team"> &
  Pick<ClientRepositories, "clients" | "tags"> &
  ResourceRepositories &
  Pick<CatalogueRepositories, "services">;

export type ClientSeriesUseCases = ReturnType<typeof createClientSeriesUseCases>;

const NO_SERIES: ServiceError = { kind: "not_found", message: "Client schedule not found." };
const NO_CLIENT: ServiceError = { kind: "not_found", message: "Client not found." };
const NO_DAY: ServiceError = { kind: "not_found", message: "Series not found." };

type Ids = { readonly scheduleId: number; readonly seriesId: number };

/** Clients who come to a schedule of events again and again (business.md 6.10). */
export function createClientSeriesUseCases(deps: {
  readonly store: Stored<Needs>;
  readonly log: Log;
}) {
  const { store } = deps;
  const write = auditedWrite<Needs>(deps);

  function attach(
    scope: StaffScope,
    scheduleId: number,
    wanted: ClientToAttach,
  ): Promise<Result<ClientSeriesView, ServiceError>> {
    return write(scope, async (repositories, audit) => {
      const attached = await attachClient(scope, scheduleId, wanted, repositories);
      if (attached.ok) audit("client series created", { id: attached.value.id });
      return attached;
    });
  }

  function change(
    scope: StaffScope,
    ids: Ids,
    dayIds: readonly number[],
  ): Promise<Result<ClientSeriesView, ServiceError>> {
    return write(scope, async (repositories, audit) => {
      const changed = await changeDays(scope, ids, dayIds, repositories);
      if (changed.ok) audit("client series changed", { id: ids.seriesId });
      return changed;
    });
  }

  /** Deletes the attachment and the client's seats ahead. */
  function detach(scope: StaffScope, ids: Ids): Promise<Result<void, ServiceError>> {
    return write(scope, async (repositories, audit) => {
      const removed = await detachClient(scope, ids, repositories);
      if (removed.ok) audit("client series deleted", { id: ids.seriesId });
      return removed;
    });
  }

  /** What the path names is looked for before the body is checked (schedule.md 5.2). */
  async function reach(
    scope: StaffScope,
    scheduleId: number | undefined,
    seriesId: number | undefined,
  ): Promise<ServiceError | null> {
    if (scheduleId === undefined || seriesId === undefined) return NO_SERIES;
    const seen = await store.eventSchedules.find(scope.id, scheduleId);
    const schedule = await scheduleOf(scope, seen, store);
    if (!schedule.ok) return schedule.error;
    const known = await store.clientSeries.list(scope.id, scheduleId);
    return known.some(({ id }) => id === seriesId) ? null : NO_SERIES;
  }

  return { attach, change, detach, reach };
}

/** A client is attached to a schedule once: attaching them again adds the days (inferred). */
async function attachClient(
  scope: StaffScope,
  scheduleId: number,
  { clientId, dayIds }: ClientToAttach,
  repositories: Needs,
): Promise<Result<ClientSeriesView, ServiceError>> {
  const { clientSeries, clients } = repositories;
  const found = await lockedSchedule(scope, scheduleId, repositories);
  if (!found.ok) return found;
  const schedule = found.value;
  if (!(await clients.find(scope.id, clientId))) return err(NO_CLIENT);
  if (dayIds && !areDaysOf(schedule, dayIds)) return err(NO_DAY);
  const all = await clientSeries.list(scope.id, scheduleId);
  const known = all.find((each) => each.clientId === clientId);
  const both = known?.dayIds && dayIds ? [...new Set([...known.dayIds, ...dayIds])] : null;
  const series = { scheduleId, clientId, dayIds: known ? both : dayIds };
  const places = await placesOf(scope, dayIds ?? daysOf(schedule, series), repositories);
  if (known) await clientSeries.changeDays(scope.id, known.id, series.dayIds, scope.now);
  const [added] = known ? [known.id] : await clientSeries.add(scope.id, [series], scope.now);
  if (added === undefined) throw new Error("The database answered no row for a client series");
  await bookSeats(scope, places, [series], repositories);
  return ok(await viewOf(scope, schedule, { ...series, id: added }, repositories));
}

/** The days are those they come to from now on: seats ahead on others are deleted. */
async function changeDays(
  scope: StaffScope,
  ids: Ids,
  dayIds: readonly number[],
  repositories: Needs,
): Promise<Result<ClientSeriesView, ServiceError>> {
  const found = await lockedSeries(scope, ids, repositories);
  if (!found.ok) return found;
  const { schedule, series } = found.value;
  if (!areDaysOf(schedule, dayIds)) return err(NO_DAY);
  const before = daysOf(schedule, series);
  const places = await placesOf(scope, [...new Set([...before, ...dayIds])], repositories);
  const left = places.filter(({ dayId }) => !dayIds.includes(dayId));
  await cancelSeats(scope, left, series.clientId, repositories);
  const changed = { ...series, dayIds };
  await repositories.clientSeries.changeDays(scope.id, series.id, dayIds, scope.now);
  // one that they gave back by hand on a day they keep is not booked again
  const joined = places.filter(({ dayId }) => !before.includes(dayId));
  await bookSeats(scope, joined, [changed], repositories);
  return ok(await viewOf(scope, schedule, changed, repositories));
}

async function detachClient(
  scope: StaffScope,
  ids: Ids,
  repositories: Needs,
): Promise<Result<void, ServiceError>> {
  const found = await lockedSeries(scope, ids, repositories);
  if (!found.ok) return found;
  const { schedule, series } = found.value;
  const places = await placesOf(scope, daysOf(schedule, series), repositories);
  await cancelSeats(scope, places, series.clientId, repositories);
  await repositories.clientSeries.remove(scope.id, series.id, scope.now);
  return ok(undefined);
}

async function lockedSchedule(
  scope: StaffScope,
  scheduleId: number,
  repositories: Needs,
): Promise<Result<EventSchedule, ServiceError>> {
  const { eventSchedules } = repositories;
  await eventSchedules.lock(scope.id, scheduleId);
  return scheduleOf(scope, await eventSchedules.find(scope.id, scheduleId), repositories);
}

async function lockedSeries(
  scope: StaffScope,
  { scheduleId, seriesId }: Ids,
  repositories: Needs,
): Promise<Result<{ schedule: EventSchedule; series: ClientSeries }, ServiceError>> {
  const schedule = await lockedSchedule(scope, scheduleId, repositories);
  if (!schedule.ok) return schedule;
  const known = await repositories.clientSeries.list(scope.id, scheduleId);
  const series = known.find(({ id }) => id === seriesId);
  return series ? ok({ schedule: schedule.value, series }) : err(NO_SERIES);
}

/** The events ahead of these series, under the locks of their members and their own. */
async function placesOf(
  scope: StaffScope,
  dayIds: readonly number[],
  repositories: Needs,
): Promise<Place[]> {
  const { eventSchedules, clientSeries } = repositories;
  const seen = await eventSchedules.events(scope.id, dayIds);
  await lockTime(scope, [], seen, repositories);
  await clientSeries.lockEvents(
    scope.id,
    seen.flatMap(({ event }) => event?.id ?? []),
  );
  const made = await eventSchedules.events(scope.id, dayIds);
  return made.flatMap(({ dayId, event }) =>
    event && event.startsAt > scope.now ? [{ dayId, event }] : [],
  );
}

/** Who may not delete an appointment whose client came leaves it as it is. */
async function cancelSeats(
  scope: StaffScope,
  places: readonly Place[],
  clientId: number,
  { clientSeries }: Pick<EventRepositories, "clientSeries">,
): Promise<void> {
  const eventIds = places.map(({ event }) => event.id);
  const withArrived = scope.access.mayDeleteArrivedAppointments;
  await clientSeries.cancel(scope.id, { clientId, eventIds, withArrived }, scope.now);
}

async function viewOf(
  scope: StaffScope,
  schedule: EventSchedule,
  series: ClientSeries,
  repositories: Needs,
): Promise<ClientSeriesView> {
  const ids = daysOf(schedule, series);
  const own = schedule.days.filter(({ id }) => ids.includes(id));
  const days = await dayViewsOf(scope, own, repositories);
  const dates = days.flatMap(({ events }) => events.flatMap(({ actual }) => actual?.date ?? []));
  return { id: series.id, days, lastDate: dates.sort().at(-1) ?? `${schedule.to} 00:00:00` };
}
