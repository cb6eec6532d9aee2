import type { PGlite } from "@electric-sql/pglite";
import type { DurableNodeFS } from "./durable-node-fs";

export const HOUSEKEEPING = {
  lookEveryMs: 10_000,
  checkpointAfterBytes: 64 * 1024 * 1024,
  checkpointAfterMs: 300_000,
  vacuumAfterSyncs: 20_000,
};

export type Housekeeping = { stop(): Promise<void> };

/**
 * PGlite runs without PostgreSQL's background processes: nobody else writes checkpoints, without
 * which the log of writes grows and is replayed at the next start, and nobody else vacuums.
 */
export function startHousekeeping(
  client: PGlite,
  fs: DurableNodeFS,
  limits: typeof HOUSEKEEPING = HOUSEKEEPING,
): Housekeeping {
  let seen = fs.syncCount;
  let vacuumedAt = fs.syncCount;
  let checkpointAt = performance.now();
  let work = Promise.resolve();

  async function look(): Promise<void> {
    if (fs.syncCount === seen) return; // nothing was written
    const isDue = performance.now() - checkpointAt > limits.checkpointAfterMs;
    if (isDue || (await bytesSinceCheckpoint(client)) > limits.checkpointAfterBytes) {
      if (fs.syncCount - vacuumedAt > limits.vacuumAfterSyncs) {
        await client.exec("vacuum (analyze)");
        vacuumedAt = fs.syncCount;
      }
      await client.exec("checkpoint");
      checkpointAt = performance.now();
      seen = fs.syncCount;
    }
  }

  const timer = setInterval(() => {
    work = work.then(look).catch(() => {}); // the next look tries again
  }, limits.lookEveryMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await work;
    },
  };
}

async function bytesSinceCheckpoint(client: PGlite): Promise<number> {
  const { rows } = await client.query<{ bytes: number }>(
    "select (pg_current_wal_insert_lsn() - redo_lsn)::float8 as bytes from pg_control_checkpoint()",
  );
  return rows[0]?.bytes ?? 0;
}
