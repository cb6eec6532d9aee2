import { and, eq, getTableColumns, inArray, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Database } from "@/lib/data/connection";
import { inChunks } from "@/lib/data/in-order";
import { appointmentServices, appointments } from "@/lib/data/schema/appointments";
import { appointmentTags } from "@/lib/data/schema/clients";
import { appointmentResources } from "@/lib/data/schema/events";
import type { WriteSet } from "@/lib/data/write-set";
import type { AppointmentId, AuthorizedLocationId } from "@/lib/domain/ids";
import type { ServiceLine } from "@/lib/domain/salon/appointment";
import type { AppointmentState } from "@/lib/domain/salon/appointment-write";
import type { Instant } from "@/lib/domain/time/instant";

/**
 * Keeps what appointments are before they are written, for the log of writes. Every statement that
 * writes appointments stands behind this, or behind `noteNewAppointments`.
 */
export async function noteAppointments(
  db: Database,
  touched: WriteSet,
  location: AuthorizedLocationId,
  where: SQL | undefined,
  at: Instant,
): Promise<void> {
  for (const [id, state] of await statesOf(db, location, where)) {
    touched.noteAppointment(id, state, at);
  }
}

/** Notes appointments that were not there before. */
export function noteNewAppointments(
  touched: WriteSet,
  added: readonly { readonly id: AppointmentId }[],
  at: Instant,
): void {
  for (const { id } of added) touched.noteAppointment(id, null, at);
}

/** The states of these appointments, deleted ones too. */
export async function statesById(
  db: Database,
  location: AuthorizedLocationId,
  ids: readonly AppointmentId[],
): Promise<ReadonlyMap<AppointmentId, AppointmentState>> {
  const states = new Map<AppointmentId, AppointmentState>();
  await inChunks(ids, async (chunk) => {
    const found = await statesOf(db, location, inArray(appointments.id, chunk));
    for (const [id, state] of found) states.set(id, state);
  });
  return states;
}

async function statesOf(
  db: Database,
  location: AuthorizedLocationId,
  where: SQL | undefined,
): Promise<[AppointmentId, AppointmentState][]> {
  const rows = await db
    .select({
      row: getTableColumns(appointments),
      // as JSON, which both drivers read alike
      services: sql<ServiceLine[]>`(${linesOf(db)})`,
      unitIds: sql<number[]>`(${unitsOf(db)})`,
      tagIds: sql<number[]>`(${tagsOf(db)})`,
    })
    .from(appointments)
    .where(and(eq(appointments.locationId, location), where))
    .orderBy(appointments.id);
  return rows.map((each) => [each.row.id, toState(each)]);
}

function linesOf(db: Database) {
  const line = appointmentServices;
  return db
    .select({
      list: sql`coalesce(json_agg(json_build_object('id', ${line.serviceId}, 'title', ${line.title},
        'firstCost', ${line.firstCost}, 'discount', ${line.discount}, 'cost', ${line.cost},
        'amount', ${line.amount}) order by ${line.line}), '[]')`,
    })
    .from(line)
    .where(
      and(eq(line.locationId, appointments.locationId), eq(line.appointmentId, appointments.id)),
    );
}

function unitsOf(db: Database) {
  const held = appointmentResources;
  return db
    .select({ list: sql`coalesce(json_agg(${held.unitId} order by ${held.unitId}), '[]')` })
    .from(held)
    .where(
      and(eq(held.locationId, appointments.locationId), eq(held.appointmentId, appointments.id)),
    );
}

function tagsOf(db: Database) {
  const tag = appointmentTags;
  return db
    .select({ list: sql`coalesce(json_agg(${tag.tagId} order by ${tag.tagId}), '[]')` })
    .from(tag)
    .where(
      and(eq(tag.locationId, appointments.locationId), eq(tag.appointmentId, appointments.id)),
    );
}

type StateRow = Pick<AppointmentState, "services" | "unitIds" | "tagIds"> & {
  readonly row: typeof appointments.$inferSelect;
};

function toState({ row, services, unitIds, tagIds }: StateRow): AppointmentState {
  return {
    memberId: row.memberId,
    startsAt: row.startsAt,
    durationSeconds: row.durationSeconds,
    technicalBreakSeconds: row.technicalBreakSeconds,
    attendance: row.attendance,
    clientId: row.clientId,
    services,
    comment: row.comment,
    isOnline: row.isOnline,
    isDeleted: row.isDeleted,
    isCancelledByClient: row.isCancelledByClient,
    eventId: row.eventId,
    visitId: row.visitId ?? row.id,
    apiId: row.apiId,
    extras: {
      customColor: row.customColor,
      smsRemainHours: row.smsRemainHours,
      emailRemainHours: row.emailRemainHours,
      isMemberWanted: row.isMemberWanted,
      seats: row.seats,
    },
    unitIds,
    tagIds,
    customFields: row.customFields,
  };
}
