import { sql, and, eq } from "drizzle-orm";
import type { Database } from "@/lib/data/connection";
import { appointments, events } from "@/lib/data/schema/appointments";
import type { GroupEvent } from "@/lib/domain/salon/appointment";

/** Group events with their taken seats, still to be filtered. */
export function selectEvents(db: Database) {
  const booked = db
    .select({ seats: sql`coalesce(sum(${appointments.seats}), 0)` })
    .from(appointments)
    .where(
      and(
        eq(appointments.locationId, events.locationId),
        eq(appointments.eventId, events.id),
        eq(appointments.isDeleted, false),
      ),
    );
  return db
    .select({
      id: events.id,
      serviceId: events.serviceId,
      memberId: events.memberId,
      startsAt: events.startsAt,
      length: events.length,
      capacity: events.capacity,
      booked: sql<number>`(${booked})`.mapWith(Number),
      title: events.title,
    })
    .from(events);
}

/** Reads a row of events. */
export function toEvent(row: Awaited<ReturnType<typeof selectEvents>>[number]): GroupEvent {
  return {
    id: row.id,
    serviceId: row.serviceId,
    memberId: row.memberId,
    startsAt: row.startsAt,
    length: row.length,
    capacity: row.capacity,
    booked: row.booked,
    title: row.title,
  };
}
