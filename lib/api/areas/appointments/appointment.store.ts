import { and, asc, count, eq, inArray } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { InstantSpan } from "@/lib/domain/time/instant";
import type { AppointmentId, AuthorizedLocationId, TeamMemberId } from "@/lib/domain/ids";
import type { Appointment, Block } from "@/lib/domain/salon/appointment";
import type { Database } from "@/lib/data/connection";
import type { DataAccess } from "@/lib/data/data-access";
import { appointmentServices, appointments, events } from "@/lib/data/schema/appointments";
import { appointmentTags } from "@/lib/data/schema/clients";
import { appointmentResources } from "@/lib/data/schema/events";
import type { WriteSet } from "@/lib/data/write-set";
import { reaching } from "@/lib/data/reaching";
import type { AppointmentRepository, NewAppointment } from "./appointment.port";
import { noteAppointments, noteNewAppointments } from "./appointment-writes.rows";
import { matching, selectAppointments, withServices } from "./appointments.rows";
import { selectEvents, toEvent } from "./appointments.rows";

/** Appointments and group events. */
export function createAppointmentRepository(access: DataAccess): AppointmentRepository {
  return {
    async list(location, query) {
      const where = matching(location, query);
      const [counted] = await access.db.select({ total: count() }).from(appointments).where(where);
      const rows = await selectAppointments(access.db)
        .where(where)
        .orderBy(asc(appointments.startsAt), asc(appointments.id))
        .limit(query.limit)
        .offset(query.offset);
      const items = await withServices(access.db, location, rows);
      return { items, total: counted?.total ?? 0 };
    },

    async find(location, id) {
      const rows = await selectAppointments(access.db).where(isAppointment(location, id));
      const [appointment] = await withServices(access.db, location, rows);
      return appointment ?? null;
    },

    async blocks(location, members, span) {
      if (members !== "all" && members.length === 0) return [];
      const records = await recordBlocks(access.db, location, members, span);
      return [...records, ...(await eventBlocks(access.db, location, members, span))].sort(
        (a, b) => a.startsAt - b.startsAt || a.id - b.id,
      );
    },

    async events(location, span) {
      const rows = await selectEvents(access.db)
        .where(and(eq(events.locationId, location), reaching(events, span)))
        .orderBy(asc(events.startsAt), asc(events.id));
      return rows.map(toEvent);
    },

    async findEvent(location, id) {
      const [row] = await selectEvents(access.db).where(
        and(eq(events.locationId, location), eq(events.id, id), eq(events.isDeleted, false)),
      );
      return row ? toEvent(row) : null;
    },

    add: (location, appointment) =>
      access.write(location, (db, touched) => insert(db, touched, location, appointment)),

    markDeleted: (location, id, at, by = "salon") =>
      access.write(location, async (db, touched) => {
        const isAlive = and(isAppointment(location, id), eq(appointments.isDeleted, false));
        await noteAppointments(db, touched, location, isAlive, at);
        const [row] = await db
          .update(appointments)
          .set({ isDeleted: true, isCancelledByClient: by === "client", changedAt: at })
          .where(isAlive)
          .returning(BLOCK_COLUMNS);
        if (row) touched.markTime(row.memberId, row.startsAt, row.durationSeconds);
        return row !== undefined;
      }),
  };
}

const BLOCK_COLUMNS = {
  id: appointments.id,
  memberId: appointments.memberId,
  startsAt: appointments.startsAt,
  durationSeconds: appointments.durationSeconds,
};

/** The row of an appointment. */
export function isAppointment(location: AuthorizedLocationId, id: AppointmentId): SQL | undefined {
  return and(eq(appointments.locationId, location), eq(appointments.id, id));
}

async function recordBlocks(
  db: Database,
  location: AuthorizedLocationId,
  members: readonly TeamMemberId[] | "all",
  span: InstantSpan,
): Promise<Block[]> {
  const rows = await db
    .select(BLOCK_COLUMNS)
    .from(appointments)
    .where(
      and(
        eq(appointments.locationId, location),
        members === "all" ? undefined : inArray(appointments.memberId, [...members]),
        eq(appointments.eventId, 0),
        reaching(appointments, span),
      ),
    );
  return rows.map((row) => ({
    kind: "appointment",
    id: row.id,
    memberId: row.memberId,
    startsAt: row.startsAt,
    durationSeconds: row.durationSeconds,
  }));
}

