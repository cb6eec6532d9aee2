import { and, asc, eq } from "drizzle-orm";
import type { ClientRepository } from "@/lib/backend/services/ports";
import type { Client } from "@/lib/domain/salon/appointment";
import type { DataAccess } from "./data-access";
import { clients } from "./schema/appointments";

/** The clients of a location. */
export function createClientRepository(access: DataAccess): ClientRepository {
  return {
    async findByPhone(location, phone) {
      if (phone === "") return null;
      const [row] = await access.db
        .select()
        .from(clients)
        .where(and(eq(clients.locationId, location), eq(clients.phone, phone)))
        .orderBy(asc(clients.id))
        .limit(1);
      return row ? toClient(row) : null;
    },

    add: (location, client) =>
      access.write(location, async (db) => {
        const [row] = await db
          .insert(clients)
          .values({
            locationId: location,
            name: client.name,
            phone: client.phone,
            email: client.email,
          })
          .returning();
        if (!row) throw new Error("The database answered no row for a new client");
        return toClient(row);
      }),
  };
}

/** Reads a row of clients. */
export function toClient(row: Omit<typeof clients.$inferSelect, "locationId">): Client {
  return { id: row.id, name: row.name, phone: row.phone, email: row.email };
}
