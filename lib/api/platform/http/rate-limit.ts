import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** Limits of the vendor for one address (business.md 1.1). */
const PER_SECOND = 5;
const PER_MINUTE = 200;

/** Seconds that an address has to wait, or null when it may go on. */
export type RateLimit = (address: string) => Promise<number | null>;

/** Counts requests per remote address. */
export function createRateLimit(): RateLimit {
  const limiters = [
    new RateLimiterMemory({ points: PER_MINUTE, duration: 60 }),
    new RateLimiterMemory({ points: PER_SECOND, duration: 1 }),
  ];
  return async (address) => {
    try {
      for (const limiter of limiters) {
        // oxlint-disable-next-line no-await-in-loop -- memory only; a refused request counts once
        await limiter.consume(address);
      }
      return null;
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    }
  };
}
