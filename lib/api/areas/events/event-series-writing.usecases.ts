import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { todayIn } from "@/lib/zone/wall-clock";
import type { StaffScope } from "@/lib/api/platform/access";
import { problemOfPlans, scheduleOf } from "./series-preconditions.steps";
import { scheduleViewOf } from "./event-series-view.steps";
import { daysOffOf, lockTime, makeEvents, removeEvents } from "./series-generation.steps";
import type { PlacedEvent } from "./series-generation.steps";
import { NO_EVENT } from "@/lib/api/areas/appointments/service-lines.rules";
import { locked } from "./event-writing.usecases";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import type { EventRepositories } from "./repositories.port";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { ResourceRepositories } from "@/lib/api/areas/resources/repositories.port";
import type { ClientRepositories } from "@/lib/api/areas/clients/repositories.port";
import type { AppointmentRepositories } from "@/lib/api/areas/appointments/repositories.port";
import type { ScheduleRepositories } from "@/lib/api/areas/schedule/repositories.port";
import type { CatalogueRepositories } from "@/lib/api/areas/catalogue/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { EventSeriesView, SeriesDayOff } from "./event-series-answers.contract";
import type { ScheduleToCreate } from "./event-series.contract";
import { problemOfEnd, problemOfSeriesMembers } from "./series-plan.rules";
import { problemOfEventReach } from "./event-reach.rules";

type Needs = Pick<EventRepositories, "events" | "eventSchedules" | "clientSeries"> &
  Pick<TeamRepositories, "team"> &
  ResourceRepositories &
  Pick<ClientRepositories, "tags"> &
  Pick<AppointmentRepositories, "appointments"> &
  ScheduleRepositories &
  Pick<CatalogueRepositories, "services">;

/** A schedule as it was saved, and the days off that it placed events on. */
export type WrittenSchedule = {
  readonly view: EventSeriesView;
  readonly daysOff: readonly SeriesDayOff[];
};

export type EventScheduleWritingUseCases = ReturnType<typeof createEventScheduleWritingUseCases>;

/** Writes of schedules that repeat an event until a date, with the events they make (schedule.md 15). */
export function createEventScheduleWritingUseCases(deps: {
  readonly store: Stored<Needs>;
  readonly log: Log;
}) {
  const write = auditedWrite<Needs>(deps);

  function create(
    scope: StaffScope,
    wanted: ScheduleToCreate,
  ): Promise<Result<WrittenSchedule, ServiceError>> {
    return write(scope, async (repositories, audit) => {
      const created = await add(scope, wanted, repositories);
      if (created.ok) audit("event schedule created", { id: created.value.view.id });
      return created;
    });
  }

  /** An earlier end deletes the events after it, a later one makes more. */
  function changeEnd(
    scope: StaffScope,
    id: number,
    to: LocalDate,
  ): Promise<Result<WrittenSchedule, ServiceError>> {
    return write(scope, async (repositories, audit) => {
      const changed = await replaceEnd(scope, id, to, repositories);
      if (changed.ok) audit("event schedule changed", { id });
      return changed;
    });
  }

  /** Deletes all series and their events ahead. */
  function remove(scope: StaffScope, id: number): Promise<Result<void, ServiceError>> {
    return write(scope, async (repositories, audit) => {
      const { eventSchedules } = repositories;
      await eventSchedules.lock(scope.id, id);
      const found = await scheduleOf(scope, await eventSchedules.find(scope.id, id), repositories);
      if (!found.ok) return found;
      const dayIds = found.value.days.map((day) => day.id);
      await lockTime(scope, [], await eventSchedules.events(scope.id, dayIds), repositories);
      const made = await eventSchedules.events(scope.id, dayIds);
      await removeEvents(scope, made, repositories);
      await eventSchedules.remove(scope.id, id, scope.now);
      audit("event schedule deleted", { id });
      return ok(undefined);
    });
  }

  return { create, changeEnd, remove };
}

