import type { StorageError, StorageFailure } from "@/lib/domain/storage-error";

/** No room on the disk, and what else PostgreSQL has too little of. */
const FULL = new Set(["53100"]);

/**
 * States of PostgreSQL that say nothing of the request: the connection is broken (08…), the server
 * stops, starts or was told to end the session (57P…), has no connection to spare (53300), or waited
 * too long for a lock (55P03), a statement (57014) or us (25P03).
 */
const UNAVAILABLE = /^(08\w{3}|57P\w{2}|53300|55P03|57014|25P03)$/;

/** What Node says of a connection. */
const OF_SOCKETS = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
]);

/** What the driver of PostgreSQL says without a code. */
const OF_DRIVER =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client was closed)/;

/** Whether a failure is the database's and not a bug of ours; null for all else. Drizzle wraps errors. */
export function storageFailureOf(error: unknown): StorageFailure | null {
  if (!(error instanceof Error)) return null;
  if (isStorageError(error)) return error.failure;
  const code = "code" in error ? String(error.code) : "";
  if (FULL.has(code)) return "full";
  if (UNAVAILABLE.test(code) || OF_SOCKETS.has(code) || OF_DRIVER.test(error.message)) {
    return "unavailable";
  }
  if (error instanceof AggregateError && error.errors.length > 0) {
    return storageFailureOf(error.errors[0]); // a host with several addresses
  }
  return storageFailureOf(error.cause);
}

/** Told by name: the error may come from another bundle of this process, whose class is not ours. */
function isStorageError(error: Error): error is StorageError {
  return error.name === "StorageError" && "failure" in error;
}
