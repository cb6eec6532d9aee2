import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { DataFolderError } from "./data-folder-error";
import { MIGRATIONS_FOLDER, rowsOf } from "./connection";
import type { AnnouncementListener, Connection, Database } from "./connection";

import { isMigrated } from "./is-migrated";
import { PostgresPools } from "./postgres-pools";
import type { PostgresLimits } from "./postgres-pools";

const CHANNEL = "chairtime_writes";
const CONNECT_TIMEOUT_MS = 5000;
const RECONNECT_AFTER_MS = 1000;
const MIGRATION_ATTEMPTS = 5;

/** A connection to PostgreSQL, which several processes may share, with all migrations applied. */
export async function openPostgres(
  url: string,
  migrationsFolder = MIGRATIONS_FOLDER,
  limits?: PostgresLimits,
): Promise<Connection> {
  await migrateAlone(url, migrationsFolder);
  const pools = new PostgresPools(url, limits);
  const db = drizzle({ client: pools.pool });
  const process = randomUUID();
  const listening = new Listening(url, process);
  return {
    engine: "postgres",
    db,
    announcements: {
      announce: (transaction, locationId) => announce(transaction, locationId, process),
      versionOf,
      listen: (listener) => listening.start(listener),
    },
    async close() {
      await listening.stop();
      await pools.end();
    },
  };
}

/** On a connection of its own, for which no limits hold: a change of much data takes its time. */
async function migrateAlone(url: string, migrationsFolder: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: "chairtime migration",
  });
  client.on("error", () => {}); // its query fails as well
  try {
    await client.connect();
    const db = drizzle({ client });
    if (!(await isMigrated(db, migrationsFolder))) await migrateAsOne(db, migrationsFolder);
  } catch (error) {
    if (error instanceof DataFolderError) throw error;
    throw new Error(`PostgreSQL at ${placeOf(url)} cannot be used: ${reasonOf(error)}`, {
      cause: error,
    });
  } finally {
    await client.end().catch(() => {}); // it may never have been connected
  }
}

/** Processes that start together would race for the same tables; the loser finds them made. */
async function migrateAsOne(
  db: Parameters<typeof migrate>[0],
  migrationsFolder: string,
  attempt = 1,
): Promise<void> {
  try {
    await migrate(db, { migrationsFolder });
  } catch (error) {
    if (attempt === MIGRATION_ATTEMPTS || !isLostRace(error)) throw error;
    await new Promise((resolve) => setTimeout(resolve, attempt * 200));
    await migrateAsOne(db, migrationsFolder, attempt + 1);
  }
}

/** Schema, table, type or row that another process made meanwhile, or its lock. */
const LOST_RACE = new Set(["42P06", "42P07", "42710", "23505", "40001", "40P01"]);

function isLostRace(error: unknown): boolean {
  const cause = causeOf(error);
  return cause instanceof Error && "code" in cause && LOST_RACE.has(String(cause.code));
}

/** Drizzle wraps the driver's errors. */
function causeOf(error: unknown): unknown {
  return error instanceof Error ? (error.cause ?? error) : error;
}

function reasonOf(error: unknown): string {
  const cause = causeOf(error);
  if (!(cause instanceof Error)) return String(cause);
  return cause.message || ("code" in cause ? String(cause.code) : cause.name);
}

/** Host and database, without the password. */
function placeOf(url: string): string {
  return URL.canParse(url) ? `${new URL(url).host}${new URL(url).pathname}` : "DATABASE_URL";
}

async function announce(
  transaction: Database,
  locationId: number,
  process: string,
): Promise<number> {
  const [row] = await rowsOf<{ version: string }>(
    transaction,
    sql`with bumped as (
      insert into location_versions as known (location_id, version) values (${locationId}, 1)
      on conflict (location_id) do update set version = known.version + 1
      returning version
    ) select version, pg_notify(${CHANNEL}, ${`${process}:${locationId}`}) from bumped`,
  );
  return Number(row?.version);
}

async function versionOf(db: Database, locationId: number): Promise<number> {
  const [row] = await rowsOf<{ version: string }>(
    db,
    sql`select version from location_versions where location_id = ${locationId}`,
  );
  return row ? Number(row.version) : 0;
}

/** One connection that hears the writes of other processes and comes back when it broke. */
class Listening {
  readonly #url: string;
  readonly #process: string;
  #client: pg.Client | null = null;
  #retry: NodeJS.Timeout | null = null;
  #isStopped = false;

  constructor(url: string, process: string) {
    this.#url = url;
    this.#process = process;
  }

  start(listener: AnnouncementListener): void {
    void this.#connect(listener);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#retry) clearTimeout(this.#retry);
    await this.#client?.end().catch(() => {});
  }

  async #connect(listener: AnnouncementListener): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: "chairtime listener",
      keepAlive: true,
    });
    const again = () => this.#reconnect(client, listener);
    client.on("error", again).on("end", again);
    client.on("notification", ({ payload = "" }) => {
      const [process, locationId] = payload.split(":");
      if (process !== this.#process) listener.onWrite(Number(locationId));
    });
    this.#client = client;
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      listener.onGap(); // what was announced before is unknown
    } catch {
      again();
    }
  }

  #reconnect(broken: pg.Client, listener: AnnouncementListener): void {
    if (this.#isStopped || this.#client !== broken) return;
    this.#client = null;
    void broken.end().catch(() => {});
    this.#retry = setTimeout(() => void this.#connect(listener), RECONNECT_AFTER_MS);
    this.#retry.unref();
  }
}
