import { and, asc, eq, inArray, sql } from "drizzle-orm";
import {
  noteAppointments,
  noteNewAppointments,
} from "@/lib/api/areas/appointments/appointment-writes.rows";
import type { EventMove, EventRepository, NewEvent, SeatsOf } from "./event.port";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { Instant } from "@/lib/domain/time/instant";
import type { Database } from "@/lib/data/connection";
import type { DataAccess } from "@/lib/data/data-access";
import { tagEvents, untagEvents } from "./event-tags.rows";
import { isSeat, noteSeats } from "./event-seats.rows";
import { inChunks } from "@/lib/data/in-order";
import { newStart } from "@/lib/data/new-start";
import { appointmentServices, appointments, events } from "@/lib/data/schema/appointments";
import { eventResources } from "@/lib/data/schema/events";
import type { WriteSet } from "@/lib/data/write-set";

/** Writes of many events at once. */
export function eventBatches(
  access: DataAccess,
): Pick<EventRepository, "addAll" | "moveAll" | "removeAll" | "restart"> {
  return {
    addAll: (location, added, seats) =>
      access.write(location, (db, touched) => addEvents(db, touched, location, added, seats)),

    moveAll: (location, moves, plan, at) =>
      access.write(location, (db, touched) =>
        moveEvents(db, touched, location, moves, { ...plan, at }),
      ),

    removeAll: (location, ids, at) =>
      access.write(location, (db, touched) => removeEvents(db, touched, location, ids, at)),

    restart: (location, starts) =>
      access.write(location, (db, touched) =>
        inChunks(starts, (chunk) => restartEvents(db, touched, location, chunk)),
      ),
  };
}

async function restartEvents(
  db: Database,
  touched: WriteSet,
  location: AuthorizedLocationId,
  starts: readonly Pick<EventMove, "id" | "startsAt">[],
): Promise<void> {
  const ids = starts.map(({ id }) => id);
  const those = and(eq(events.locationId, location), inArray(events.id, ids));
  const before = await db.select().from(events).where(those);
  await db
    .update(events)
    .set({ startsAt: newStart(events.id, starts) })
    .where(those);
  const startOf = new Map(starts.map(({ id, startsAt }) => [id, startsAt]));
  for (const { id, memberId, startsAt, durationSeconds: length } of before) {
    touched.markTime(memberId, startsAt, length);
    touched.markTime(memberId, startOf.get(id) ?? startsAt, length);
  }
}

/** Adds events with what they hold, and the seats of another one when it is named. */
async function addEvents(
  db: Database,
  touched: WriteSet,
  location: AuthorizedLocationId,
  added: readonly NewEvent[],
  seats: SeatsOf | null,
): Promise<number[]> {
  const ids: number[] = [];
  await inChunks(added, async (chunk) => {
    const rows = await db
      .insert(events)
      .values(
        chunk.map(
          ({ serviceId, memberId, startsAt, durationSeconds: length, capacity, title }) => ({
            locationId: location,
            serviceId,
            memberId,
            startsAt,
            durationSeconds: length,
            capacity,
            title,
          }),
        ),
      )
      .returning({ id: events.id });
    ids.push(...rows.map(({ id }) => id));
  });
  for (const { memberId, startsAt, durationSeconds: length } of added)
    touched.markTime(memberId, startsAt, length);
  await hold(
    db,
    location,
    ids.flatMap((id, index) => (added[index]?.unitIds ?? []).map((piece) => [id, piece])),
  );
  await tagEvents(
    db,
    location,
    ids.map((id, index) => ({ id, tagIds: added[index]?.tagIds ?? [] })),
  );
  const copies = ids.flatMap((id, index) => (added[index] ? [{ id, event: added[index] }] : []));
  if (seats) await copySeats(db, touched, location, { ...seats, copies });
  return ids;
}

