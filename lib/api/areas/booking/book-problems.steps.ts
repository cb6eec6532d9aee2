import { err } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { ServiceError } from "@/lib/api/platform/errors";

/** Ends a transaction that has written already: all appointments of a request are booked, or none. */
export class UnbookableError extends Error {
  override readonly name = "UnbookableError";
  readonly reason: ServiceError;

  constructor(reason: ServiceError) {
    super("The booking is refused");
    this.reason = reason;
  }
}

/** Runs a transaction whose refusals may come late. */
export async function orRefused<T>(
  work: Promise<Result<T, ServiceError>>,
): Promise<Result<T, ServiceError>> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof UnbookableError) return err(error.reason);
    throw error;
  }
}
