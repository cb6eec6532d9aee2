import { types } from "@electric-sql/pglite";
import type { PGlite, Transaction } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { MIGRATIONS_FOLDER } from "./connection";
import type { Connection } from "./connection";
import { isMigrated } from "./is-migrated";
import type { WorkerClient, WorkerTransaction } from "./worker/worker-client";

const asText = (value: string): string => value;

/** To be given to PGlite when it is opened: Drizzle reads these types from their text. */
export const PGLITE_PARSERS = {
  [types.TIMESTAMP]: asText,
  [types.TIMESTAMPTZ]: asText,
  [types.INTERVAL]: asText,
  [types.DATE]: asText,
};

/** All that Drizzle calls of PGlite. */
type Client = Pick<PGlite, "query" | "transaction">;

/** A connection over an open PGlite of this thread, with all migrations applied. */
export async function connectPglite(
  client: PGlite,
  migrationsFolder: string = MIGRATIONS_FOLDER,
): Promise<Connection> {
  const connection = await connectClient(withOwnParsers(client), migrationsFolder);
  return { ...connection, close: () => client.close() };
}

/** A connection over a PGlite in a thread of its own, with all migrations applied. */
export async function connectWorker(
  client: WorkerClient,
  migrationsFolder: string,
): Promise<Connection> {
  const connection = await connectClient(throughMessages(client), migrationsFolder);
  return {
    ...connection,
    isReady: () => client.isReady(),
    failed: client.failed,
    close: () => client.close(),
  };
}

async function connectClient(
  client: Client,
  migrationsFolder: string,
): Promise<Omit<Connection, "close">> {
  const db = drizzle({ client: client as PGlite }); // `Client` is what it calls
  if (!(await isMigrated(db, migrationsFolder))) await migrate(db, { migrationsFolder });
  return {
    engine: "pglite",
    db,
    announcements: null, // nobody else can open its data
  };
}

/**
 * Drizzle sends its parsers with every query, and PGlite then copies its table of some 300 parsers
 * each time: two thirds of the time of a small query. They are set once instead.
 */
function withOwnParsers(client: PGlite): Client {
  const transaction: PGlite["transaction"] = (work) =>
    client.transaction((inside) => work({ ...inside, query: queryOf(inside) }));
  return { query: queryOf(client), transaction };
}

function queryOf(client: PGlite | Transaction): Transaction["query"] {
  return (text, params, options) =>
    client.query(text, params, { rowMode: options?.rowMode ?? "object" });
}

function throughMessages(client: WorkerClient): Client {
  const transaction: PGlite["transaction"] = (work) =>
    client.transaction(
      (inside) => work({ query: sendingBy(inside) } as Transaction), // all that Drizzle calls
    );
  return { query: sendingBy(client), transaction };
}

function sendingBy(client: WorkerClient | WorkerTransaction): Transaction["query"] {
  const query = (text: string, params: unknown[] = [], options?: { rowMode?: string }) =>
    client.run({ text, params, rowMode: options?.rowMode === "array" ? "array" : "object" });
  return query as Transaction["query"]; // the worker answers what PGlite answered it
}
