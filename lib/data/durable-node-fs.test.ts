import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DURABLE_START_PARAMS, DurableNodeFS } from "./durable-node-fs";
import { HOUSEKEEPING, createHousekeeping } from "./housekeeping";
import { inOrder } from "./in-order";
import { proveDurable } from "./prove-durable";

describe("DurableNodeFS", () => {
  let root: string;
  let dump: Blob;

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), "chairtime-fs-"));
    const memory = await PGlite.create();
    dump = await memory.dumpDataDir("none");
    await memory.close();
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  async function inFolder(
    startParams: string[],
    work: (client: PGlite, fs: DurableNodeFS) => Promise<void>,
  ): Promise<void> {
    const fs = new DurableNodeFS(mkdtempSync(join(root, "db-")));
    const client = await PGlite.create({ fs, startParams, loadDataDir: dump });
    try {
      await work(client, fs);
    } finally {
      await client.close();
    }
  }

  test("every commit is forced to the disk, and a read is not", async () => {
    await inFolder(DURABLE_START_PARAMS, async (client, fs) => {
      await client.exec("create table t (a int)");
      const before = fs.syncCount;
      const rounds = Array.from({ length: 50 }, (_, round) => round);
      await inOrder(rounds, (round) => client.query("insert into t values ($1)", [round]));
      expect(fs.syncCount - before).toBeGreaterThanOrEqual(50);
      const afterWrites = fs.syncCount;
      await client.query("select count(*) from t");
      expect(fs.syncCount).toBe(afterWrites);
    });
  });

  test("a checkpoint forces files and folders", async () => {
    await inFolder(DURABLE_START_PARAMS, async (client, fs) => {
      await client.exec("create table t (a int); insert into t select generate_series(1, 1000)");
      const before = fs.syncCount;
      await client.exec("checkpoint");
      expect(fs.syncCount - before).toBeGreaterThan(5);
    });
  });

  test("a database that is written to gets its checkpoints and its vacuum", async () => {
    await inFolder(DURABLE_START_PARAMS, async (client, fs) => {
      const redo = async () =>
        (await client.query<{ at: string }>("select redo_lsn as at from pg_control_checkpoint()"))
          .rows[0]?.at;
      const vacuums = async () =>
        (
          await client.query<{ n: number }>(
            "select vacuum_count::int as n from pg_stat_user_tables",
          )
        ).rows[0]?.n;
      await client.exec("create table t (a int); checkpoint");
      const before = await redo();
      const limits = { ...HOUSEKEEPING, vacuumAfterSyncs: 1 };
      const patient = createHousekeeping(client, fs, limits);
      const insert = () => client.exec("insert into t select generate_series(1, 10)");
      await inOrder([1, 2], insert);
      await patient.look();
      expect(await redo()).toBe(before);
      const eager = createHousekeeping(client, fs, { ...limits, checkpointAfterBytes: 100 });
      await inOrder([1, 2, 3], insert);
      await eager.look();
      expect(await redo()).not.toBe(before);
      expect(await vacuums()).toBeGreaterThan(0);
    });
  });

  test("the self-test passes, and refuses a database that skips the disk", async () => {
    await inFolder(DURABLE_START_PARAMS, async (client, fs) => {
      await expect(proveDurable(client, fs)).resolves.toBeUndefined();
    });
    await inFolder([...PGlite.defaultStartParams], async (client, fs) => {
      await expect(proveDurable(client, fs)).rejects.toThrow("was not forced to the disk");
    });
  });
});
