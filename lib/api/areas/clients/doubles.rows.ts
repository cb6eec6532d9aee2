import { and, eq, ne, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import { rowsOf } from "@/lib/data/connection";
import type { Database } from "@/lib/data/connection";
import { clients } from "@/lib/data/schema/appointments";
import { clientMerges } from "@/lib/data/schema/clients";

/**
 * Whether another client of the base has the phone of this one, or the one they get: a double is
 * outside the index.
 */
export function isDouble(
  location: AuthorizedLocationId,
  id: number,
  phone: string | typeof clients.phone = clients.phone,
): SQL<boolean> {
  return sql<boolean>`exists (select 1 from ${clients} as other
    where other.location_id = ${location} and other.id <> ${id} and not other.is_deleted
      and other.phone <> '' and other.phone = ${phone})`;
}

/** Of clients with one phone the first stands for it in the index as soon as nobody else does. */
export async function settlePhone(
  db: Database,
  location: AuthorizedLocationId,
  phone: string,
): Promise<void> {
  if (phone === "") return;
  const live = and(
    eq(clients.locationId, location),
    eq(clients.phone, phone),
    eq(clients.isDeleted, false),
  );
  const holders = await db
    .select({ id: clients.id, isDouble: clients.isDouble })
    .from(clients)
    .where(live)
    .orderBy(clients.id);
  const [first] = holders;
  if (!first || holders.some((each) => !each.isDouble)) return;
  await db
    .update(clients)
    .set({ isDouble: false })
    .where(and(live, eq(clients.id, first.id), ne(clients.isDouble, false)));
}

type Kept = Pick<typeof clients.$inferSelect, "id" | "name" | "surname" | "phone" | "email">;

/** Who was kept when the client of this phone was merged, however often. */
export async function keptWithPhone(
  db: Database,
  location: AuthorizedLocationId,
  phone: string,
): Promise<Kept | null> {
  const [row] = await rowsOf<Omit<Kept, "id"> & { id: number | string }>(
    db,
    sql`with recursive line (id, step) as (
      select id, 0 from ${clients}
        where location_id = ${location} and phone = ${phone} and is_deleted
      union all
      select kept_id, step + 1 from line join ${clientMerges} as merge
        on merge.location_id = ${location} and merge.merged_id = line.id and merge.undone_at is null
        where step < 50
    )
    select kept.id, kept.name, kept.surname, kept.phone, kept.email
      from line join ${clients} as kept on kept.location_id = ${location} and kept.id = line.id
      where not kept.is_deleted order by step desc limit 1`,
  );
  return row ? { ...row, id: Number(row.id) } : null;
}
