import { and, eq, inArray, sql } from "drizzle-orm";
import { grouped } from "@/lib/domain/grouped";
import type { AppointmentId, AuthorizedLocationId } from "@/lib/domain/ids";
import type { Database } from "@/lib/data/connection";
import { inOrder } from "@/lib/data/in-order";
import { appointments } from "@/lib/data/schema/appointments";
import type { WriteSet } from "@/lib/data/write-set";
import type { Instant } from "@/lib/domain/time/instant";
import { noteAppointments } from "@/lib/api/areas/appointments/appointment-writes.rows";
import { VISIT_NUMBER } from "@/lib/data/visit-number";

/** A visit is one client's: of those that two share, each gets a visit of their own (business.md 7). */
export async function partVisits(
  db: Database,
  location: AuthorizedLocationId,
  one: number,
  other: number,
  { touched, at }: { readonly touched: WriteSet; readonly at: Instant },
): Promise<void> {
  const rows = await db
    .select({ id: appointments.id, clientId: appointments.clientId, visit: VISIT_NUMBER })
    .from(appointments)
    .where(
      and(eq(appointments.locationId, location), inArray(appointments.clientId, [one, other])),
    );
  const visits = grouped(rows, ({ visit }) => visit);
  await inOrder(visits, async ([visit, parts]) => {
    if (new Set(parts.map(({ clientId }) => clientId)).size < 2) return;
    // the number of the visit is the id of one of its appointments: who has that one keeps it
    const owner = parts.find(({ id }) => Number(id) === visit)?.clientId ?? one;
    const leaving = parts.filter(({ clientId }) => clientId !== owner).map(({ id }) => id);
    await noteAppointments(db, touched, location, inArray(appointments.id, leaving), at);
    await giveVisit(db, location, leaving);
  });
}

async function giveVisit(
  db: Database,
  location: AuthorizedLocationId,
  ids: readonly AppointmentId[],
): Promise<void> {
  const visit = Math.min(...ids);
  await db
    .update(appointments)
    .set({ visitId: sql`${visit}::bigint` })
    .where(and(eq(appointments.locationId, location), inArray(appointments.id, [...ids])));
}
