import { and, asc, eq, gte, inArray, lt, ne } from "drizzle-orm";
import {
  noteAppointments,
  noteNewAppointments,
} from "@/lib/api/areas/appointments/appointment-writes.rows";
import type { ClientSeriesRepository, NewSeat } from "./series-attendee.port";
import type { AuthorizedLocationId, UserId } from "@/lib/domain/ids";
import type { Instant } from "@/lib/domain/time/instant";
import type { Database } from "@/lib/data/connection";
import type { DataAccess } from "@/lib/data/data-access";
import { isSeat, noteSeats } from "./event-seats.rows";
import { inChunks } from "@/lib/data/in-order";
import { appointmentServices, appointments } from "@/lib/data/schema/appointments";
import type { WriteSet } from "@/lib/data/write-set";
import { VISIT_NUMBER } from "@/lib/data/visit-number";

/** Seats of clients in many events at once. */
export function clientSeats(
  access: DataAccess,
): Pick<ClientSeriesRepository, "seats" | "visits" | "book" | "cancel"> {
  return {
    async seats(location, eventIds) {
      if (eventIds.length === 0) return [];
      return access.db
        .select({ eventId: appointments.eventId, clientId: appointments.clientId })
        .from(appointments)
        .where(isSeat(location, eventIds))
        .orderBy(asc(appointments.id));
    },

    async visits(location, clientIds, span) {
      if (clientIds.length === 0) return [];
      return access.db
        .select({
          clientId: appointments.clientId,
          startsAt: appointments.startsAt,
          visitId: VISIT_NUMBER,
        })
        .from(appointments)
        .where(
          and(
            eq(appointments.locationId, location),
            inArray(appointments.clientId, [...clientIds]),
            eq(appointments.isDeleted, false),
            gte(appointments.startsAt, span.from),
            lt(appointments.startsAt, span.to),
          ),
        )
        .orderBy(asc(appointments.startsAt), asc(appointments.id));
    },

    book: (location, seats, by) =>
      access.write(location, (db, touched) =>
        inChunks(seats, (chunk) => insertSeats(db, touched, location, chunk, by)),
      ),

    cancel: (location, { clientId, eventIds, withArrived }, at) =>
      access.write(location, async (db, touched) => {
        if (eventIds.length === 0) return;
        const those = and(
          isSeat(location, eventIds),
          eq(appointments.clientId, clientId),
          withArrived ? undefined : ne(appointments.attendance, "arrived"),
        );
        await noteAppointments(db, touched, location, those, at);
        const rows = await db
          .update(appointments)
          .set({ isDeleted: true, changedAt: at })
          .where(those)
          .returning();
        for (const row of rows) touched.markTime(row.memberId, row.startsAt, row.durationSeconds);
        noteSeats(touched, rows, "delete");
      }),
  };
}

async function insertSeats(
  db: Database,
  touched: WriteSet,
  location: AuthorizedLocationId,
  seats: readonly NewSeat[],
  { userId, at }: { readonly userId: UserId; readonly at: Instant },
): Promise<void> {
  const added = await db
    .insert(appointments)
    .values(
      seats.map(({ clientId, event, visitId }) => ({
        locationId: location,
        memberId: event.memberId,
        startsAt: event.startsAt,
        durationSeconds: event.durationSeconds,
        technicalBreakSeconds: 0,
        attendance: "waiting" as const,
        clientId,
        comment: "",
        isOnline: false,
        eventId: event.id,
        visitId,
        createdBy: userId,
        createdAt: at,
        changedAt: at,
        apiId: "",
      })),
    )
    .returning({ id: appointments.id });
  for (const { event } of seats)
    touched.markTime(event.memberId, event.startsAt, event.durationSeconds);
  noteSeats(touched, added, "create");
  noteNewAppointments(touched, added, at);
  const lines = added.flatMap(({ id }, index) => {
    const line = seats[index]?.line;
    return line ? [{ appointmentId: id, line }] : [];
  });
  await db.insert(appointmentServices).values(
    lines.map(({ appointmentId, line: { id, ...line } }) => ({
      ...line,
      locationId: location,
      appointmentId,
      line: 0,
      serviceId: id,
    })),
  );
}
