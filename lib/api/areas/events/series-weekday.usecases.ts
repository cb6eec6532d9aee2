import type { DayView, SeriesDayOff } from "./event-series-answers.contract";
import type { DayChange } from "./event-series.contract";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { EventSchedule, ScheduleDay, SeriesPlan } from "@/lib/domain/salon/event-series";
import type { StaffScope } from "@/lib/api/platform/access";
import { problemOfPlans, scheduleOf } from "./series-preconditions.steps";
import { dayViewOf } from "./event-series-view.steps";
import type { PlacedEvent } from "./series-generation.steps";
import {
  daysOffOf,
  forgetFailures,
  lockTime,
  makeEvents,
  moveEvents,
  removeEvents,
} from "./series-generation.steps";
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

type Needs = Pick<EventRepositories, "events" | "eventSchedules" | "clientSeries"> &
  Pick<TeamRepositories, "team"> &
  ResourceRepositories &
  Pick<ClientRepositories, "tags"> &
  Pick<AppointmentRepositories, "appointments"> &
  ScheduleRepositories &
  Pick<CatalogueRepositories, "services">;

/** A series as it was saved, and the days off that it placed events on. */
export type WrittenDay = { readonly view: DayView; readonly daysOff: readonly SeriesDayOff[] };

export type ScheduleDayUseCases = ReturnType<typeof createScheduleDayUseCases>;

/** The series of schedules, one for a weekday (schedule.md 15). */
export function createScheduleDayUseCases(deps: {
  readonly store: Stored<Needs>;
  readonly log: Log;
}) {
  const write = auditedWrite<Needs>(deps);

  function create(
    scope: StaffScope,
    id: number,
    plan: SeriesPlan,
  ): Promise<Result<WrittenDay, ServiceError>> {
    return write(scope, async (repositories, audit) => {
      const created = await addDay(scope, id, plan, repositories);
      if (created.ok) audit("series created", { id: created.value.view.id });
      return created;
    });
  }

  function change(
    scope: StaffScope,
    ids: Ids,
    wanted: DayChange,
  ): Promise<Result<WrittenDay, ServiceError>> {
    return write(scope, async (repositories, audit) => {
      const changed = await changeDay(scope, ids, wanted, repositories);
      if (changed.ok) audit("series changed", { id: ids.dayId });
      return changed;
    });
  }

  /** Deletes the series and its events ahead. */
  function remove(scope: StaffScope, ids: Ids): Promise<Result<void, ServiceError>> {
    return write(scope, async (repositories, audit) => {
      const { eventSchedules } = repositories;
      const found = await lockedDay(scope, ids, repositories);
      if (!found.ok) return found;
      await lockTime(scope, [], await eventSchedules.events(scope.id, [ids.dayId]), repositories);
      const made = await eventSchedules.events(scope.id, [ids.dayId]);
      await removeEvents(scope, made, repositories);
      await eventSchedules.removeDay(scope.id, ids.dayId, scope.now);
      audit("series deleted", { id: ids.dayId });
      return ok(undefined);
    });
  }

  return { create, change, remove };
}

type Ids = { readonly scheduleId: number; readonly dayId: number };

async function lockedDay(
  scope: StaffScope,
  { scheduleId, dayId }: Ids,
  repositories: Needs,
): Promise<Result<{ schedule: EventSchedule; day: ScheduleDay }, ServiceError>> {
  const { eventSchedules } = repositories;
  await eventSchedules.lock(scope.id, scheduleId);
  const seen = await eventSchedules.find(scope.id, scheduleId);
  const found = await scheduleOf(scope, seen, repositories, dayId);
  if (!found.ok) return found;
  const day = found.value.days.find(({ id }) => id === dayId);
  if (!day) throw new Error(`Series ${dayId} was found and is not there`);
  return ok({ schedule: found.value, day });
}

async function addDay(
  scope: StaffScope,
  id: number,
  plan: SeriesPlan,
  repositories: Needs,
): Promise<Result<WrittenDay, ServiceError>> {
  const { eventSchedules, team } = repositories;
  await eventSchedules.lock(scope.id, id);
  const found = await scheduleOf(scope, await eventSchedules.find(scope.id, id), repositories);
  if (!found.ok) return found;
  const { from, to, days, originalEventId } = found.value;
  const everybody = await team.list(scope.id, scope.today);
  const problem = await problemOfPlans(scope, [plan], everybody, repositories);
  if (problem) return err(problem);
  if (days.some(({ weekday }) => weekday === plan.weekday)) {
    return err(invalid("day_of_week", "has a series already"));
  }
  await lockTime(scope, [plan], [], repositories);
  const [day] = await eventSchedules.addDays(scope.id, id, [plan], scope.now);
  if (!day) throw new Error("The database answered no row for a new series");
  const event = await eventSchedules.likeness(scope.id, originalEventId);
  const like = { event, seats: null };
  const made = await makeEvents(scope, { from, to, days: [day] }, like, repositories);
  return ok(await written(scope, day, made, repositories));
}

async function changeDay(
  scope: StaffScope,
  ids: Ids,
  { overwrites, ...wanted }: DayChange,
  repositories: Needs,
): Promise<Result<WrittenDay, ServiceError>> {
  const { eventSchedules, team } = repositories;
  const found = await lockedDay(scope, ids, repositories);
  if (!found.ok) return found;
  const { schedule, day } = found.value;
  const plan: SeriesPlan = {
    weekday: day.weekday,
    memberId: wanted.memberId ?? day.memberId,
    minute: wanted.minute ?? day.minute,
    durationSeconds: wanted.durationSeconds ?? day.durationSeconds,
    capacity: wanted.capacity ?? day.capacity,
    tagIds: wanted.tagIds ?? day.tagIds,
    unitIds: wanted.unitIds ?? day.unitIds,
  };
  const everybody = await team.list(scope.id, scope.today);
  // a tag that was deleted since does not stand in the way of other changes
  const sent = { ...plan, tagIds: wanted.tagIds ?? [] };
  const problem = await problemOfPlans(scope, [sent], everybody, repositories);
  if (problem) return err(problem);
  const seen = await eventSchedules.events(scope.id, [day.id]);
  await lockTime(scope, [day, plan], seen, repositories);
  const moved = await moveEvents(scope, { before: day, plan, overwrites }, repositories);
  await eventSchedules.replaceDay(scope.id, day.id, plan, scope.now);
  await forgetFailures(scope, day.id, repositories);
  const event = await eventSchedules.likeness(scope.id, schedule.originalEventId);
  const changed = { ...day, ...plan, changedAt: scope.now };
  const like = { event, seats: null };
  const made = await makeEvents(scope, { ...schedule, days: [changed] }, like, repositories);
  return ok(await written(scope, changed, [...moved, ...made], repositories));
}

async function written(
  scope: StaffScope,
  day: ScheduleDay,
  placed: readonly PlacedEvent[],
  repositories: Needs,
): Promise<WrittenDay> {
  return {
    view: await dayViewOf(scope, day, repositories),
    daysOff: await daysOffOf(scope, placed, repositories),
  };
}
