import { and, asc, eq } from "drizzle-orm";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { Client } from "@/lib/domain/salon/appointment";
import type { Database } from "@/lib/data/connection";
import type { DataAccess } from "@/lib/data/data-access";
import { clients } from "@/lib/data/schema/appointments";
import { clientKeysOf } from "@/lib/domain/salon/client-keys";
import type { ClientRepository } from "./client.port";
import { createClientBase } from "./client-base.store";
import { toClient } from "./clients.rows";
import { keptWithPhone } from "./doubles.rows";

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
            ...clientKeysOf({ name, phone, email }),
            ...(at !== undefined && { changedAt: at }),
          })
          .onConflictDoNothing() // another writer was quicker with that phone
          .returning();
        const added = row ? toClient(row) : await findByPhone(db, location, phone);
        if (!added) throw new Error("The database answered no row for a new client");
        return added;
      }),

    async lock(location, id) {
      if (access.isExclusive || id === null) return true;
      const [row] = await access.db
        .select({ isDeleted: clients.isDeleted })
        .from(clients)
        .where(and(eq(clients.locationId, location), eq(clients.id, id)))
        .for("no key update"); // appointments that refer to them may be written meanwhile
      return row !== undefined && !row.isDeleted;
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
    .orderBy(asc(clients.isDouble), asc(clients.id))
    .limit(1);
  const found = row ?? (await keptWithPhone(db, location, phone));
  return found ? toClient(found) : null;
}
