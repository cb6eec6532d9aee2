import { BurstyRateLimiter, RateLimiterMemory } from "rate-limiter-flexible";
import type { RateLimiterRes } from "rate-limiter-flexible";

/** How fast one address may call, for servers to hold callers to and for callers to keep to. */
export type Pace = {
  /** So many calls in a window of so many seconds, window after window. */
  readonly calls: number;
  readonly seconds: number;
  /** So many calls more in any one minute, at once if need be. */
  readonly burst: number;
};

const MINUTE_SECONDS = 60;

/** Business calls: 60 at once and 140 spread evenly make 200 a minute (business.md 1.1). */
export const BUSINESS_PACE: Pace = { calls: 4, seconds: 12 / 7, burst: 60 };

/** Public booking and sign-in: 5 a second (business.md 1.1). */
export const PUBLIC_PACE: Pace = { calls: 5, seconds: 1, burst: 0 };

/** What a client keeps to: a little less than a server lets pass, for calls arrive unevenly. */
export const CLIENT_PACES: readonly Pace[] = [
  { ...BUSINESS_PACE, burst: 50 },
  { calls: 1, seconds: 1 / PUBLIC_PACE.calls, burst: 0 },
];

/** The calls that a pace lets through in a minute at most. */
export function callsPerMinute({ calls, seconds, burst }: Pace): number {
  return Math.round((calls * MINUTE_SECONDS) / seconds) + burst;
}

type Left = { readonly remaining: number; readonly resetSeconds: number };

/** A limiter of a pace, and what it leaves an address to call at once. */
export function limiterOf({ calls, seconds, burst }: Pace): {
  readonly limiter: RateLimiterMemory | BurstyRateLimiter;
  readonly leftOf: (address: string) => Promise<Left>;
} {
  const steady = new RateLimiterMemory({ points: calls, duration: seconds });
  const leftOfSteady = leftIn(steady, calls);
  if (burst === 0) return { limiter: steady, leftOf: leftOfSteady };
  const extra = new RateLimiterMemory({ points: burst, duration: MINUTE_SECONDS });
  const leftOfExtra = leftIn(extra, burst);
  const leftOf = async (address: string): Promise<Left> => {
    const [now, more] = [await leftOfSteady(address), await leftOfExtra(address)];
    const resetSeconds = Math.max(now.resetSeconds, more.resetSeconds);
    return { remaining: now.remaining + more.remaining, resetSeconds };
  };
  return { limiter: new BurstyRateLimiter(steady, extra), leftOf };
}

function leftIn(counted: RateLimiterMemory, points: number) {
  return async (address: string): Promise<Left> => {
    const state: RateLimiterRes | null = await counted.get(address);
    if (!state || state.msBeforeNext <= 0) return { remaining: points, resetSeconds: 0 };
    const { remainingPoints, msBeforeNext } = state;
    return { remaining: remainingPoints, resetSeconds: Math.ceil(msBeforeNext / 1000) };
  };
}
