import { RateLimiterMemory } from "rate-limiter-flexible";

const HOUR_SECONDS = 3600;

/** One thing that is counted, and how often it may happen in an hour. */
export type Counted = { readonly key: string; readonly most: number };

type HourlyTurn =
  | { readonly isFree: true; readonly giveBack: () => Promise<void> }
  | { readonly isFree: false; readonly retryAfterSeconds: number };

/** Takes a turn of everything that is counted, or of nothing; a turn that came to nothing goes back. */
export type HourlyLimit = (counted: readonly Counted[]) => Promise<HourlyTurn>;

/** Counts in memory, in windows of an hour from the first turn; a refused turn costs nothing. */
export function createHourlyLimit(): HourlyLimit {
  // what is counted has bounds of its own: those here are never reached
  const counts = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: HOUR_SECONDS });
  return async (counted) => {
    const taken = await Promise.all(
      counted.map(async ({ key, most }) => ({ most, state: await counts.penalty(key) })),
    );
    const giveBack = async (): Promise<void> => {
      await Promise.all(counted.map(({ key }) => counts.reward(key)));
    };
    const waits = taken
      .filter(({ most, state }) => state.consumedPoints > most)
      .map(({ state }) => state.msBeforeNext);
    if (waits.length === 0) return { isFree: true, giveBack };
    await giveBack();
    return { isFree: false, retryAfterSeconds: Math.max(1, Math.ceil(Math.max(...waits) / 1000)) };
  };
}

/** Nothing is counted: for load tests, as the pace of calls. */
export const unlimited: HourlyLimit = async () => ({ isFree: true, giveBack: async () => {} });
