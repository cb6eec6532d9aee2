import { grouped } from "@/lib/domain/grouped";
import type { EventSchedule, ScheduleDay } from "@/lib/domain/salon/event-series";
import type { Tag } from "@/lib/domain/salon/tag";
import type { ResourceUnit } from "@/lib/domain/salon/resource";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { isoWithOffset } from "@/lib/zone/iso";
import { toInstant } from "@/lib/zone/wall-clock";
import type { StaffScope } from "@/lib/api/platform/access";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { ClientRepositories } from "@/lib/api/areas/clients/repositories.port";
import type { ResourceRepositories } from "@/lib/api/areas/resources/repositories.port";
import type { DayView, EventSeriesView, SeriesEventView } from "./event-series-answers.contract";
import type { SeriesEvent } from "./event-series.port";
import { changedOf } from "./series-plan.rules";
import type { EventRepositories } from "./repositories.port";

type Needs = Pick<TeamRepositories, "team"> &
  Pick<ClientRepositories, "tags"> &
  ResourceRepositories &
  Pick<EventRepositories, "eventSchedules">;

type Around = {
  readonly team: readonly TeamMember[];
  readonly tags: readonly Tag[];
  readonly units: readonly ResourceUnit[];
  readonly events: readonly SeriesEvent[];
};

/** A schedule with all that `include` can ask for, but the events. */
export async function scheduleViewOf(
  scope: StaffScope,
  schedule: EventSchedule,
  repositories: Needs,
): Promise<EventSeriesView> {
  const around = { ...(await namesFor(scope, schedule.days, repositories)), events: [] };
  return {
    ...schedule,
    ...stampsOf(scope, schedule),
    days: schedule.days.map((day) => viewOf(scope, day, around)),
  };
}

/** A series with its events. */
export async function dayViewOf(
  scope: StaffScope,
  day: ScheduleDay,
  repositories: Needs,
): Promise<DayView> {
  const [view] = await dayViewsOf(scope, [day], repositories);
  if (!view) throw new Error(`Series ${day.id} has no view`);
  return view;
}

/** Series with their events, in the order given. */
export async function dayViewsOf(
  scope: StaffScope,
  days: readonly ScheduleDay[],
  repositories: Needs,
): Promise<DayView[]> {
  const names = await namesFor(scope, days, repositories);
  const dayIds = days.map(({ id }) => id);
  const events = await repositories.eventSchedules.events(scope.id, dayIds);
  const byDay = grouped(events, ({ dayId }) => dayId);
  return days.map((day) => viewOf(scope, day, { ...names, events: byDay.get(day.id) ?? [] }));
}

/** The events of a series alone: the resources of the plan show in none of them. */
export async function seriesEventsOf(
  scope: StaffScope,
  day: ScheduleDay,
  repositories: Needs,
): Promise<SeriesEventView[]> {
  const names = await namesFor(scope, [{ ...day, unitIds: [] }], repositories);
  const events = await repositories.eventSchedules.events(scope.id, [day.id]);
  return events.map((item) => eventViewOf(scope, day, item, { ...names, events }));
}

async function namesFor(
  scope: StaffScope,
  days: readonly ScheduleDay[],
  {
    team,
    tags,
    resources,
  }: Pick<TeamRepositories, "team"> & Pick<ClientRepositories, "tags"> & ResourceRepositories,
): Promise<Omit<Around, "events">> {
  const hasTags = days.some(({ tagIds }) => tagIds.length > 0);
  const hasPieces = days.some(({ unitIds }) => unitIds.length > 0);
  const kinds = hasPieces ? await resources.list(scope.id) : [];
  return {
    team: await team.list(scope.id, scope.today),
    tags: hasTags ? await tags.list(scope.id) : [],
    units: kinds.flatMap(({ units }) => units),
  };
}

function viewOf(scope: StaffScope, day: ScheduleDay, around: Around): DayView {
  return {
    ...day,
    ...stampsOf(scope, day),
    member: around.team.find(({ id }) => id === day.memberId) ?? null,
    tags: around.tags.filter(({ id }) => day.tagIds.includes(id)),
    units: around.units.filter(({ id }) => day.unitIds.includes(id)),
    events: around.events.map((item) => eventViewOf(scope, day, item, around)),
  };
}

function eventViewOf(
  scope: StaffScope,
  day: ScheduleDay,
  item: SeriesEvent,
  around: Around,
): SeriesEventView {
  const { timeZone } = scope.location;
  const { event } = item;
  const date = event && isoWithOffset(timeZone, event.startsAt).slice(0, 19).replace("T", " ");
  return {
    id: item.id,
    ...stampsOf(scope, item),
    status: statusOf(item),
    startsAt: isoWithOffset(timeZone, toInstant(timeZone, item.date, day.minute)),
    eventId: item.eventId,
    changed: event ? changedOf(scope, event, day, item.date) : UNCHANGED,
    actual: event && {
      member: around.team.find(({ id }) => id === event.memberId) ?? null,
      tags: event.tags,
      units: event.units,
      date: date ?? "",
      durationSeconds: event.durationSeconds,
    },
  };
}

const UNCHANGED = {
  master: false,
  datetime: false,
  duration: false,
  tags: false,
  units: false,
};

function statusOf({ eventId, event, isFailed }: SeriesEvent): SeriesEventView["status"] {
  if (eventId !== null && !event) return "entity_deleted";
  return isFailed ? "entity_failed" : "stable";
}

function stampsOf(
  { location }: StaffScope,
  { createdAt, changedAt }: Pick<SeriesEvent, "createdAt" | "changedAt">,
) {
  return {
    createdAt: isoWithOffset(location.timeZone, createdAt),
    changedAt: isoWithOffset(location.timeZone, changedAt),
  };
}
