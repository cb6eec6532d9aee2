import { and, asc, eq } from "drizzle-orm";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { Client } from "@/lib/domain/salon/appointment";
import type { Database } from "@/lib/data/connection";
import type { DataAccess } from "@/lib/data/data-access";
import { clients } from "@/lib/data/schema/appointments";
import type { ClientRepository } from "./client.port";
import { createClientBase } from "./client-base.store";
import { toClient } from "./clients.rows";

/** The clients of a location. */
export function createClientRepository(access: DataAccess): ClientRepository {
  return {
    ...createClientBase(access),

    findByPhone: (location, phone) => findByPhone(access.db, location, phone),

    add: (location, { name, phone, email }, at) =>
      access.write(location, async (db) => {
        const [row] = await db
          .insert(clients)
          .values({
            locationId: location,
            name,
            phone,
            email,
            ...(at !== undefined && { changedAt: at }),
          })
          .onConflictDoNothing() // another writer was quicker with that phone
          .returning();
        const added = row ? toClient(row) : await findByPhone(db, location, phone);
        if (!added) throw new Error("The database answered no row for a new client");
        return added;
      }),

    async lock(location, id) {
      if (access.isExclusive || id === null) return;
      await access.db
        .select({ id: clients.id })
        .from(clients)
        .where(and(eq(clients.locationId, location), eq(clients.id, id)))
        .for("no key update"); // appointments that refer to them may be written meanwhile
    },
  };
}

async function findByPhone(
  db: Database,
  location: AuthorizedLocationId,
  phone: string,
): Promise<Client | null> {
  if (phone === "") return null;
  const [row] = await db
    .select()
    .from(clients)
    .where(
      and(eq(clients.locationId, location), eq(clients.phone, phone), eq(clients.isDeleted, false)),
    )
    .orderBy(asc(clients.id))
    .limit(1);
  return row ? toClient(row) : null;
}
