import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DURABLE_START_PARAMS, DurableNodeFS } from "./durable-node-fs";
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
      for (let round = 0; round < 50; round += 1) {
        await client.query("insert into t values ($1)", [round]);
      }
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

  test("the self-test passes, and refuses a database that skips the disk", async () => {
    await inFolder(DURABLE_START_PARAMS, async (client, fs) => {
      await expect(proveDurable(client, fs)).resolves.toBeUndefined();
    });
    await inFolder([...PGlite.defaultStartParams], async (client, fs) => {
      await expect(proveDurable(client, fs)).rejects.toThrow("was not forced to the disk");
    });
  });
});
