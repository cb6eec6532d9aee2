import { and, asc, eq, inArray, or } from "drizzle-orm";
import { toClient } from "@/lib/api/areas/clients/clients.rows";
import type { DataAccess } from "@/lib/data/data-access";
import { clients } from "@/lib/data/schema/appointments";
import type { ChainClientRepository } from "./chain.port";

/** Clients across the locations of a chain; deleted ones are left out (business.md 5.5). */
export function createChainClientRepository(access: DataAccess): ChainClientRepository {
  return {
    async byPhone(places) {
      if (places.length === 0) return [];
      const isThere = places.map(({ location, phones }) =>
        and(eq(clients.locationId, location), inArray(clients.phone, [...phones])),
      );
      const rows = await access.db
        .select()
        .from(clients)
        .where(and(or(...isThere), eq(clients.isDeleted, false)))
        .orderBy(asc(clients.locationId), asc(clients.id));
      return rows.map((row) => ({ ...toClient(row), locationId: row.locationId }));
    },
  };
}