async function add(
  scope: StaffScope,
  { originalEventId, to, withSeats, plans }: ScheduleToCreate,
  repositories: Needs,
): Promise<Result<WrittenSchedule, ServiceError>> {
  const { eventSchedules, team } = repositories;
  const seen = await repositories.events.find(scope.id, originalEventId);
  if (!seen) return err(NO_EVENT);
  await team.lock(scope.id, [...new Set([seen, ...plans].map((each) => each.memberId))]);
  const event = await locked(scope, originalEventId, repositories, null);
  if (!event) return err(NO_EVENT);
  await lockTime(scope, plans, [], repositories);
  const from = todayIn(scope.location.timeZone, event.startsAt);
  const everybody = await team.list(scope.id, scope.today);
  const problem =
    problemOfEventReach(scope, event, everybody) ??
    (await problemOfPlans(scope, plans, everybody, repositories)) ??
    problemOfEnd(from, to);
  if (problem) return err(problem);
  if (await eventSchedules.findOf(scope.id, originalEventId)) {
    return err(invalid("original_entity_id", "is repeated by a schedule already"));
  }
  const small = plans.findIndex(({ capacity }) => withSeats && capacity < event.booked);
  if (small !== -1) {
    return err(invalid(`days.${small}.events_capacity`, `must be at least ${event.booked}`));
  }
  const id = await eventSchedules.add(scope.id, { originalEventId, from, to, at: scope.now });
  const days = await eventSchedules.addDays(scope.id, id, plans, scope.now);
  const seats = { eventId: event.id, userId: scope.user.id, at: scope.now };
  const made = await makeEvents(
    scope,
    { from, to, days },
    { event, seats: withSeats ? seats : null },
    repositories,
  );
  if (withSeats) await attachThoseOf(scope, event.id, id, repositories);
  return ok(await written(scope, id, made, repositories));
}

/** They come to events that the schedule makes later, too (inferred; business.md 6.10). */
async function attachThoseOf(
  scope: StaffScope,
  originalEventId: number,
  scheduleId: number,
  { clientSeries }: Pick<EventRepositories, "clientSeries">,
): Promise<void> {
  const seats = await clientSeries.seats(scope.id, [originalEventId]);
  const clientIds = new Set(seats.flatMap(({ clientId }) => clientId ?? []));
  await clientSeries.add(
    scope.id,
    [...clientIds].map((clientId) => ({ scheduleId, clientId, dayIds: null })),
    scope.now,
  );
}

async function replaceEnd(
  scope: StaffScope,
  id: number,
  to: LocalDate,
  repositories: Needs,
): Promise<Result<WrittenSchedule, ServiceError>> {
  const { eventSchedules } = repositories;
  await eventSchedules.lock(scope.id, id);
  const found = await scheduleOf(scope, await eventSchedules.find(scope.id, id), repositories);
  if (!found.ok) return found;
  const { days, from, originalEventId } = found.value;
  const everybody = await repositories.team.list(scope.id, scope.today);
  const problem =
    problemOfEnd(from, to) ??
    (to > found.value.to ? problemOfSeriesMembers(scope, days, everybody) : null);
  if (problem) return err(problem);
  const dayIds = days.map((day) => day.id);
  await lockTime(scope, days, await eventSchedules.events(scope.id, dayIds), repositories);
  const made = await eventSchedules.events(scope.id, dayIds);
  const after = made.filter(({ date, event }) => {
    const isAhead = event ? event.startsAt > scope.now : date >= scope.today;
    return date > to && isAhead;
  });
  await removeEvents(scope, after, repositories);
  await eventSchedules.forgetEvents(
    scope.id,
    after.map((item) => item.id),
  );
  await eventSchedules.changeEnd(scope.id, id, to, scope.now);
  if (to <= found.value.to) return ok(await written(scope, id, [], repositories));
  const event = await repositories.eventSchedules.likeness(scope.id, originalEventId);
  const more = await makeEvents(scope, { from, to, days }, { event, seats: null }, repositories);
  return ok(await written(scope, id, more, repositories));
}

async function written(
  scope: StaffScope,
  id: number,
  placed: readonly PlacedEvent[],
  repositories: Needs,
): Promise<WrittenSchedule> {
  const schedule = await repositories.eventSchedules.find(scope.id, id);
  if (!schedule) throw new Error(`Schedule ${id} was saved and not found`);
  return {
    view: await scheduleViewOf(scope, schedule, repositories),
    daysOff: await daysOffOf(scope, placed, repositories),
  };
}
