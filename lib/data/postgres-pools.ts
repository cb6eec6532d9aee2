import pg from "pg";
import { PULSE, Pulse } from "./pulse";
import type { PulseLimits } from "./pulse";

/** Milliseconds. */
export type PostgresLimits = {
  /** From the first packet to a connection. */
  readonly connect: number;
  /** For a connection of the pool that is free. */
  readonly queue: number;
  readonly statement: number;
  /** For a row that another transaction holds. */
  readonly lock: number;
  /** A transaction in which nothing happens: its process hangs. */
  readonly idle: number;
  readonly pulse: PulseLimits;
};

const POSTGRES_LIMITS: PostgresLimits = {
  connect: 1500,
  queue: 5000,
  statement: 30_000,
  lock: 5000,
  idle: 15_000,
  pulse: PULSE,
};

const FOR_TRANSACTIONS = 10;
const FOR_SINGLE_STATEMENTS = 4;

/** Of a client, beyond its published type. */
type Wire = { readonly connection: { readonly stream: { destroy(): void } } };

/**
 * One pool for transactions and one for single statements: transactions that wait for each other take
 * all connections that they are given, and reads go on beside them.
 */
export class PostgresPools {
  /** What Drizzle is given: `connect` is for a transaction, `query` for a single statement. */
  readonly pool: pg.Pool;
  readonly #singles: pg.Pool;
  readonly #pulse: Pulse;
  readonly #clients = new Set<pg.PoolClient>();

  constructor(url: string, limits: PostgresLimits = POSTGRES_LIMITS) {
    const config = configOf(url, limits);
    const transactions = new pg.Pool({ ...config, max: FOR_TRANSACTIONS });
    const singles = new pg.Pool({ ...config, max: FOR_SINGLE_STATEMENTS });
    const pulse = new Pulse({
      probe: () => probe(url),
      onDead: () => this.#hangUp(),
      limits: limits.pulse,
    });
    this.#singles = singles;
    this.#pulse = pulse;
    for (const pool of [transactions, singles]) this.#follow(pool);
    transactions.on("connect", (client) => watchQueries(client, pulse));
    const connect = transactions.connect.bind(transactions) as () => Promise<pg.PoolClient>; // one of its forms
    const query = singles.query.bind(singles) as (...args: unknown[]) => Promise<pg.QueryResult>; // likewise
    this.pool = Object.assign(transactions, {
      connect: () =>
        pulse.watch(
          () => connect().then(releasedAtItsEnd),
          (client) => client.release(),
        ),
      query: (...args: unknown[]) => pulse.watch(() => query(...args)),
    });
  }

  async end(): Promise<void> {
    this.#pulse.stop();
    await Promise.all([this.pool.end(), this.#singles.end()]);
  }

  #follow(pool: pg.Pool): void {
    pool.on("error", () => {}); // an idle connection that broke is replaced by the next query
    pool.on("connect", (client) => {
      this.#clients.add(client);
      client.on("error", () => {}); // what it runs fails as well
    });
    pool.on("remove", (client) => void this.#clients.delete(client));
  }

  #hangUp(): void {
    for (const client of this.#clients) (client as unknown as Wire).connection.stream.destroy(); // `end` would wait for an answer
    this.#clients.clear();
  }
}

function configOf(url: string, limits: PostgresLimits): pg.PoolConfig {
  class Client extends pg.Client {
    constructor(config?: pg.ClientConfig) {
      // the pool's own limit is for the wait in its queue
      super({ ...config, connectionTimeoutMillis: limits.connect });
    }
  }
  return {
    connectionString: url,
    connectionTimeoutMillis: limits.queue,
    statement_timeout: limits.statement,
    lock_timeout: limits.lock,
    idle_in_transaction_session_timeout: limits.idle,
    application_name: "chairtime",
    keepAlive: true,
    Client,
  };
}

/** Drizzle never gives back a connection whose `begin` fails; one that broke gives itself back. */
function releasedAtItsEnd(client: pg.PoolClient): pg.PoolClient {
  const release = client.release.bind(client);
  let isReleased = false;
  const once = (error?: Error | boolean): void => {
    if (isReleased) return;
    isReleased = true;
    client.off("end", onEnd);
    release(error);
  };
  const onEnd = (): void => once(true);
  client.once("end", onEnd);
  return Object.assign(client, { release: once });
}

function watchQueries(client: pg.PoolClient, pulse: Pulse): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown; // all its forms
  Object.assign(client, {
    query: (...args: unknown[]) => {
      const isCalledBack = args.some((each) => typeof each === "function");
      return isCalledBack ? query(...args) : pulse.watch(() => query(...args) as Promise<unknown>); // the form without
    },
  });
}

/** Any answer will do, a refusal as well. */
function probe(url: string): { isAlive: Promise<boolean>; stop: () => void } {
  const client = new pg.Client({ connectionString: url, application_name: "chairtime pulse" });
  client.on("error", () => {});
  const ask = async (): Promise<boolean> => {
    try {
      await client.connect();
      await client.query("select 1");
      return true;
    } catch (error) {
      return error instanceof pg.DatabaseError;
    } finally {
      void client.end().catch(() => {}); // it may be broken
    }
  };
  const stop = (): void => (client as unknown as Wire).connection.stream.destroy(); // as above
  return { isAlive: ask(), stop };
}
