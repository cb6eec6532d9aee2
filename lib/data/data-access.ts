import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { Database } from "./connection";
import type { WriteSet } from "./write-set";

/** How a repository reaches the database: bound to one transaction, or to none. */
export type DataAccess = {
  readonly db: Database;
  /** True where a transaction has the whole database to itself, so that rows need no locks. */
  readonly isExclusive: boolean;
  /** True in such a transaction until it writes: what is committed, and cached, is what it sees. */
  isUnchanged(): boolean;
  /** Runs in the transaction at hand, else in one of its own. */
  write<T>(
    location: AuthorizedLocationId,
    work: (db: Database, touched: WriteSet) => Promise<T>,
  ): Promise<T>;
};
