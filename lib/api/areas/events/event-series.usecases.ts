import type { EventSeriesView, SeriesEventView } from "./event-series-answers.contract";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { StaffScope } from "@/lib/api/platform/access";
import { scheduleOf } from "./series-preconditions.steps";
import { scheduleViewOf, seriesEventsOf } from "./event-series-view.steps";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { EventRepositories } from "./repositories.port";
import type { ClientRepositories } from "@/lib/api/areas/clients/repositories.port";
import type { ResourceRepositories } from "@/lib/api/areas/resources/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import type { WithReadModel } from "@/lib/api/platform/read-model";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";

type Needs = Pick<TeamRepositories, "team"> &
  Pick<EventRepositories, "eventSchedules"> &
  Pick<ClientRepositories, "tags"> &
  ResourceRepositories;

export type EventScheduleUseCases = ReturnType<typeof createEventScheduleUseCases>;

/** Reads of schedules that repeat an event (schedule.md 15). */
export function createEventScheduleUseCases({
  store,
}: {
  readonly store: Stored<Needs> & WithReadModel;
}) {
  const { readModel } = store;
  const list: TeamRepositories["team"]["list"] = async (location, today) =>
    readModel.team(location, today);
  /** Reads need no lock, so the team that is kept serves them. */
  const known = { ...store, team: { ...store.team, list } };

  /** The schedule of an event, its original or one that it made. */
  async function search(
    scope: StaffScope,
    entity: { readonly type: "record" | "activity"; readonly id: number },
  ): Promise<Result<EventSeriesView, ServiceError>> {
    if (entity.type === "record") {
      return err(invalid("entity_type", "record is not supported"));
    }
    const found = await store.eventSchedules.findOf(scope.id, entity.id);
    const schedule = await scheduleOf(scope, found, known);
    return schedule.ok ? ok(await scheduleViewOf(scope, schedule.value, known)) : schedule;
  }

  async function listEvents(
    scope: StaffScope,
    id: number,
    dayId: number,
  ): Promise<Result<readonly SeriesEventView[], ServiceError>> {
    const found = await store.eventSchedules.find(scope.id, id);
    const schedule = await scheduleOf(scope, found, known, dayId);
    if (!schedule.ok) return schedule;
    const day = schedule.value.days.find((each) => each.id === dayId);
    if (!day) throw new Error(`Series ${dayId} was found and is not there`);
    return ok(await seriesEventsOf(scope, day, known));
  }

  /** Schedule and series of a path are looked for before the body is checked (schedule.md 5.2). */
  async function reach(
    scope: StaffScope,
    id: number | undefined,
    dayId?: number | null,
  ): Promise<ServiceError | null> {
    const found = id === undefined ? null : await store.eventSchedules.find(scope.id, id);
    const schedule = await scheduleOf(scope, found, known, dayId);
    return schedule.ok ? null : schedule.error;
  }

  return { search, listEvents, reach };
}
