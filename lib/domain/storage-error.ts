/** Why the database could not do its work: it does not answer for now, or it has no room for more. */
export type StorageFailure = "unavailable" | "full";

/** The database could not do its work, and nothing of it was done unless it was being committed. */
export class StorageError extends Error {
  override readonly name = "StorageError";
  readonly failure: StorageFailure;

  constructor(failure: StorageFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.failure = failure;
  }
}
