import type { PGlite } from "@electric-sql/pglite";
import { DataFolderError } from "./data-folder-error";
import type { DurableNodeFS } from "./durable-node-fs";

/** Throws a DataFolderError unless one commit forces something to the disk. */
export async function proveDurable(client: PGlite, fs: DurableNodeFS): Promise<void> {
  const before = fs.syncCount;
  await client.query(
    "select pg_logical_emit_message(true, 'chairtime', 'does it reach the disk?')",
  );
  if (fs.syncCount > before) return;
  throw new DataFolderError(
    "A commit was not forced to the disk, so a power cut would lose it: Chairtime does not start on " +
      "this build of the embedded database. Set DATABASE_URL to use PostgreSQL instead.",
  );
}
