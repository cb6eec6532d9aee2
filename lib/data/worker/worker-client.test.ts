import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { StorageError } from "@/lib/domain/storage-error";
import { testDatabaseWorker } from "@/test-support/database-worker";
import { keepEmbeddedTemplate } from "@/test-support/memory-database";
import { soundDisk } from "@/test-support/weak-disk";
import { MIGRATIONS_FOLDER } from "../connection";
import { WorkerClient } from "./worker-client";
import type { Deadlines, WorkerTransaction } from "./worker-client";

const DEADLINES: Deadlines = {
  statement: 30_000,
  upkeep: 60_000,
  close: 5000,
  look: 20,
};

describe("the thread of the database", () => {
  let root: string;
  const open: WorkerClient[] = [];

  beforeAll(async () => {
    await keepEmbeddedTemplate();
    root = mkdtempSync(join(tmpdir(), "chairtime-worker-"));
  });
  afterEach(async () => {
    for (const client of open.splice(0)) await client.close();
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  async function start(deadlines: Partial<Deadlines> = {}) {
    const folder = mkdtempSync(join(root, "db-"));
    const { weakness, memory } = soundDisk();
    const client = await WorkerClient.open({
      file: testDatabaseWorker(),
      task: {
        pgdata: join(folder, "pgdata"),
        reserve: join(folder, "reserve"),
        isUnfinished: true,
        migrationsFolder: MIGRATIONS_FOLDER,
      },
      extra: { memory },
      deadlines: { ...DEADLINES, ...deadlines },
    });
    client.serve();
    open.push(client);
    return { client, weakness };
  }

  const ask = async (
    client: WorkerClient | WorkerTransaction,
    text: string,
    params: unknown[] = [],
  ): Promise<unknown[]> => {
    const { rows } = (await client.run({ text, params, rowMode: "object" })) as { rows: unknown[] }; // as PGlite answers
    return rows;
  };

  test("carries values of every kind to and fro", async () => {
    const { client } = await start();
    const [row] = await ask(
      client,
      `select $1::int as whole, $2::bigint as big, $3::text as text, $4::boolean as yes,
        $5::jsonb as json, $6::text[] as list, $7::timestamptz as at, $8::date as day, null as nothing,
        $9::float8 as broken, '1 hour'::interval as span, $10::int[] as numbers`,
      [
        7,
        9_007_199_254_740,
        "ä’\u{1F600}",
        true,
        JSON.stringify({ a: [1] }),
        ["x", 'y"'],
        "2026-11-25T08:00:00Z",
        "2026-11-25",
        1.5,
        [1, 2],
      ],
    );
    expect(row).toEqual({
      whole: 7,
      big: 9_007_199_254_740,
      text: "ä’\u{1F600}",
      yes: true,
      json: { a: [1] },
      list: ["x", 'y"'],
      at: "2026-11-25 08:00:00+00",
      day: "2026-11-25",
      nothing: null,
      broken: 1.5,
      span: "01:00:00",
      numbers: [1, 2],
    });
    expect(await ask(client, "select generate_series(1, 3000) as n")).toHaveLength(3000);
  });

  test("throws the errors of PostgreSQL with what they tell", async () => {
    const { client } = await start();
    await ask(client, "create table t (a int constraint only_once unique)");
    await ask(client, "insert into t values (1)");
    const twice = ask(client, "insert into t values (1)");
    await expect(twice).rejects.toMatchObject({ code: "23505", constraint: "only_once" });
    await expect(ask(client, "select nonsense")).rejects.toMatchObject({ code: "42703" });
    expect(await ask(client, "select a from t")).toEqual([{ a: 1 }]);
  });

  test("lets nobody come between the statements of a transaction", async () => {
    const { client } = await start();
    await ask(client, "create table t (a int)");
    const seen: unknown[] = [];
    const writing = client.transaction(async (inside) => {
      await ask(inside, "insert into t values (1)");
      await new Promise((resolve) => setTimeout(resolve, 20));
      await ask(inside, "insert into t values (2)");
      seen.push("written");
    });
    const failing = client.transaction(async (inside) => {
      await ask(inside, "insert into t values (3)");
      throw new Error("changed my mind");
    });
    const reading = ask(client, "select a from t order by a").then((rows) => seen.push(rows));
    await writing;
    await expect(failing).rejects.toThrow("changed my mind");
    await reading;
    expect(seen).toEqual(["written", [{ a: 1 }, { a: 2 }]]);
  });

  test("commits nothing of a transaction one of whose statements failed", async () => {
    const { client } = await start();
    await ask(client, "create table t (a int)");
    const swallowing = client.transaction(async (inside) => {
      await ask(inside, "insert into t values (1)");
      await ask(inside, "select nonsense").catch(() => {});
    });
    await expect(swallowing).rejects.toThrow("taken back");
    expect(await ask(client, "select a from t")).toEqual([]);
  });

  test("runs no statement of a transaction that is over", async () => {
    const { client } = await start();
    const kept = await client.transaction((inside) => Promise.resolve(inside));
    await expect(ask(kept, "select 1")).rejects.toThrow("is over");
  });

  test("that spins is ended: all that waits fails, and the reason is told", async () => {
    const { client, weakness } = await start({ statement: 300 });
    await ask(client, "create table t (a int)");
    weakness.sync = "never ends";
    const [writing, reading] = [ask(client, "insert into t values (1)"), ask(client, "select 1")];
    await expect(writing).rejects.toBeInstanceOf(StorageError);
    await expect(reading).rejects.toMatchObject({ failure: "unavailable" });
    expect(await client.failed).toMatch(/did not answer for 0\.3 s/);
    await expect(ask(client, "select 1")).rejects.toMatchObject({ failure: "unavailable" });
    await client.close();
  });

  test("that spins keeps nobody from closing it", async () => {
    const { client, weakness } = await start({ close: 100 });
    await ask(client, "create table t (a int)");
    weakness.sync = "never ends";
    const writing = ask(client, "insert into t values (1)").catch((error: unknown) => error);
    await client.close();
    expect(await writing).toMatchObject({ failure: "unavailable" });
  });

  test("whose log of writes breaks tells PostgreSQL's own reason", async () => {
    const { client, weakness } = await start();
    await ask(client, "create table t (a int)");
    weakness.sync = "fails";
    await expect(ask(client, "insert into t values (1)")).rejects.toMatchObject({
      failure: "unavailable",
    });
    expect(await client.failed).toMatch(/The database stopped: .*PANIC: .*could not fsync/);
  });
});
