import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { ClientSeriesRepository } from "./series-attendee.port";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import { clientSeats } from "./attendee-seats.rows";
import type { DataAccess } from "@/lib/data/data-access";
import { inChunks } from "@/lib/data/in-order";
import { clients, events } from "@/lib/data/schema/appointments";
import { clientSeries } from "@/lib/data/schema/client-series";

/** Clients attached to schedules of events (business.md 6.10). */
export function createClientSeriesRepository(access: DataAccess): ClientSeriesRepository {
  return {
    list: (location, scheduleId) =>
      access.db
        .select({
          id: clientSeries.id,
          scheduleId: clientSeries.scheduleId,
          clientId: clientSeries.clientId,
          dayIds: clientSeries.dayIds,
        })
        .from(clientSeries)
        .innerJoin(
          clients,
          and(
            eq(clients.locationId, clientSeries.locationId),
            eq(clients.id, clientSeries.clientId),
            eq(clients.isDeleted, false),
          ),
        )
        .where(
          and(
            eq(clientSeries.locationId, location),
            eq(clientSeries.scheduleId, scheduleId),
            isNull(clientSeries.deletedAt),
          ),
        )
        .orderBy(asc(clientSeries.id)),

    ...seriesWriting(access),
    ...locks(access),
    ...clientSeats(access),
  };
}

function seriesWriting(
  access: DataAccess,
): Pick<ClientSeriesRepository, "add" | "changeDays" | "remove"> {
  return {
    add: (location, added, at) =>
      access.write(location, async (db) => {
        const ids: number[] = [];
        await inChunks(added, async (chunk) => {
          const rows = await db
            .insert(clientSeries)
            .values(
              chunk.map(({ scheduleId, clientId, dayIds }) => ({
                locationId: location,
                scheduleId,
                clientId,
                dayIds: dayIds && [...dayIds],
                createdAt: at,
                changedAt: at,
              })),
            )
            .returning({ id: clientSeries.id });
          ids.push(...rows.map(({ id }) => id));
        });
        return ids;
      }),

    changeDays: (location, id, dayIds, at) =>
      access.write(location, async (db) => {
        await db
          .update(clientSeries)
          .set({ dayIds: dayIds && [...dayIds], changedAt: at })
          .where(isSeries(location, id));
      }),

    remove: (location, id, at) =>
      access.write(location, async (db) => {
        await db.update(clientSeries).set({ deletedAt: at }).where(isSeries(location, id));
      }),
  };
}

function locks(access: DataAccess): Pick<ClientSeriesRepository, "lockEvents" | "lockClients"> {
  return {
    async lockEvents(location, ids) {
      if (access.isExclusive || ids.length === 0) return;
      await access.db
        .select({ id: events.id })
        .from(events)
        .where(and(eq(events.locationId, location), inArray(events.id, [...ids])))
        .orderBy(asc(events.id))
        .for("update");
    },

    async lockClients(location, ids) {
      if (access.isExclusive || ids.length === 0) return;
      await access.db
        .select({ id: clients.id })
        .from(clients)
        .where(and(eq(clients.locationId, location), inArray(clients.id, [...ids])))
        .orderBy(asc(clients.id))
        .for("no key update"); // as the lock of one client
    },
  };
}

function isSeries(location: AuthorizedLocationId, id: number): SQL | undefined {
  return and(eq(clientSeries.locationId, location), eq(clientSeries.id, id));
}