async function eventBlocks(
  db: Database,
  location: AuthorizedLocationId,
  members: readonly TeamMemberId[] | "all",
  span: InstantSpan,
): Promise<Block[]> {
  const rows = await db
    .select({
      id: events.id,
      memberId: events.memberId,
      startsAt: events.startsAt,
      durationSeconds: events.durationSeconds,
    })
    .from(events)
    .where(
      and(
        eq(events.locationId, location),
        members === "all" ? undefined : inArray(events.memberId, [...members]),
        reaching(events, span),
      ),
    );
  return rows.map((row) => ({
    kind: "event",
    id: row.id,
    memberId: row.memberId,
    startsAt: row.startsAt,
    durationSeconds: row.durationSeconds,
  }));
}

async function insert(
  db: Database,
  touched: WriteSet,
  location: AuthorizedLocationId,
  appointment: NewAppointment,
): Promise<Appointment> {
  touched.markTime(appointment.memberId, appointment.startsAt, appointment.durationSeconds);
  const [row] = await db
    .insert(appointments)
    .values({
      locationId: location,
      memberId: appointment.memberId,
      startsAt: appointment.startsAt,
      durationSeconds: appointment.durationSeconds,
      technicalBreakSeconds: appointment.technicalBreakSeconds,
      attendance: appointment.attendance,
      clientId: appointment.clientId,
      comment: appointment.comment,
      isOnline: appointment.isOnline,
      eventId: appointment.eventId,
      visitId: appointment.visitId ?? null,
      createdBy: appointment.createdBy,
      createdAt: appointment.at,
      changedAt: appointment.at,
      apiId: appointment.apiId,
      customColor: appointment.extras?.customColor,
      smsRemainHours: appointment.extras?.smsRemainHours,
      emailRemainHours: appointment.extras?.emailRemainHours,
      isMemberWanted: appointment.extras?.isMemberWanted,
      seats: appointment.extras?.seats,
      customFields: appointment.customFields,
    })
    .returning({ id: appointments.id });
  if (!row) throw new Error("The database answered no row for a new appointment");
  noteNewAppointments(touched, [row], appointment.at);
  await insertServices(db, location, row.id, appointment.services);
  await hold(db, location, row.id, appointment.unitIds ?? []);
  await insertTags(db, location, row.id, appointment.tagIds ?? []);
  const rows = await selectAppointments(db).where(isAppointment(location, row.id));
  const [added] = await withServices(db, location, rows);
  if (!added) throw new Error("A new appointment was not found");
  return added;
}

/** Adds the service lines of an appointment that has none. */
export async function insertServices(
  db: Database,
  location: AuthorizedLocationId,
  id: Appointment["id"],
  lines: Appointment["services"],
): Promise<void> {
  if (lines.length === 0) return;
  await db.insert(appointmentServices).values(
    lines.map((line, index) => ({
      locationId: location,
      appointmentId: id,
      line: index,
      serviceId: line.id,
      title: line.title,
      firstCost: line.firstCost,
      discount: line.discount,
      cost: line.cost,
      amount: line.amount,
    })),
  );
}

/** Adds the pieces of resources that an appointment holds; it has none yet. */
export async function hold(
  db: Database,
  location: AuthorizedLocationId,
  id: Appointment["id"],
  unitIds: readonly number[],
): Promise<void> {
  if (unitIds.length === 0) return;
  await db
    .insert(appointmentResources)
    .values(unitIds.map((unitId) => ({ locationId: location, appointmentId: id, unitId })));
}

/** Adds the tags of an appointment that has none. */
export async function insertTags(
  db: Database,
  location: AuthorizedLocationId,
  id: Appointment["id"],
  tagIds: readonly number[],
): Promise<void> {
  if (tagIds.length === 0) return;
  await db
    .insert(appointmentTags)
    .values(tagIds.map((tagId) => ({ locationId: location, appointmentId: id, tagId })));
}
