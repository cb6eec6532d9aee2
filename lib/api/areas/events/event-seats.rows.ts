import { and, eq, inArray } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { noteAppointments } from "@/lib/api/areas/appointments/appointment-writes.rows";
import type { NewEvent } from "./event.port";
import type { AuthorizedLocationId, ServiceId } from "@/lib/domain/ids";
import type { WebhookStatus } from "@/lib/domain/salon/webhook";
import type { Instant } from "@/lib/domain/time/instant";
import type { Database } from "@/lib/data/connection";
import { appointmentServices, appointments } from "@/lib/data/schema/appointments";
import type { WriteSet } from "@/lib/data/write-set";

type Move = {
  readonly id: number;
  readonly before: { readonly serviceId: ServiceId };
  readonly after: NewEvent;
  readonly at: Instant;
};

/** Seats take time, member and service from their event (business.md 6.4): they follow it. */
export async function moveSeats(
  db: Database,
  touched: WriteSet,
  location: AuthorizedLocationId,
  { id, before, after, at }: Move,
): Promise<void> {
  const { memberId, startsAt, durationSeconds: length } = after;
  await noteAppointments(db, touched, location, isSeat(location, [id]), at);
  const moved = await db
    .update(appointments)
    .set({ memberId, startsAt, durationSeconds: length, changedAt: at })
    .where(isSeat(location, [id]))
    .returning({ id: appointments.id });
  noteSeats(touched, moved, "update");
  if (after.serviceId === before.serviceId) return;
  const seats = db
    .select({ id: appointments.id })
    .from(appointments)
    .where(isSeat(location, [id]));
  await db
    .update(appointmentServices)
    .set({ serviceId: after.serviceId, title: after.title })
    .where(
      and(
        eq(appointmentServices.locationId, location),
        eq(appointmentServices.serviceId, before.serviceId),
        inArray(appointmentServices.appointmentId, seats),
      ),
    );
}

/** An event that is deleted cancels its seats (business.md 8.3). */
export async function removeSeats(
  db: Database,
  touched: WriteSet,
  location: AuthorizedLocationId,
  { id, at }: { readonly id: number; readonly at: Instant },
): Promise<void> {
  await noteAppointments(db, touched, location, isSeat(location, [id]), at);
  const removed = await db
    .update(appointments)
    .set({ isDeleted: true, changedAt: at })
    .where(isSeat(location, [id]))
    .returning({ id: appointments.id });
  noteSeats(touched, removed, "delete");
}

/** No method of a repository writes these appointments one by one: webhooks are told here. */
export function noteSeats(
  { changes }: WriteSet,
  seats: readonly { id: number }[],
  status: WebhookStatus,
): void {
  changes.push(...seats.map(({ id }) => ({ resource: "record", id, status }) as const));
}

/** The seats of these events that are not deleted. */
export function isSeat(
  location: AuthorizedLocationId,
  eventIds: readonly number[],
): SQL | undefined {
  return and(
    eq(appointments.locationId, location),
    inArray(appointments.eventId, [...eventIds]),
    eq(appointments.isDeleted, false),
  );
}
