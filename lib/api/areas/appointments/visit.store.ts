import { and, asc, eq, gte, inArray, isNull, lt, ne, or, sql } from "drizzle-orm";
import type { VisitRepository } from "./appointment.port";
import type { VisitMoney } from "./visit-money.port";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import { noteAppointments } from "./appointment-writes.rows";
import { selectAppointments, withServices } from "./appointments.rows";
import type { DataAccess } from "@/lib/data/data-access";
import { appointments } from "@/lib/data/schema/appointments";
import { VISIT_NUMBER } from "@/lib/data/visit-number";

/** Nothing is sold or paid here: money that is sent must not get lost unseen. */
export const unpaidVisits: VisitMoney = {
  refusal: "must be empty: payments and goods are not served here",
  paidOf: async () => new Map(),
};

/** Visits are what their appointments say: there is no row of their own. */
export function createVisitRepository(access: DataAccess): VisitRepository {
  return {
    async locationOf(locations, visitId) {
      if (locations.length === 0) return null;
      const [row] = await access.db
        .select({ locationId: appointments.locationId })
        .from(appointments)
        .where(
          and(
            inArray(appointments.locationId, [...locations]),
            isOfVisit(visitId),
            eq(appointments.isDeleted, false),
          ),
        )
        .orderBy(asc(appointments.locationId))
        .limit(1);
      return locations.find((location) => location === row?.locationId) ?? null;
    },

    async list(location, visitId) {
      const rows = await selectAppointments(access.db)
        .where(isAlive(location, visitId))
        .orderBy(asc(appointments.startsAt), asc(appointments.id));
      return withServices(access.db, location, rows);
    },

    async ofClient(location, clientId, span, except) {
      const [row] = await access.db
        .select({
          visitId: VISIT_NUMBER,
        })
        .from(appointments)
        .where(
          and(
            eq(appointments.locationId, location),
            eq(appointments.clientId, clientId),
            eq(appointments.isDeleted, false),
            gte(appointments.startsAt, span.from),
            lt(appointments.startsAt, span.to),
            except === undefined ? undefined : ne(appointments.id, except),
          ),
        )
        .orderBy(asc(appointments.startsAt), asc(appointments.id))
        .limit(1);
      return row?.visitId ?? null;
    },

    setAttendance: (location, visitId, attendance, at) =>
      access.write(location, async (db, touched) => {
        await noteAppointments(db, touched, location, isAlive(location, visitId), at);
        const changed = await db
          .update(appointments)
          .set({ attendance, changedAt: at })
          .where(isAlive(location, visitId))
          .returning({ id: appointments.id });
        return changed.map(({ id }) => id);
      }),
  };
}

function isAlive(location: AuthorizedLocationId, visitId: number) {
  return and(
    eq(appointments.locationId, location),
    isOfVisit(visitId),
    eq(appointments.isDeleted, false),
  );
}

/** Without a visit an appointment is one, by its own id. */
function isOfVisit(visitId: number) {
  return or(
    eq(appointments.visitId, visitId),
    and(isNull(appointments.visitId), sql`${appointments.id} = ${visitId}`),
  );
}
