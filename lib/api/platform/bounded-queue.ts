import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { ServiceError } from "./errors";

export type BoundedQueue = <T>(job: () => Promise<T>) => Promise<Result<T, ServiceError>>;

/**
 * Runs jobs that cost much in their order, few at a time, so that others find a free core. Who would
 * have to wait for more than `waiting` jobs is told at once to come again.
 */
export function createBoundedQueue(limits: {
  readonly running: number;
  readonly waiting: number;
  readonly retryAfterSeconds: number;
}): BoundedQueue {
  const line: (() => void)[] = [];
  let running = 0;
  /** Whoever waits longest takes over the place, so that nobody who comes now gets it first. */
  const leave = (): void => {
    const first = line.shift();
    if (first) first();
    else running -= 1;
  };
  return async (job) => {
    if (running < limits.running) running += 1;
    else if (line.length < limits.waiting) await new Promise<void>((resolve) => line.push(resolve));
    else return err({ kind: "overloaded", retryAfterSeconds: limits.retryAfterSeconds });
    try {
      return ok(await job());
    } finally {
      leave();
    }
  };
}
