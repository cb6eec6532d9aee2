import { and, asc, eq, gte, inArray, ne, sql } from "drizzle-orm";
import type { AppointmentChange, AppointmentStart, AppointmentWriting } from "./appointment.port";
import type { AppointmentId, AuthorizedLocationId } from "@/lib/domain/ids";
import type { Appointment } from "@/lib/domain/salon/appointment";
import { hold, insertTags, insertServices, isAppointment } from "./appointment.store";
import { noteAppointments } from "./appointment-writes.rows";
import { selectAppointments, withServices } from "./appointments.rows";
import type { Database } from "@/lib/data/connection";
import type { DataAccess } from "@/lib/data/data-access";
import { inChunks } from "@/lib/data/in-order";
import { newStart } from "@/lib/data/new-start";
import { appointmentServices, appointments } from "@/lib/data/schema/appointments";
import { appointmentTags } from "@/lib/data/schema/clients";
import { appointmentResources } from "@/lib/data/schema/events";
import type { WriteSet } from "@/lib/data/write-set";
import type { Instant } from "@/lib/domain/time/instant";

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
            durationSeconds: appointments.durationSeconds,
          })
          .from(appointments)
          .where(isAlive)
          .for("update");
        if (!before) return null;
        await noteAppointments(db, touched, location, isAlive, change.at);
        touched.markTime(before.memberId, before.startsAt, before.durationSeconds);
        const after = { ...before, ...definedTime(change) };
        touched.markTime(after.memberId, after.startsAt, after.durationSeconds);
        await db
          .update(appointments)
          .set(await columnsOf(db, location, id, change))
          .where(isAlive);
        if (change.services) await replaceServices(db, location, id, change.services);
        if (change.unitIds) await replaceHeld(db, location, id, change.unitIds);
        if (change.tagIds) await replaceTags(db, location, id, change.tagIds);
        const rows = await selectAppointments(db).where(isAppointment(location, id));
        const [changed] = await withServices(db, location, rows);
        return changed ?? null;
      }),

    startsFrom: (location, from) =>
      access.db
        .select({
          id: appointments.id,
          startsAt: appointments.startsAt,
          isDeleted: appointments.isDeleted,
        })
        .from(appointments)
        .where(and(eq(appointments.locationId, location), gte(appointments.startsAt, from)))
        .orderBy(asc(appointments.id)),

    restart: (location, starts, at) =>
      access.write(location, async (db, touched) => {
        const live: AppointmentId[] = [];
        await inChunks(starts, async (chunk) => {
          live.push(...(await restart(db, touched, location, chunk, at)));
        });
        return live;
      }),
  };
}

async function restart(
  db: Database,
  touched: WriteSet,
  location: AuthorizedLocationId,
  starts: readonly Pick<AppointmentStart, "id" | "startsAt">[],
  at: Instant,
): Promise<AppointmentId[]> {
  const ids = starts.map(({ id }) => id);
  await noteAppointments(db, touched, location, inArray(appointments.id, ids), at);
  for (const { id, startsAt } of starts) {
    const before = touched.writtenAppointments.get(id)?.before;
    if (!before) continue;
    touched.markTime(before.memberId, before.startsAt, before.durationSeconds);
    touched.markTime(before.memberId, startsAt, before.durationSeconds);
  }
  const rows = await db
    .update(appointments)
    .set({ startsAt: newStart(appointments.id, starts), changedAt: at })
    .where(and(eq(appointments.locationId, location), inArray(appointments.id, ids)))
    .returning({ id: appointments.id, isDeleted: appointments.isDeleted });
  return rows.filter(({ isDeleted }) => !isDeleted).map(({ id }) => id);
}

function definedTime({ memberId, startsAt, durationSeconds: length }: AppointmentChange) {
  return {
    ...(memberId !== undefined && { memberId }),
    ...(startsAt !== undefined && { startsAt }),
    ...(length !== undefined && { durationSeconds: length }),
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
  unitIds: readonly number[],
): Promise<void> {
  await db
    .delete(appointmentResources)
    .where(
      and(
        eq(appointmentResources.locationId, location),
        eq(appointmentResources.appointmentId, id),
      ),
    );
  await hold(db, location, id, unitIds);
}

async function replaceTags(
  db: Database,
  location: AuthorizedLocationId,
  id: AppointmentId,
  tagIds: readonly number[],
): Promise<void> {
  await db
    .delete(appointmentTags)
    .where(and(eq(appointmentTags.locationId, location), eq(appointmentTags.appointmentId, id)));
  await insertTags(db, location, id, tagIds);
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
    durationSeconds: change.durationSeconds,
    technicalBreakSeconds: change.technicalBreakSeconds,
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
