import { and, asc, eq, inArray } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { EventScheduleRepository, SeriesEvent } from "./event-series.port";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { DataAccess } from "@/lib/data/data-access";
import { createEventRepository } from "./event.store";
import { inChunks } from "@/lib/data/in-order";
import { eventScheduleEvents } from "@/lib/data/schema/event-schedules";

/** The dates of series, each with its event. */
export function seriesEvents(
  access: DataAccess,
): Pick<EventScheduleRepository, "events" | "addEvents" | "forgetEvents" | "markFailed"> {
  return {
    events: (location, dayIds) => listEvents(access, location, dayIds),

    addEvents: (location, added, at) =>
      access.write(location, (db) =>
        inChunks(added, (chunk) =>
          db.insert(eventScheduleEvents).values(
            chunk.map(({ dayId, date, isFailed, eventId }) => ({
              locationId: location,
              dayId,
              date,
              isFailed,
              eventId,
              createdAt: at,
              changedAt: at,
            })),
          ),
        ),
      ),

    forgetEvents: (location, ids) =>
      access.write(location, async (db) => {
        if (ids.length === 0) return;
        await db.delete(eventScheduleEvents).where(areEvents(location, ids));
      }),

    markFailed: (location, ids, isFailed, at) =>
      access.write(location, async (db) => {
        if (ids.length === 0) return;
        await db
          .update(eventScheduleEvents)
          .set({ isFailed, changedAt: at })
          .where(areEvents(location, ids));
      }),
  };
}

function areEvents(location: AuthorizedLocationId, ids: readonly number[]): SQL | undefined {
  return and(
    eq(eventScheduleEvents.locationId, location),
    inArray(eventScheduleEvents.id, [...ids]),
  );
}

async function listEvents(
  access: DataAccess,
  location: AuthorizedLocationId,
  dayIds: readonly number[],
): Promise<SeriesEvent[]> {
  if (dayIds.length === 0) return [];
  const rows = await access.db
    .select()
    .from(eventScheduleEvents)
    .where(
      and(
        eq(eventScheduleEvents.locationId, location),
        inArray(eventScheduleEvents.dayId, [...dayIds]),
      ),
    )
    .orderBy(asc(eventScheduleEvents.date), asc(eventScheduleEvents.id));
  const ids = rows.flatMap(({ eventId }) => eventId ?? []);
  const found = ids.length === 0 ? [] : await createEventRepository(access).list(location, { ids });
  const byId = new Map(found.map((event) => [event.id, event]));
  return rows.map(({ id, dayId, date, isFailed, eventId, createdAt, changedAt }) => ({
    id,
    dayId,
    date,
    isFailed,
    eventId,
    createdAt,
    changedAt,
    event: eventId === null ? null : (byId.get(eventId) ?? null),
  }));
}
