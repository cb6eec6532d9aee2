import { RateLimiterMemory, RateLimiterQueue } from "rate-limiter-flexible";

/** Waits until the next call may go out. */
export type Pacer = () => Promise<void>;

/**
 * Holds calls of one process under the vendor's limits, 5 a second and 200 a minute for one address
 * (business.md 1.1), in the order in which they came. Share it between the clients of all users.
 */
export function createPacer(limits = { perSecond: 5, perMinute: 200 }): Pacer {
  const minute = queueOf(limits.perMinute, 60);
  const second = queueOf(limits.perSecond, 1);
  return async () => {
    await minute.removeTokens(1);
    await second.removeTokens(1); // after the minute's: those whom it lets go at once still queue here
  };
}

/** A queue that lets so many calls go in a window of so many seconds. */
function queueOf(points: number, duration: number): RateLimiterQueue {
  return new RateLimiterQueue(new RateLimiterMemory({ points, duration }));
}
