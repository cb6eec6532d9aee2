import { RateLimiterQueue } from "rate-limiter-flexible";
import { CLIENT_PACES, limiterOf } from "@/lib/api/wire/call-pace";
import type { Pace } from "@/lib/api/wire/call-pace";

/** Waits until the next call may go out. */
export type Pacer = () => Promise<void>;

/**
 * Holds calls of one process under the vendor's limits, 5 a second and 200 a minute for one address,
 * and under our own server's, which lets 200 a minute through as a burst and evenly (business.md
 * 1.1), in the order in which they came. Share it between the clients of all users.
 */
export function createPacer(paces: readonly Pace[] = CLIENT_PACES): Pacer {
  const queues = paces.map((pace) => new RateLimiterQueue(limiterOf(pace).limiter));
  return async () => {
    for (const queue of queues) {
      // oxlint-disable-next-line no-await-in-loop -- those whom the one lets go at once queue in the next
      await queue.removeTokens(1);
    }
  };
}