/** Moves events and their seats: starts and capacities differ, the rest is one for all. */
async function moveEvents(
  db: Database,
  touched: WriteSet,
  location: AuthorizedLocationId,
  moves: readonly EventMove[],
  {
    memberId,
    durationSeconds: length,
    unitIds,
    tagIds,
    at,
  }: Pick<NewEvent, "memberId" | "durationSeconds" | "unitIds" | "tagIds"> & {
    readonly at: Instant;
  },
): Promise<void> {
  if (moves.length === 0) return;
  const ids = moves.map(({ id }) => id);
  const those = and(eq(events.locationId, location), inArray(events.id, ids));
  const before = await db.select().from(events).where(those);
  for (const row of before) touched.markTime(row.memberId, row.startsAt, row.durationSeconds);
  for (const { startsAt } of moves) touched.markTime(memberId, startsAt, length);
  const capacities = sql.join(
    moves.map(({ id, capacity }) => sql`when ${id}::bigint then ${capacity}::integer`),
    sql` `,
  );
  await db
    .update(events)
    .set({
      memberId,
      durationSeconds: length,
      startsAt: newStart(events.id, moves),
      capacity: sql`case ${events.id} ${capacities} end`,
    })
    .where(those);
  await noteAppointments(db, touched, location, isSeat(location, ids), at);
  const moved = await db
    .update(appointments)
    .set({
      memberId,
      durationSeconds: length,
      startsAt: newStart(appointments.eventId, moves),
      changedAt: at,
    })
    .where(isSeat(location, ids))
    .returning({ id: appointments.id });
  noteSeats(touched, moved, "update");
  await markAnew(db, location, ids, { unitIds, tagIds });
}

/** Replaces what events hold, and their tags. */
async function markAnew(
  db: Database,
  location: AuthorizedLocationId,
  ids: readonly number[],
  { unitIds, tagIds }: Pick<NewEvent, "unitIds" | "tagIds">,
): Promise<void> {
  await db
    .delete(eventResources)
    .where(and(eq(eventResources.locationId, location), inArray(eventResources.eventId, [...ids])));
  await hold(
    db,
    location,
    ids.flatMap((id) => unitIds.map((piece) => [id, piece])),
  );
  await untagEvents(db, location, ids);
  await tagEvents(
    db,
    location,
    ids.map((id) => ({ id, tagIds })),
  );
}

/** Deletes events softly, with their seats. */
async function removeEvents(
  db: Database,
  touched: WriteSet,
  location: AuthorizedLocationId,
  ids: readonly number[],
  at: Instant,
): Promise<void> {
  if (ids.length === 0) return;
  const rows = await db
    .update(events)
    .set({ isDeleted: true })
    .where(
      and(
        eq(events.locationId, location),
        inArray(events.id, [...ids]),
        eq(events.isDeleted, false),
      ),
    )
    .returning();
  for (const row of rows) touched.markTime(row.memberId, row.startsAt, row.durationSeconds);
  await noteAppointments(db, touched, location, isSeat(location, ids), at);
  const removed = await db
    .update(appointments)
    .set({ isDeleted: true, changedAt: at })
    .where(isSeat(location, ids))
    .returning({ id: appointments.id });
  noteSeats(touched, removed, "delete");
}

async function hold(
  db: Database,
  location: AuthorizedLocationId,
  pieces: readonly (readonly number[])[],
): Promise<void> {
  const held = pieces.flatMap(([eventId, unitId]) =>
    eventId === undefined || unitId === undefined
      ? []
      : [{ locationId: location, eventId, unitId }],
  );
  await inChunks(held, (chunk) => db.insert(eventResources).values(chunk));
}

type Copy = { readonly id: number; readonly event: NewEvent };

async function copySeats(
  db: Database,
  touched: WriteSet,
  location: AuthorizedLocationId,
  { eventId, userId, at, copies }: SeatsOf & { readonly copies: readonly Copy[] },
): Promise<void> {
  const seats = await db
    .select()
    .from(appointments)
    .where(isSeat(location, [eventId]))
    .orderBy(asc(appointments.id));
  if (seats.length === 0) return;
  const seatIds = seats.map(({ id }) => id);
  const lines = await db
    .select()
    .from(appointmentServices)
    .where(
      and(
        eq(appointmentServices.locationId, location),
        inArray(appointmentServices.appointmentId, seatIds),
      ),
    );
  const wanted = copies.flatMap((copy) =>
    seats.map(({ id: original, ...seat }) => ({
      original,
      row: {
        ...seat,
        eventId: copy.id,
        memberId: copy.event.memberId,
        startsAt: copy.event.startsAt,
        durationSeconds: copy.event.durationSeconds,
        attendance: "waiting" as const,
        visitId: null,
        isOnline: false,
        createdBy: userId,
        createdAt: at,
        changedAt: at,
      },
    })),
  );
  await inChunks(wanted, async (chunk) => {
    const added = await db
      .insert(appointments)
      .values(chunk.map(({ row }) => row))
      .returning({ id: appointments.id });
    noteSeats(touched, added, "create");
    noteNewAppointments(touched, added, at);
    const copied = added.flatMap(({ id }, index) =>
      lines
        .filter((line) => line.appointmentId === chunk[index]?.original)
        .map((line) => ({ ...line, appointmentId: id })),
    );
    await inChunks(copied, (rows) => db.insert(appointmentServices).values(rows));
  });
}
