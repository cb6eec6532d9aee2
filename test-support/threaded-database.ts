import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Connection } from "@/lib/data/connection";
import { openEmbeddedDatabase } from "@/lib/data/embedded-database";
import type { Content } from "./database-cache";
import { testDatabaseWorker } from "./database-worker";
import { dumpOf } from "./memory-database";

/** A database in a folder of its own, which goes when it is closed. */
export async function openThreadedDatabase(content: Content = null): Promise<Connection> {
  const folder = mkdtempSync(join(tmpdir(), "chairtime-thread-"));
  const worker = { file: testDatabaseWorker(), extra: { dump: await dumpOf(content) } };
  const connection = await openEmbeddedDatabase({ folder, worker });
  return {
    ...connection,
    async close() {
      await connection.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
