import { randomUUID } from "node:crypto";
import pg from "pg";
import { openStore } from "@/lib/api/store/open-store";
import type { OpenStore, StoreOptions } from "@/lib/api/store/open-store";

/** An engine that a suite runs on, always with an empty database. */
export type TestEngine = {
  readonly name: "PGlite" | "PostgreSQL";
  open(options?: Shown): Promise<OpenStore>;
};

type Shown = Pick<StoreOptions, "onConnected">;

const serverUrl = process.env["TEST_DATABASE_URL"];

/** PGlite, and PostgreSQL where TEST_DATABASE_URL names one (scripts/with-postgres.mjs). */
export const TEST_ENGINES: readonly [TestEngine, ...TestEngine[]] = [
  { name: "PGlite", open: (shown) => openStore({ kind: "memory", ...shown }) },
  ...(serverUrl
    ? [{ name: "PostgreSQL" as const, open: (shown?: Shown) => openOnServer(serverUrl, shown) }]
    : []),
];

/** A new database on the test server; null where there is none. */
export const freshDatabase = serverUrl ? () => createDatabase(serverUrl) : null;

async function openOnServer(url: string, shown?: Shown): Promise<OpenStore> {
  const database = await createDatabase(url);
  const opened = await openStore({ kind: "postgres", url: database.url, ...shown });
  return {
    ...opened,
    async close() {
      await opened.close();
      await database.drop();
    },
  };
}

async function createDatabase(url: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await onServer(url, `create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return { url: own.href, drop: () => onServer(url, `drop database ${name} with (force)`) };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
