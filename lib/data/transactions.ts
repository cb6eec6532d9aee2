import { AsyncLocalStorage } from "node:async_hooks";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { Connection, Database } from "./connection";
import type { DataAccess } from "./data-access";
import { HeldTransaction } from "./held-transaction";
import type { Holding } from "./held-transaction";
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

type Work<T> = (access: DataAccess) => Promise<T>;

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
  readonly #held = new AsyncLocalStorage<HeldTransaction>();
  /** PGlite's one connection runs one transaction at a time. */
  readonly #isExclusive: boolean;
  /** There the next one begins only when the end of the last was told, not just reached. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#isExclusive = connection.engine === "pglite";
    const current = () => this.#current();
    const held = () => this.#held.getStore()?.open;
    this.outside = {
      get db() {
        return current()?.db ?? held()?.db ?? connection.db;
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
    return this.#current() !== null || Boolean(this.#held.getStore()?.open);
  }

  async run<T>(location: AuthorizedLocationId, work: Work<T>): Promise<T> {
    if (this.#current()) throw new Error("A transaction was begun inside a transaction");
    const held = this.#held.getStore();
    if (!held || held.isOver) return this.#runAlone(location, work);
    return held.inTurn(() =>
      held.open ? this.#join(held, location, work) : this.#begin(held, location, work),
    );
  }

  /**
   * Runs a request whose transactions become one, which is still open when the request has made its
   * answer: `holding.end` stores it in there, or throws and takes all back. A request that begins none
   * has nothing to end. What was done stands when the promise resolves.
   */
  async hold<T>(request: () => Promise<T>, holding: Holding<T>): Promise<T> {
    const held = new HeldTransaction(() => holding.begin());
    try {
      const answer = await this.#held.run(held, request);
      await held.finish(() => this.#held.run(held, () => holding.end(answer)));
      return answer;
    } catch (error) {
      await held.takeBack(error);
      throw error;
    }
  }

  async #runAlone<T>(location: AuthorizedLocationId, work: Work<T>): Promise<T> {
    if (!this.#isExclusive) return this.#runAgain(location, work);
    const turn = this.#last.then(() => this.#runNow(location, work));
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** Begins the transaction of a request; its work is done when this is, its commit is not. */
  #begin<T>(held: HeldTransaction, location: AuthorizedLocationId, work: Work<T>): Promise<T> {
    return held.begin<T>((opened) =>
      this.#runAlone(location, async (access) => {
        await held.claim();
        const value = await work(access);
        await opened(access, location, value);
        for (const { location: other, touched } of held.others) {
          // oxlint-disable-next-line no-await-in-loop -- one connection
          await this.beforeCommit(access.db, other, touched);
          // oxlint-disable-next-line no-await-in-loop -- likewise
          await this.#announce(access.db, other, touched);
        }
      }).finally(() => this.#tellOthers(held)),
    );
  }

  /** A further transaction of the same request: a part of the first, which may fail alone. */
  async #join<T>(held: HeldTransaction, location: AuthorizedLocationId, work: Work<T>): Promise<T> {
    const { open } = held;
    if (!open) throw new Error("There is no transaction to join");
    const touched = new WriteSet();
    const value = await open.db.transaction(async (db) => {
      const access = this.#accessIn(db, location, touched);
      const isUnchanged = () => access.isUnchanged() && open.isUnchanged();
      return this.#inScope({ ...access, isUnchanged }, work);
    });
    await held.absorb(location, touched);
    return value;
  }

  /** Nobody knows how far the others got; what they touched is read anew. */
  #tellOthers(held: HeldTransaction): void {
    for (const { location, touched } of held.others) {
      this.onEnd({ location, touched, version: null, isCommitted: false });
    }
  }

  /** PostgreSQL ends a circle of waiting by taking one of its transactions back: that one begins anew. */
  async #runAgain<T>(location: AuthorizedLocationId, work: Work<T>, attempt = 1): Promise<T> {
    try {
      return await this.#runNow(location, work);
    } catch (error) {
      const isLast = attempt === MAX_ATTEMPTS || Boolean(this.#held.getStore()?.open);
      if (isLast || !wasTakenBack(error)) throw error;
      return this.#runAgain(location, work, attempt + 1);
    }
  }

  async #runNow<T>(location: AuthorizedLocationId, work: Work<T>): Promise<T> {
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

  async #inScope<T>(access: DataAccess, work: Work<T>): Promise<T> {
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
