import { and, eq, ne, sql } from "drizzle-orm";
import type { AppointmentChange, AppointmentWriting } from "./appointment.port";
import type { AppointmentId, AuthorizedLocationId } from "@/lib/domain/ids";
import type { Appointment } from "@/lib/domain/salon/appointment";
import { hold, insertLabels, insertServices, isAppointment } from "./appointment.store";
import { selectAppointments, withServices } from "./appointments.rows";
import type { Database } from "@/lib/data/connection";
import type { DataAccess } from "@/lib/data/data-access";
import { appointmentServices, appointments } from "@/lib/data/schema/appointments";
import { appointmentLabels } from "@/lib/data/schema/clients";
import { appointmentResources } from "@/lib/data/schema/events";

/** Changes of appointments. */
export function createAppointmentWriting(access: DataAccess): AppointmentWriting {
  return {
    update: (location, id, change) =>
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
        const after = { ...before, ...definedTime(change) };
        touched.markTime(after.memberId, after.startsAt, after.length);
        await db
          .update(appointments)
          .set(await columnsOf(db, location, id, change))
          .where(isAlive);
        if (change.services) await replaceServices(db, location, id, change.services);
        if (change.instanceIds) await replaceHeld(db, location, id, change.instanceIds);
        if (change.labelIds) await replaceLabels(db, location, id, change.labelIds);
        const rows = await selectAppointments(db).where(isAppointment(location, id));
        const [changed] = await withServices(db, location, rows);
        return changed ?? null;
      }),
  };
}

function definedTime({ memberId, startsAt, length }: AppointmentChange) {
  return {
    ...(memberId !== undefined && { memberId }),
    ...(startsAt !== undefined && { startsAt }),
    ...(length !== undefined && { length }),
  };
}

async function replaceServices(
  db: Database,
  location: AuthorizedLocationId,
  id: AppointmentId,
  lines: Appointment["services"],
): Promise<void> {
  await db
    .delete(appointmentServices)
    .where(
      and(eq(appointmentServices.locationId, location), eq(appointmentServices.appointmentId, id)),
    );
  await insertServices(db, location, id, lines);
}

async function replaceHeld(
  db: Database,
  location: AuthorizedLocationId,
  id: AppointmentId,
  instanceIds: readonly number[],
): Promise<void> {
  await db
    .delete(appointmentResources)
    .where(
      and(
        eq(appointmentResources.locationId, location),
        eq(appointmentResources.appointmentId, id),
      ),
    );
  await hold(db, location, id, instanceIds);
}

async function replaceLabels(
  db: Database,
  location: AuthorizedLocationId,
  id: AppointmentId,
  labelIds: readonly number[],
): Promise<void> {
  await db
    .delete(appointmentLabels)
    .where(
      and(eq(appointmentLabels.locationId, location), eq(appointmentLabels.appointmentId, id)),
    );
  await insertLabels(db, location, id, labelIds);
}

/** A column that is undefined is not written. */
async function columnsOf(
  db: Database,
  location: AuthorizedLocationId,
  id: AppointmentId,
  change: AppointmentChange,
) {
  return {
    memberId: change.memberId,
    startsAt: change.startsAt,
    length: change.length,
    technicalBreak: change.technicalBreak,
    attendance: change.attendance,
    clientId: change.clientId,
    comment: change.comment,
    apiId: change.apiId,
    customColor: change.extras?.customColor,
    smsRemainHours: change.extras?.smsRemainHours,
    emailRemainHours: change.extras?.emailRemainHours,
    customFields: change.customFields,
    changedAt: change.at,
    ...(change.visitId !== undefined && {
      visitId: change.visitId ?? (await ownVisit(db, location, id)),
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
