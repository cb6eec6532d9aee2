import { and, eq, ne, sql } from "drizzle-orm";
import type {
  AppointmentState,
  AppointmentWriting,
} from "@/lib/backend/services/appointment-ports";
import type { AppointmentId, AuthorizedLocationId } from "@/lib/domain/ids";
import { insertServices, isAppointment } from "./appointment-repository";
import { selectAppointments, withServices } from "./appointment-rows";
import type { Database } from "./connection";
import type { DataAccess } from "./data-access";
import { appointmentServices, appointments } from "./schema/appointments";

/** Changes of appointments. */
export function createAppointmentWriting(access: DataAccess): AppointmentWriting {
  return {
    replace: (location, id, state) =>
      access.write(location, async (db, touched) => {
        const isAlive = and(isAppointment(location, id), eq(appointments.isDeleted, false));
        const [before] = await db
          .select({
            memberId: appointments.memberId,
            startsAt: appointments.startsAt,
            length: appointments.length,
          })
          .from(appointments)
          .where(isAlive)
          .for("update");
        if (!before) return null;
        touched.markTime(before.memberId, before.startsAt, before.length);
        touched.markTime(state.memberId, state.startsAt, state.length);
        await db
          .update(appointments)
          .set(await columnsOf(db, location, id, state))
          .where(isAlive);
        await db
          .delete(appointmentServices)
          .where(
            and(
              eq(appointmentServices.locationId, location),
              eq(appointmentServices.appointmentId, id),
            ),
          );
        await insertServices(db, location, id, state.services);
        const rows = await selectAppointments(db).where(isAppointment(location, id));
        const [after] = await withServices(db, location, rows);
        return after ?? null;
      }),
  };
}

async function columnsOf(
  db: Database,
  location: AuthorizedLocationId,
  id: AppointmentId,
  state: AppointmentState,
) {
  return {
    memberId: state.memberId,
    startsAt: state.startsAt,
    length: state.length,
    technicalBreak: state.technicalBreak,
    attendance: state.attendance,
    clientId: state.clientId,
    comment: state.comment,
    apiId: state.apiId,
    changedAt: state.at,
    ...(state.visitId !== undefined && {
      visitId: state.visitId ?? (await ownVisit(db, location, id)),
    }),
  };
}

/**
 * Null, which stands for the appointment's id, unless others still form the visit that it began:
 * then a number that no appointment will have.
 */
async function ownVisit(db: Database, location: AuthorizedLocationId, id: AppointmentId) {
  const others = await db
    .select({ id: appointments.id })
    .from(appointments)
    .where(
      and(
        eq(appointments.locationId, location),
        eq(appointments.visitId, id),
        ne(appointments.id, id),
      ),
    )
    .limit(1);
  return others.length === 0
    ? null
    : sql<number>`nextval(pg_get_serial_sequence('appointments', 'id'))`;
}
