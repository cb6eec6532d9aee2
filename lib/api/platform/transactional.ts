import type { AuthorizedLocationId } from "@/lib/domain/ids";

/** Transactions over the repositories that a use case names; of the others it sees none. */
export type Transactional<Needs> = {
  /**
   * Runs in one transaction; a thrown error rolls back. `work` runs again when the database took it
   * back for the sake of others.
   */
  transaction<T>(
    location: AuthorizedLocationId,
    work: (repositories: Needs) => Promise<T>,
  ): Promise<T>;
};

/** The repositories themselves, each call in a transaction of its own, and transactions over them. */
export type Stored<Needs> = Needs & Transactional<Needs>;
