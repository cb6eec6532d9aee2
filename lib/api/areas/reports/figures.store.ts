import { and, asc, eq, gt, inArray, lt, ne, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type {
  BookingRow,
  BookingSelection,
  ClientVisitsRow,
  FigureRepository,
} from "./report.port";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import { addSeconds } from "@/lib/domain/time/instant";
import type { Instant, InstantSpan } from "@/lib/domain/time/instant";
import type { Database } from "@/lib/data/connection";
import type { DataAccess } from "@/lib/data/data-access";
import { appointmentServices, appointments, clients } from "@/lib/data/schema/appointments";
import { parseTimestamp } from "@/lib/data/schema/columns";

/** No appointment is longer: 7 days in seconds. */
const LONGEST = 604_800;

/** Clients are told apart by phone, those without one by id (business.md 16.1). */
const client = sql<string>`coalesce(nullif(${clients.phone}, ''), 'id ' || ${clients.id})`;

const ofAppointment = and(
  eq(appointmentServices.locationId, appointments.locationId),
  eq(appointmentServices.appointmentId, appointments.id),
);
const isItsClient = and(
  eq(clients.locationId, appointments.locationId),
  eq(clients.id, appointments.clientId),
);

/** What figures are computed from: one query each. */
export function createFigureRepository({ db }: DataAccess): FigureRepository {
  return {
    bookings: async (location, selection, span) =>
      selection.memberIds.length === 0 ? [] : findBookings(db, location, selection, span),
    clientVisits: async (location, selection, before) =>
      selection.memberIds.length === 0 ? [] : findVisits(db, location, selection, before),
  };
}

function findBookings(
  db: Database,
  location: AuthorizedLocationId,
  selection: BookingSelection,
  span: InstantSpan,
): Promise<BookingRow[]> {
  const end = sql`${appointments.startsAt} + ${appointments.durationSeconds} * interval '1 second'`;
  return db
    .select({
      id: appointments.id,
      memberId: appointments.memberId,
      startsAt: appointments.startsAt,
      attendance: appointments.attendance,
      isOnline: appointments.isOnline,
      eventId: appointments.eventId,
      createdBy: appointments.createdBy,
      client: sql<string | null>`${client}`,
      services: sql<number>`count(${appointmentServices.line})::int`,
      cost: sql<number>`coalesce(sum(${appointmentServices.cost}), 0)::float8`,
    })
    .from(appointments)
    .leftJoin(clients, isItsClient)
    .leftJoin(appointmentServices, ofAppointment)
    .where(
      and(
        eq(appointments.locationId, location),
        eq(appointments.isDeleted, false),
        isSelected(selection),
        gt(appointments.startsAt, addSeconds(span.from, -LONGEST)),
        lt(appointments.startsAt, span.to),
        gt(end, sql.param(span.from, appointments.startsAt)),
      ),
    )
    .groupBy(appointments.locationId, appointments.id, clients.locationId, clients.id)
    .orderBy(asc(appointments.startsAt), asc(appointments.id));
}

async function findVisits(
  db: Database,
  location: AuthorizedLocationId,
  selection: BookingSelection,
  before: Instant,
): Promise<ClientVisitsRow[]> {
  const isCounted = and(isSelected(selection), lt(appointments.startsAt, before));
  const rows = await db
    .select({
      client,
      first: sql<string | Date>`min(${appointments.startsAt})`,
      last: sql<string | Date | null>`max(${appointments.startsAt}) filter (where ${isCounted})`,
    })
    .from(appointments)
    .innerJoin(clients, isItsClient)
    .where(
      and(
        eq(appointments.locationId, location),
        eq(appointments.isDeleted, false),
        ne(appointments.attendance, "missed"),
      ),
    )
    .groupBy(client);
  return rows.map((row) => ({
    client: row.client,
    first: parseTimestamp(row.first),
    last: row.last === null ? null : parseTimestamp(row.last),
  }));
}

function isSelected({ memberIds, createdBy }: BookingSelection): SQL | undefined {
  return and(
    inArray(appointments.memberId, [...memberIds]),
    createdBy === null ? undefined : eq(appointments.createdBy, createdBy),
  );
}
