import type { EventSchedule, ScheduleDay, SeriesPlan } from "@/lib/domain/salon/event-series";
import { freeOf } from "@/lib/domain/schedule/occupied";
import type { Occupation } from "@/lib/domain/schedule/occupied";
import { MAX_SERIES_EVENTS, seriesDates } from "@/lib/domain/schedule/series-dates";
import { addSeconds } from "@/lib/domain/time/instant";
import type { Instant } from "@/lib/domain/time/instant";
import { periodOf } from "@/lib/domain/time/period";
import { toInstant, wallIntervals } from "@/lib/zone/wall-clock";
import type { StaffScope } from "@/lib/api/platform/access";
import type { HeldEvent } from "@/lib/domain/salon/held-event";
import type { ScheduleRepositories } from "@/lib/api/areas/schedule/repositories.port";
import type { GroupEvent } from "@/lib/domain/salon/appointment";
import { dayKey } from "@/lib/domain/schedule/day-key";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { ResourceRepositories } from "@/lib/api/areas/resources/repositories.port";
import type { AppointmentRepositories } from "@/lib/api/areas/appointments/repositories.port";
import type { CatalogueRepositories } from "@/lib/api/areas/catalogue/repositories.port";
import { bookSeats } from "./attendee-seats.steps";
import { changedOf, madeOf, wantedOn } from "./series-plan.rules";
import type { Place } from "./series-plan.rules";
import type { SeatsOf } from "./event.port";
import type { SeriesEvent } from "./event-series.port";
import type { EventRepositories } from "./repositories.port";
import type { SeriesDayOff } from "./event-series-answers.contract";

type Needs = Pick<TeamRepositories, "team"> &
  ResourceRepositories &
  Pick<EventRepositories, "events" | "eventSchedules" | "clientSeries"> &
  Pick<AppointmentRepositories, "appointments"> &
  Pick<CatalogueRepositories, "services">;

/** Locks whoever and whatever the plans and the events at hand take, in the order of event writes. */
export async function lockTime(
  scope: StaffScope,
  plans: readonly SeriesPlan[],
  made: readonly SeriesEvent[],
  { team, resources }: Pick<TeamRepositories, "team"> & ResourceRepositories,
): Promise<void> {
  const members = [...plans, ...made.flatMap(({ event }) => event ?? [])];
  await team.lock(scope.id, [...new Set(members.map(({ memberId }) => memberId))]);
  await resources.lock(scope.id, [...new Set(plans.flatMap(({ unitIds }) => unitIds))]);
}

/**
 * Makes the events of series for all their dates ahead that are not known yet, under `lockTime`;
 * one whose member or resource is taken becomes a failed one and the rest goes on. Hours are not
 * asked for: a series reaches further ahead than they are planned (inferred; schedule.md 15). Answers
 * the events that were made.
 */
export async function makeEvents(
  scope: StaffScope,
  { from, to, days }: Pick<EventSchedule, "from" | "to" | "days">,
  like: { readonly event: Pick<HeldEvent, "serviceId" | "title">; readonly seats: SeatsOf | null },
  repositories: Needs,
): Promise<PlacedEvent[]> {
  const { eventSchedules, events } = repositories;
  const dayIds = days.map(({ id }) => id);
  const known = new Set(
    (await eventSchedules.events(scope.id, dayIds)).map(({ dayId, date }) => `${dayId} ${date}`),
  );
  const wanted = days.flatMap((day) =>
    seriesDates(day.weekday, { after: from, to }, MAX_SERIES_EVENTS)
      .filter((date) => !known.has(`${day.id} ${date}`))
      .map((date) => wantedOn(scope, day, date))
      .filter(({ startsAt }) => startsAt > scope.now),
  );
  const free = freeOf(wanted, await takenAround(scope, wanted, [], repositories));
  const { serviceId, title } = like.event;
  const toMake = wanted.filter((each) => free.has(each));
  const ids = await events.addAll(
    scope.id,
    toMake.map(({ day, memberId, startsAt, durationSeconds: length, unitIds }) => ({
      serviceId,
      title,
      memberId,
      startsAt,
      durationSeconds: length,
      unitIds,
      capacity: day.capacity,
      tagIds: day.tagIds,
    })),
    like.seats,
  );
  const made = madeOf(toMake, ids, like.event);
  await bookAttached(scope, days, made, repositories);
  const idOf = new Map(toMake.map((each, index) => [each, ids[index] ?? null]));
  await eventSchedules.addEvents(
    scope.id,
    wanted.map((each) => ({
      dayId: each.day.id,
      date: each.date,
      eventId: idOf.get(each) ?? null,
      isFailed: !free.has(each),
    })),
    scope.now,
  );
  return made.map(({ event }) => event);
}

/** Clients who are attached to the schedule come to its new events, too (business.md 6.10). */
async function bookAttached(
  scope: StaffScope,
  days: readonly ScheduleDay[],
  places: readonly Place[],
  repositories: Needs,
): Promise<void> {
  const [day] = days; // all are of one schedule
  if (!day || places.length === 0) return;
  const attached = await repositories.clientSeries.list(scope.id, day.scheduleId);
  await bookSeats(scope, places, attached, repositories);
}

