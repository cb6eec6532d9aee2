import { and, asc, eq, exists, isNull, or } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { EventScheduleRepository } from "./event-series.port";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { EventSchedule, ScheduleDay, SeriesPlan } from "@/lib/domain/salon/event-series";
import type { Database } from "@/lib/data/connection";
import type { DataAccess } from "@/lib/data/data-access";
import { events } from "@/lib/data/schema/appointments";
import {
  eventScheduleDays,
  eventScheduleEvents,
  eventSchedules,
} from "@/lib/data/schema/event-schedules";
import { seriesEvents } from "./series-events.store";

/** Recurring event schedules. */
export function createEventScheduleRepository(access: DataAccess): EventScheduleRepository {
  return {
    find: (location, id) => findSchedule(access.db, location, eq(eventSchedules.id, id)),

    findOf: (location, eventId) =>
      findSchedule(access.db, location, repeats(access.db, location, eventId)),

    async likeness(location, originalEventId) {
      const [row] = await access.db
        .select({ serviceId: events.serviceId, title: events.title })
        .from(events)
        .where(and(eq(events.locationId, location), eq(events.id, originalEventId)));
      if (!row) throw new Error(`Event ${originalEventId} of a schedule is gone`);
      return row;
    },

    async lock(location, id) {
      if (access.isExclusive) return;
      await access.db
        .select({ id: eventSchedules.id })
        .from(eventSchedules)
        .where(isSchedule(location, id))
        .for("update");
    },

    ...scheduleWriting(access),
    ...dayWriting(access),
    ...seriesEvents(access),
  };
}

function scheduleWriting(
  access: DataAccess,
): Pick<EventScheduleRepository, "add" | "changeEnd" | "remove"> {
  return {
    add: (location, { originalEventId, from, to, at }) =>
      access.write(location, async (db) => {
        const [row] = await db
          .insert(eventSchedules)
          .values({
            locationId: location,
            originalEventId,
            startDate: from,
            endDate: to,
            createdAt: at,
            changedAt: at,
          })
          .returning({ id: eventSchedules.id });
        if (!row) throw new Error("The database answered no row for a new schedule");
        return row.id;
      }),

    changeEnd: (location, id, to, at) =>
      access.write(location, async (db) => {
        await db
          .update(eventSchedules)
          .set({ endDate: to, changedAt: at })
          .where(isSchedule(location, id));
      }),

    remove: (location, id, at) =>
      access.write(location, async (db) => {
        await db.update(eventSchedules).set({ deletedAt: at }).where(isSchedule(location, id));
        await db
          .update(eventScheduleDays)
          .set({ deletedAt: at })
          .where(
            and(
              eq(eventScheduleDays.locationId, location),
              eq(eventScheduleDays.scheduleId, id),
              isNull(eventScheduleDays.deletedAt),
            ),
          );
      }),
  };
}

function dayWriting(
  access: DataAccess,
): Pick<EventScheduleRepository, "addDays" | "replaceDay" | "removeDay"> {
  return {
    addDays: (location, scheduleId, plans, at) =>
      access.write(location, async (db) => {
        if (plans.length === 0) return [];
        const rows = await db
          .insert(eventScheduleDays)
          .values(
            plans.map((plan) => ({
              ...columnsOf(plan),
              locationId: location,
              scheduleId,
              createdAt: at,
              changedAt: at,
            })),
          )
          .returning();
        return rows.map(toDay);
      }),

    replaceDay: (location, id, plan, at) =>
      access.write(location, async (db) => {
        await db
          .update(eventScheduleDays)
          .set({ ...columnsOf(plan), changedAt: at })
          .where(isDay(location, id));
      }),

    removeDay: (location, id, at) =>
      access.write(location, async (db) => {
        await db.update(eventScheduleDays).set({ deletedAt: at }).where(isDay(location, id));
      }),
  };
}

function isSchedule(location: AuthorizedLocationId, id: number): SQL | undefined {
  return and(
    eq(eventSchedules.locationId, location),
    eq(eventSchedules.id, id),
    isNull(eventSchedules.deletedAt),
  );
}

function isDay(location: AuthorizedLocationId, id: number): SQL | undefined {
  return and(eq(eventScheduleDays.locationId, location), eq(eventScheduleDays.id, id));
}

/** The schedule of its original event, or of one that was made for it. */
function repeats(db: Database, location: AuthorizedLocationId, eventId: number): SQL | undefined {
  const made = db
    .select({ id: eventScheduleEvents.id })
    .from(eventScheduleEvents)
    .innerJoin(
      eventScheduleDays,
      and(
        eq(eventScheduleDays.locationId, eventScheduleEvents.locationId),
        eq(eventScheduleDays.id, eventScheduleEvents.dayId),
      ),
    )
    .where(
      and(
        eq(eventScheduleEvents.locationId, location),
        eq(eventScheduleEvents.eventId, eventId),
        eq(eventScheduleDays.scheduleId, eventSchedules.id),
        isNull(eventScheduleDays.deletedAt),
      ),
    );
  return or(eq(eventSchedules.originalEventId, eventId), exists(made));
}

async function findSchedule(
  db: Database,
  location: AuthorizedLocationId,
  which: SQL | undefined,
): Promise<EventSchedule | null> {
  const rows = await db
    .select()
    .from(eventSchedules)
    .leftJoin(
      eventScheduleDays,
      and(
        eq(eventScheduleDays.locationId, eventSchedules.locationId),
        eq(eventScheduleDays.scheduleId, eventSchedules.id),
        isNull(eventScheduleDays.deletedAt),
      ),
    )
    .where(and(eq(eventSchedules.locationId, location), isNull(eventSchedules.deletedAt), which))
    .orderBy(asc(eventSchedules.id), asc(eventScheduleDays.weekday));
  const row = rows[0]?.event_schedules;
  if (!row) return null;
  const days = rows.flatMap((each) =>
    each.event_schedules.id === row.id ? (each.event_schedule_days ?? []) : [],
  );
  const { id, originalEventId, startDate, endDate, createdAt, changedAt } = row;
  return {
    id,
    originalEventId,
    from: startDate,
    to: endDate,
    createdAt,
    changedAt,
    days: days.map(toDay),
  };
}

function columnsOf({ tagIds, unitIds, ...plan }: SeriesPlan) {
  const { weekday, memberId, minute, durationSeconds: length, capacity } = plan;
  return {
    weekday,
    memberId,
    minute,
    durationSeconds: length,
    capacity,
    tagIds: [...tagIds],
    unitIds: [...unitIds],
  };
}

function toDay(row: typeof eventScheduleDays.$inferSelect): ScheduleDay {
  const { id, scheduleId, weekday, memberId, minute, durationSeconds: length, capacity } = row;
  const { tagIds, unitIds, createdAt, changedAt } = row;
  return {
    id,
    scheduleId,
    weekday,
    memberId,
    minute,
    durationSeconds: length,
    capacity,
    tagIds,
    unitIds,
    createdAt,
    changedAt,
  };
}
