import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { rowsOf } from "./connection";
import type { Database } from "./connection";
import { DataFolderError } from "./data-folder-error";

/** The newest migration of a folder, in milliseconds since 1970, as Drizzle counts them; 0 = none. */
export function newestMigration(migrationsFolder: string): number {
  return readMigrationFiles({ migrationsFolder }).at(-1)?.folderMillis ?? 0;
}

/**
 * True where no migration is due, so that a start need not write. Throws a DataFolderError when a
 * newer version has written the data: this one knows too little of them, and Drizzle would apply
 * nothing and say nothing.
 */
export async function isMigrated(db: Database, migrationsFolder: string): Promise<boolean> {
  const [found] = await rowsOf<{ table: string | null }>(
    db,
    sql`select to_regclass('drizzle.__drizzle_migrations')::text as table`,
  );
  if (!found?.table) return false;
  const [last] = await rowsOf<{ at: string | null }>(
    db,
    sql`select max(created_at)::text as at from drizzle.__drizzle_migrations`,
  );
  const own = newestMigration(migrationsFolder);
  const applied = Number(last?.at ?? 0);
  if (applied <= own) return applied === own;
  throw new DataFolderError(
    "The data were written by a newer version of Chairtime. Start that one, or choose other data; " +
      "these are left as they are.",
  );
}