/** What takes the members and pieces while the wanted times last; some events are left aside. */
async function takenAround(
  scope: StaffScope,
  wanted: readonly Occupation[],
  except: readonly number[],
  { appointments, resources }: Pick<AppointmentRepositories, "appointments"> & ResourceRepositories,
): Promise<Occupation[]> {
  const starts = wanted.map(({ startsAt }) => startsAt).sort((a, b) => a - b);
  const [first, last] = [starts[0], starts.at(-1)];
  if (first === undefined || last === undefined) return [];
  const longest = wanted.reduce((length, each) => Math.max(length, each.durationSeconds), 0);
  const span = { from: first, to: addSeconds(last, longest) };
  const members = [...new Set(wanted.map(({ memberId }) => memberId))];
  const pieces = [...new Set(wanted.flatMap(({ unitIds }) => unitIds))];
  const byMembers = await appointments.blocks(scope.id, members, span);
  const byPieces = await resources.blocks(scope.id, pieces, span);
  return [
    ...byMembers.map((block) => ({ ...block, unitIds: [] })),
    ...byPieces.map(({ unitId, ...block }) => ({ ...block, unitIds: [unitId] })),
  ].filter(({ kind, id }) => kind !== "event" || !except.includes(id));
}

/**
 * Brings the events ahead of a series to its new plan, under `lockTime`: those edited by hand only
 * when they are overwritten. One that finds no free time stays where it is and is failed. Answers
 * those that moved.
 */
export async function moveEvents(
  scope: StaffScope,
  { before, plan, overwrites }: { before: ScheduleDay; plan: SeriesPlan; overwrites: boolean },
  repositories: Needs,
): Promise<PlacedEvent[]> {
  const { eventSchedules, events } = repositories;
  const moves = (await eventSchedules.events(scope.id, [before.id])).flatMap((item) => {
    const { event, date } = item;
    if (!event || event.startsAt <= scope.now) return [];
    // one that could not follow an earlier change was not edited by hand
    const isByHand =
      !item.isFailed && Object.values(changedOf(scope, event, before, date)).some(Boolean);
    const startsAt = toInstant(scope.location.timeZone, date, plan.minute);
    if ((isByHand && !overwrites) || startsAt <= scope.now) return [];
    const { memberId, unitIds, durationSeconds: length } = plan;
    return [{ item, event, memberId, unitIds, durationSeconds: length, startsAt }];
  });
  const own = moves.map(({ event }) => event.id);
  const free = freeOf(moves, await takenAround(scope, moves, own, repositories));
  const [moved, stuck] = [
    moves.filter((each) => free.has(each)),
    moves.filter((each) => !free.has(each)),
  ];
  await events.moveAll(
    scope.id,
    moved.map(({ event, startsAt }) => ({
      id: event.id,
      startsAt,
      capacity: Math.max(plan.capacity, event.booked), // nobody loses a seat taken
    })),
    plan,
    scope.now,
  );
  await eventSchedules.markFailed(scope.id, moved.map(rowOf), false, scope.now);
  await eventSchedules.markFailed(scope.id, stuck.map(rowOf), true, scope.now);
  return moved.map(({ event, memberId, startsAt, durationSeconds: length }) => ({
    id: event.id,
    memberId,
    startsAt,
    durationSeconds: length,
  }));
}

function rowOf({ item }: { readonly item: SeriesEvent }): number {
  return item.id;
}

/** Dates ahead whose event was never made: they are tried anew. */
export async function forgetFailures(
  scope: StaffScope,
  dayId: number,
  { eventSchedules }: Pick<EventRepositories, "eventSchedules">,
): Promise<void> {
  const known = await eventSchedules.events(scope.id, [dayId]);
  const failed = known.filter((each) => each.eventId === null && each.date >= scope.today);
  await eventSchedules.forgetEvents(
    scope.id,
    failed.map(({ id }) => id),
  );
}

/** Deletes the events ahead among those; what has begun stays. */
export async function removeEvents(
  scope: StaffScope,
  made: readonly SeriesEvent[],
  { events }: Pick<EventRepositories, "events">,
): Promise<void> {
  const isAhead = (at: Instant): boolean => at > scope.now;
  const ahead = made.flatMap(({ event }) => (event && isAhead(event.startsAt) ? event.id : []));
  await events.removeAll(scope.id, ahead, scope.now);
}

/** An event that a series made or moved. */
export type PlacedEvent = Pick<GroupEvent, "id" | "memberId" | "startsAt" | "durationSeconds">;

/**
 * The dates with a kind of day off that events of a series were placed on, by date. They are placed
 * all the same, for hours are no invariant; whoever repeats the event is told (schedule.md 15).
 */
export async function daysOffOf(
  scope: StaffScope,
  placed: readonly PlacedEvent[],
  { hours }: ScheduleRepositories,
): Promise<SeriesDayOff[]> {
  const touched = placed.flatMap(({ id, memberId, startsAt, durationSeconds: length }) =>
    wallIntervals(scope.location.timeZone, startsAt, addSeconds(startsAt, length)).map(
      ({ date }) => ({ eventId: id, memberId, date }),
    ),
  );
  const period = periodOf(touched.map(({ date }) => date));
  if (!period) return [];
  const members = [...new Set(touched.map(({ memberId }) => memberId))];
  const stored = await hours.list(scope.id, members, period);
  const kinds = new Map(
    stored.map(({ memberId, day }) => [dayKey(memberId, day.date), day.dayOff]),
  );
  return touched
    .flatMap((each) => {
      const dayOff = kinds.get(dayKey(each.memberId, each.date)) ?? null;
      return dayOff ? [{ ...each, dayOff }] : [];
    })
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.eventId - b.eventId));
}
