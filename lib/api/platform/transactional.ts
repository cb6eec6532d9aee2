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

/** What is stored beside the work of a request, in its transaction. */
export type Holding<T> = {
  /** Before the first work. */
  readonly begin: () => Promise<void>;
  /** After the last work, with the answer; what it throws takes everything back. */
  readonly end: (answer: T) => Promise<void>;
};

/** Requests whose transactions become one that ends with their answer. */
export type Held = {
  hold<T>(request: () => Promise<T>, holding: Holding<T>): Promise<T>;
};
