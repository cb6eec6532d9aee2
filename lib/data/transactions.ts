import { AsyncLocalStorage } from "node:async_hooks";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { Connection, Database } from "./connection";
import type { DataAccess } from "./data-access";
import { WriteSet } from "./write-set";

/** A transaction under way in this chain of calls. */
type Scope = { readonly access: DataAccess; isOver: boolean };

/** How a transaction ended, told before its caller goes on. */
export type TransactionEnd = {
  readonly location: AuthorizedLocationId;
  readonly touched: WriteSet;
  /** The location's version that it wrote; null when it wrote nothing or nobody else needs to know. */
  readonly version: number | null;
  /** False also when it may be committed, because the connection broke at the end. */
  readonly isCommitted: boolean;
};

/** Codes of PostgreSQL for a transaction it took back because others were in its way. */
const TAKEN_BACK = new Set(["40001", "40P01"]);
const MAX_ATTEMPTS = 5;

/**
 * Runs transactions. A read outside a transaction's own repositories still joins it: PGlite has one
 * connection and a pool may have none left, so to wait for another would be to wait for oneself.
 */
export class Transactions {
  readonly outside: DataAccess;
  /** Set by whoever keeps copies of the data. */
  onEnd: (end: TransactionEnd) => void = () => {};
  /** Set by whoever has more to write when a transaction's work is done. */
  beforeCommit: (db: Database, location: AuthorizedLocationId, touched: WriteSet) => Promise<void> =
    async () => {};
  readonly #connection: Connection;
  readonly #scopes = new AsyncLocalStorage<Scope>();
  /** PGlite's one connection runs one transaction at a time. */
  readonly #isExclusive: boolean;
  /** There the next one begins only when the end of the last was told, not just reached. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#isExclusive = connection.engine === "pglite";
    const current = () => this.#current();
    this.outside = {
      get db() {
        return current()?.db ?? connection.db;
      },
      isExclusive: this.#isExclusive,
      isUnchanged: () => false,
      write: (location, work) =>
        current()?.write(location, work) ??
        this.run(location, (access) => access.write(location, work)),
    };
  }

  /** True in a chain of calls that a transaction waits for. */
  isInside(): boolean {
    return this.#current() !== null;
  }

  async run<T>(
    location: AuthorizedLocationId,
    work: (access: DataAccess) => Promise<T>,
  ): Promise<T> {
    if (this.isInside()) throw new Error("A transaction was begun inside a transaction");
    if (!this.#isExclusive) return this.#runAgain(location, work);
    const turn = this.#last.then(() => this.#runNow(location, work));
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** PostgreSQL ends a circle of waiting by taking one of its transactions back: that one begins anew. */
  async #runAgain<T>(
    location: AuthorizedLocationId,
    work: (access: DataAccess) => Promise<T>,
    attempt = 1,
  ): Promise<T> {
    try {
      return await this.#runNow(location, work);
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !wasTakenBack(error)) throw error;
      return this.#runAgain(location, work, attempt + 1);
    }
  }

  async #runNow<T>(
    location: AuthorizedLocationId,
    work: (access: DataAccess) => Promise<T>,
  ): Promise<T> {
    const touched = new WriteSet();
    let version: number | null = null;
    let isCommitted = false;
    try {
      const result = await this.#connection.db.transaction(async (db) => {
        const value = await this.#inScope(this.#accessIn(db, location, touched), work);
        await this.beforeCommit(db, location, touched);
        version = await this.#announce(db, location, touched); // last: it locks the version
        return value;
      });
      isCommitted = true;
      return result;
    } finally {
      this.onEnd({ location, touched, version, isCommitted });
    }
  }

  #current(): DataAccess | null {
    const scope = this.#scopes.getStore();
    return scope?.isOver === false ? scope.access : null;
  }

  async #inScope<T>(access: DataAccess, work: (access: DataAccess) => Promise<T>): Promise<T> {
    const scope: Scope = { access, isOver: false };
    try {
      return await this.#scopes.run(scope, () => work(access));
    } finally {
      scope.isOver = true;
    }
  }

  #accessIn(db: Database, location: AuthorizedLocationId, touched: WriteSet): DataAccess {
    return {
      db,
      isExclusive: this.#isExclusive,
      isUnchanged: () => this.#isExclusive && touched.isEmpty,
      write: (other, work) => {
        if (other === location) return work(db, touched);
        throw new Error(`Location ${other} in a transaction of ${location}`);
      },
    };
  }

  async #announce(db: Database, location: number, touched: WriteSet): Promise<number | null> {
    const { announcements } = this.#connection;
    return announcements && !touched.isEmpty ? announcements.announce(db, location) : null;
  }
}

/** Drizzle wraps the driver's errors. */
function wasTakenBack(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isKnown = "code" in error && TAKEN_BACK.has(String(error.code));
  return isKnown || wasTakenBack(error.cause);
}
