import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { locationId } from "@/lib/domain/ids";
import { rowsOf } from "@/lib/data/connection";
import type { Database } from "@/lib/data/connection";
import { resourceInstances, resources } from "@/lib/data/schema/salon";

/** Marks every name, title and comment of a location, to be called before anything is cached; answers how many columns. */
export async function markRowsAt(db: Database, location: number, marker: string): Promise<number> {
  const columns = await rowsOf<{ table: string; column: string }>(
    db,
    sql`select c.table_name as "table", c.column_name as "column" from information_schema.columns c
      join information_schema.columns l using (table_schema, table_name)
      where c.table_schema = 'public' and l.column_name = 'location_id'
        and c.data_type = 'text' and c.column_name in ('name', 'title', 'comment')`,
  );
  for (const { table, column } of columns) {
    const name = sql.identifier(column);
    await db.execute(
      sql`update ${sql.identifier(table)} set ${name} = ${marker}::text || ${name} where location_id = ${location}`,
    );
  }
  return columns.length;
}

/** Gives a location a resource, which the API only reads: a kind with one piece. */
export async function addResource(
  db: Database,
  place: number,
  { resource_id, instance_id }: { readonly resource_id: number; readonly instance_id: number },
  title: string,
): Promise<void> {
  const location = locationId(place);
  await db.insert(resources).values({ locationId: location, id: resource_id, title });
  await db
    .insert(resourceInstances)
    .values({ locationId: location, id: instance_id, resourceId: resource_id, title });
}

/** Changes every client of a location behind the API's back. */
export async function markClients(db: Database, location: number): Promise<void> {
  await db.execute(sql`update clients set name = name || '!' where location_id = ${location}`);
}

/** A hash of a location's rows, per table that knows locations. */
export async function hashRowsAt(db: Database, location: number): Promise<Map<string, string>> {
  const tables = await rowsOf<{ name: string }>(
    db,
    sql`select c.table_name as name from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
        and c.column_name = 'location_id' order by 1`,
  );
  const hashes = new Map<string, string>();
  for (const { name } of tables) {
    const rows = await rowsOf<{ row: string }>(
      db,
      sql`select t::text as row from ${sql.identifier(name)} t where location_id = ${location} order by 1`,
    );
    hashes.set(name, createHash("sha256").update(JSON.stringify(rows)).digest("hex"));
  }
  return hashes;
}
