import { PGlite } from "@electric-sql/pglite";
import { MIGRATIONS_FOLDER } from "./connection";
import type { Connection } from "./connection";
import { keepTemplate, readTemplate } from "./database-template";
import { PGLITE_PARSERS, connectPglite } from "./pglite-connection";

/** A database in memory, for tests: loaded from a migrated dump, which the first one makes. */
export async function openMemoryDatabase(
  migrationsFolder = MIGRATIONS_FOLDER,
): Promise<Connection> {
  const template = await readTemplate(migrationsFolder);
  const client = await PGlite.create({
    parsers: PGLITE_PARSERS,
    ...(template && { loadDataDir: template }),
  });
  const connection = await connectPglite(client, migrationsFolder);
  if (!template) await keepTemplate(client, migrationsFolder);
  return connection;
}
