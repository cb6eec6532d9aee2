import { and, asc, count, eq, exists, gte, inArray, lt, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { GroupEvent } from "@/lib/domain/salon/appointment";
import type { Instant } from "@/lib/domain/time/instant";
import { toEvent, selectEvents } from "@/lib/api/areas/appointments/appointments.rows";
import type { Database } from "@/lib/data/connection";
import type { DataAccess } from "@/lib/data/data-access";
import { events } from "@/lib/data/schema/appointments";
import { eventResources } from "@/lib/data/schema/events";
import { resourceInstances, serviceCategories } from "@/lib/data/schema/salon";
import type { WriteSet } from "@/lib/data/write-set";
import type { HeldEvent, EventQuery } from "@/lib/domain/salon/held-event";
import type { EventRepository, NewEvent } from "./event.port";
import { eventBatches } from "./events-bulk.store";
import { tagEvents, untagEvents } from "./event-tags.rows";
import { marksOfEvents } from "./event-marks.rows";
import type { EventMarks } from "./event-marks.rows";
import { moveSeats, removeSeats } from "./event-seats.rows";

/** Group events with what they hold; a change takes their seats along. */
export function createEventRepository(access: DataAccess): EventRepository {
  const read = async (location: AuthorizedLocationId, where: SQL | undefined) => {
    const rows = await selectEvents(access.db)
      .where(where)
      .orderBy(asc(events.startsAt), asc(events.id));
    return withMarks(access.db, location, rows.map(toEvent));
  };
  return {
    async page(location, query, { offset, limit }) {
      const where = matching(access.db, location, query);
      const [counted] = await access.db.select({ total: count() }).from(events).where(where);
      const rows = await selectEvents(access.db)
        .where(where)
        .orderBy(asc(events.startsAt), asc(events.id))
        .limit(limit)
        .offset(offset);
      const items = await withMarks(access.db, location, rows.map(toEvent));
      return { items, total: counted?.total ?? 0 };
    },

    list: (location, query) => read(location, matching(access.db, location, query)),

    async find(location, id) {
      const [event] = await read(location, isLive(location, id));
      return event ?? null;
    },

    async lock(location, id) {
      if (access.isExclusive) return;
      await access.db
        .select({ id: events.id })
        .from(events)
        .where(isLive(location, id))
        .for("update");
    },

    categories: (location) =>
      access.db
        .select({ id: serviceCategories.id, title: serviceCategories.title })
        .from(serviceCategories)
        .where(eq(serviceCategories.locationId, location))
        .orderBy(asc(serviceCategories.id)),

    add: (location, event) =>
      access.write(location, async (db, touched) => {
        mark(touched, event);
        return insert(db, location, event);
      }),

    ...eventBatches(access),

    replace: (location, id, event, at) =>
      access.write(location, (db, touched) => replace(db, touched, location, { id, event, at })),

    remove: (location, id, at) =>
      access.write(location, (db, touched) => remove(db, touched, location, { id, at })),
  };
}

function isLive(location: AuthorizedLocationId, id: number): SQL | undefined {
  return and(eq(events.locationId, location), eq(events.id, id), eq(events.isDeleted, false));
}

function matching(
  db: Database,
  location: AuthorizedLocationId,
  { ids, span, serviceIds, memberIds, resourceIds }: EventQuery,
): SQL | undefined {
  return and(
    eq(events.locationId, location),
    eq(events.isDeleted, false),
    ids && inArray(events.id, [...ids]),
    span && and(gte(events.startsAt, span.from), lt(events.startsAt, span.to)),
    serviceIds && inArray(sql`${events.serviceId}`, [...serviceIds]),
    memberIds && inArray(sql`${events.memberId}`, [...memberIds]),
    resourceIds && holdsOneOf(db, resourceIds),
  );
}

function holdsOneOf(db: Database, resourceIds: readonly number[]): SQL {
  return exists(
    db
      .select({ id: eventResources.unitId })
      .from(eventResources)
      .innerJoin(resourceInstances, isHeldInstance())
      .where(
        and(
          eq(eventResources.locationId, events.locationId),
          eq(eventResources.eventId, events.id),
          inArray(resourceInstances.resourceId, [...resourceIds]),
        ),
      ),
  );
}

function isHeldInstance(): SQL | undefined {
  return and(
    eq(resourceInstances.locationId, eventResources.locationId),
    eq(resourceInstances.id, eventResources.unitId),
  );
}

/** Events with all that they hold and their tags. */
async function withMarks(
  db: Database,
  location: AuthorizedLocationId,
  found: readonly GroupEvent[],
): Promise<HeldEvent[]> {
  const ids = found.map(({ id }) => id);
  const marks = await marksOfEvents(db, location, ids);
  return found.map((event) => ({ ...event, ...(marks.get(event.id) ?? NO_MARKS) }));
}

const NO_MARKS: EventMarks = { units: [], tags: [] };

function columnsOf({
  serviceId,
  memberId,
  startsAt,
  durationSeconds: length,
  capacity,
  title,
}: NewEvent) {
  return { serviceId, memberId, startsAt, durationSeconds: length, capacity, title };
}

function mark(
  touched: WriteSet,
  event: Pick<NewEvent, "memberId" | "startsAt" | "durationSeconds">,
): void {
  touched.markTime(event.memberId, event.startsAt, event.durationSeconds);
}

async function hold(
  db: Database,
  location: AuthorizedLocationId,
  eventId: number,
  unitIds: readonly number[],
): Promise<void> {
  if (unitIds.length === 0) return;
  await db
    .insert(eventResources)
    .values(unitIds.map((unitId) => ({ locationId: location, eventId, unitId })));
}

async function release(db: Database, location: AuthorizedLocationId, id: number): Promise<void> {
  await db
    .delete(eventResources)
    .where(and(eq(eventResources.locationId, location), eq(eventResources.eventId, id)));
}

async function insert(
  db: Database,
  location: AuthorizedLocationId,
  event: NewEvent,
): Promise<number> {
  const [row] = await db
    .insert(events)
    .values({ locationId: location, ...columnsOf(event) })
    .returning({ id: events.id });
  if (!row) throw new Error("The database answered no row for a new event");
  await hold(db, location, row.id, event.unitIds);
  await tagEvents(db, location, [{ id: row.id, tagIds: event.tagIds }]);
  return row.id;
}

async function replace(
  db: Database,
  touched: WriteSet,
  location: AuthorizedLocationId,
  { id, event, at }: { readonly id: number; readonly event: NewEvent; readonly at: Instant },
): Promise<void> {
  const [before] = await db.select().from(events).where(isLive(location, id));
  if (!before) return;
  mark(touched, before);
  mark(touched, event);
  await db.update(events).set(columnsOf(event)).where(isLive(location, id));
  await release(db, location, id);
  await hold(db, location, id, event.unitIds);
  await untagEvents(db, location, [id]);
  await tagEvents(db, location, [{ id, tagIds: event.tagIds }]);
  await moveSeats(db, touched, location, { id, before, after: event, at });
}

async function remove(
  db: Database,
  touched: WriteSet,
  location: AuthorizedLocationId,
  { id, at }: { readonly id: number; readonly at: Instant },
): Promise<void> {
  const [row] = await db
    .update(events)
    .set({ isDeleted: true })
    .where(isLive(location, id))
    .returning();
  if (!row) return;
  mark(touched, row);
  await removeSeats(db, touched, location, { id, at });
}
