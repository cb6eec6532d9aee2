import type { PGlite } from "@electric-sql/pglite";
import type { DurableNodeFS } from "./durable-node-fs";

export const HOUSEKEEPING = {
  checkpointAfterBytes: 64 * 1024 * 1024,
  checkpointAfterMs: 300_000,
  vacuumAfterSyncs: 20_000,
  /** Where there is none, a checkpoint may give room back. */
  hasRoom: (): boolean => true,
};

/** Looks at most so often, in milliseconds. */
export const LOOK_EVERY_MS = 10_000;

/** `look` does what is due; it must not be called while a transaction is open. */
export type Housekeeping = { look(): Promise<void> };

/**
 * PGlite runs without PostgreSQL's background processes: nobody else writes checkpoints, without
 * which the log of writes grows and is replayed at the next start, and nobody else vacuums.
 */
export function createHousekeeping(
  client: PGlite,
  fs: DurableNodeFS,
  limits: typeof HOUSEKEEPING = HOUSEKEEPING,
): Housekeeping {
  let seen = fs.syncCount;
  let vacuumedAt = fs.syncCount;
  let checkpointAt = performance.now();

  async function isDue(): Promise<boolean> {
    if (performance.now() - checkpointAt > limits.checkpointAfterMs) return true;
    return (await bytesSinceCheckpoint(client)) > limits.checkpointAfterBytes;
  }

  return {
    async look() {
      if (fs.syncCount === seen) return; // nothing was written
      const hasRoom = limits.hasRoom();
      if (hasRoom && !(await isDue())) return;
      if (hasRoom && fs.syncCount - vacuumedAt > limits.vacuumAfterSyncs) {
        await client.exec("vacuum (analyze)");
        vacuumedAt = fs.syncCount;
      }
      await client.exec("checkpoint");
      checkpointAt = performance.now();
      seen = fs.syncCount;
    },
  };
}

async function bytesSinceCheckpoint(client: PGlite): Promise<number> {
  const { rows } = await client.query<{ bytes: number }>(
    "select (pg_current_wal_insert_lsn() - redo_lsn)::float8 as bytes from pg_control_checkpoint()",
  );
  return rows[0]?.bytes ?? 0;
}
