import { eq, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { appointmentServices, appointments, clients } from "@/lib/data/schema/appointments";

// A client's appointments where they came; each is a figure of the row of clients around it.
const ofClient = sql`from ${appointments}
  where ${appointments.locationId} = ${clients.locationId} and ${appointments.clientId} = ${clients.id}
    and not ${appointments.isDeleted} and ${eq(appointments.attendance, "arrived")}`;

/** How often the client came; the appointments of one visit count once. */
export const visits: SQL<number> = inner(
  sql`(select count(distinct coalesce(${appointments.visitId}, ${appointments.id})) ${ofClient})`,
);

export const firstVisit: SQL = inner(sql`(select min(${appointments.startsAt}) ${ofClient})`);

export const lastVisit: SQL = inner(sql`(select max(${appointments.startsAt}) ${ofClient})`);

/** What the services of those appointments cost. */
export const soldAmount: SQL<number> = inner(sql`(
  select coalesce(sum(${appointmentServices.cost}), 0) from ${appointmentServices}
  join ${appointments} on ${appointments.locationId} = ${appointmentServices.locationId}
    and ${appointments.id} = ${appointmentServices.appointmentId}
  where ${appointments.locationId} = ${clients.locationId} and ${appointments.clientId} = ${clients.id}
    and not ${appointments.isDeleted} and ${eq(appointments.attendance, "arrived")})`);

/** Among the columns of a single table Drizzle takes the table off the names, one level deep. */
function inner<T>(query: SQL): SQL<T> {
  return sql<T>`${query}`;
}
