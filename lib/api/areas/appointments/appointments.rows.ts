import { and, asc, eq, getTableColumns, gte, inArray, lt, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { InstantSpan } from "@/lib/domain/time/instant";
import type { AppointmentId, AuthorizedLocationId } from "@/lib/domain/ids";
import type {
  Appointment,
  AppointmentTag,
  ServiceLine,
  BookedClient,
  GroupEvent,
} from "@/lib/domain/salon/appointment";
import { historiesOf, toBookedClient } from "@/lib/api/areas/clients/booked-clients.rows";
import type { Database } from "@/lib/data/connection";
import { LABEL_LIST } from "@/lib/api/areas/clients/tags.rows";
import { appointmentServices, appointments, clients, events } from "@/lib/data/schema/appointments";
import { appointmentTags, tags } from "@/lib/data/schema/clients";
import { appointmentResources } from "@/lib/data/schema/events";
import type { AppointmentQuery } from "./appointment.port";

type AppointmentRow = {
  readonly appointment: typeof appointments.$inferSelect;
  readonly client: typeof clients.$inferSelect | null;
  readonly unitIds: readonly number[];
  readonly labels: Appointment["tags"];
};

/** The appointments of a location with their clients, still to be filtered. */
export function selectAppointments(db: Database) {
  const { unitId } = appointmentResources;
  const held = db
    .select({ ids: sql`coalesce(json_agg(${unitId} order by ${unitId}), '[]')` })
    .from(appointmentResources)
    .where(
      and(
        eq(appointmentResources.locationId, appointments.locationId),
        eq(appointmentResources.appointmentId, appointments.id),
      ),
    );
  return db
    .select({
      appointment: getTableColumns(appointments),
      client: getTableColumns(clients),
      // as JSON, which both drivers read as numbers
      unitIds: sql<number[]>`(${held})`,
      labels: sql<AppointmentTag[]>`(${tagsOf(db)})`,
    })
    .from(appointments)
    .leftJoin(
      clients,
      and(eq(clients.locationId, appointments.locationId), eq(clients.id, appointments.clientId)),
    );
}

/** The tags of the appointment of a row, as JSON. */
function tagsOf(db: Database) {
  return db
    .select({ list: LABEL_LIST })
    .from(appointmentTags)
    .innerJoin(
      tags,
      and(eq(tags.locationId, appointmentTags.locationId), eq(tags.id, appointmentTags.tagId)),
    )
    .where(
      and(
        eq(appointmentTags.locationId, appointments.locationId),
        eq(appointmentTags.appointmentId, appointments.id),
      ),
    );
}

/** The rows that a query asks for, pages apart. */
export function matching(location: AuthorizedLocationId, query: AppointmentQuery): SQL | undefined {
  return and(
    eq(appointments.locationId, location),
    query.span && within(appointments.startsAt, query.span),
    query.created && within(appointments.createdAt, query.created),
    query.changed && within(appointments.changedAt, query.changed),
    query.memberIds && inArray(appointments.memberId, [...query.memberIds]),
    query.clientId === undefined ? undefined : eq(appointments.clientId, query.clientId),
    query.createdBy === undefined ? undefined : eq(appointments.createdBy, query.createdBy),
    query.withDeleted ? undefined : eq(appointments.isDeleted, false),
  );
}

function within(
  column:
    | typeof appointments.startsAt
    | typeof appointments.createdAt
    | typeof appointments.changedAt,
  span: InstantSpan,
): SQL | undefined {
  return and(gte(column, span.from), lt(column, span.to));
}

/** Joins rows with their service lines and with what their clients' visits come to. */
export async function withServices(
  db: Database,
  location: AuthorizedLocationId,
  rows: readonly AppointmentRow[],
): Promise<Appointment[]> {
  if (rows.length === 0) return [];
  const lines = await db
    .select()
    .from(appointmentServices)
    .where(
      and(
        eq(appointmentServices.locationId, location),
        inArray(
          appointmentServices.appointmentId,
          rows.map((row) => row.appointment.id),
        ),
      ),
    )
    .orderBy(asc(appointmentServices.appointmentId), asc(appointmentServices.line));
  const byAppointment = new Map<AppointmentId, ServiceLine[]>(
    rows.map((row) => [row.appointment.id, []]),
  );
  for (const line of lines) byAppointment.get(line.appointmentId)?.push(toServiceLine(line));
  const histories = await historiesOf(db, location, rows);
  return rows.map((row) =>
    toAppointment(row, toBookedClient(row, histories), byAppointment.get(row.appointment.id) ?? []),
  );
}

function toServiceLine(row: typeof appointmentServices.$inferSelect): ServiceLine {
  return {
    id: row.serviceId,
    title: row.title,
    firstCost: row.firstCost,
    discount: row.discount,
    cost: row.cost,
    amount: row.amount,
  };
}

/** Reads a row of appointments. */
function toAppointment(
  { appointment: row, unitIds, labels: carried }: AppointmentRow,
  client: BookedClient | null,
  lines: readonly ServiceLine[],
): Appointment {
  return {
    id: row.id,
    memberId: row.memberId,
    startsAt: row.startsAt,
    durationSeconds: row.durationSeconds,
    technicalBreakSeconds: row.technicalBreakSeconds,
    attendance: row.attendance,
    client,
    services: lines,
    comment: row.comment,
    isOnline: row.isOnline,
    isDeleted: row.isDeleted,
    isCancelledByClient: row.isCancelledByClient,
    eventId: row.eventId,
    visitId: row.visitId ?? row.id,
    createdBy: row.createdBy,
    createdAt: row.createdAt,
    changedAt: row.changedAt,
    apiId: row.apiId,
    extras: {
      customColor: row.customColor,
      smsRemainHours: row.smsRemainHours,
      emailRemainHours: row.emailRemainHours,
      isMemberWanted: row.isMemberWanted,
      seats: row.seats,
    },
    unitIds,
    tags: carried,
    customFields: row.customFields,
  };
}

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
      durationSeconds: events.durationSeconds,
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
    durationSeconds: row.durationSeconds,
    capacity: row.capacity,
    booked: row.booked,
    title: row.title,
  };
}
