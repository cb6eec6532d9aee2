import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { pauseAfter } from "./guessing.rules";
import type { GuessingLimits } from "./guessing.rules";

/** Who tries to sign in. */
type Attempt = {
  /** A user, or what was typed where it is nobody's: e-mail and phone of one user count together. */
  readonly account: string;
  /** An address, or the network of one. */
  readonly address: string;
};

/** `untried` when there was no turn to look at the password. */
export type Outcome = "right" | "wrong" | "untried";

/** The result of a password that was tried, or how many seconds to wait before any is. */
type Guarded<T> =
  | { readonly isTried: true; readonly value: T }
  | { readonly isTried: false; readonly retryAfterSeconds: number };

export type SignInGuard = <T extends { readonly outcome: Outcome }>(
  attempt: Attempt,
  tryPassword: () => Promise<T>,
) => Promise<Guarded<T>>;

/** Addresses from which an account signed in, the latest; guesses from elsewhere never slow these. */
const KNOWN_ADDRESSES = 10;

/**
 * Counts failed sign-ins of an account at an address, of an address, and of an account from everywhere
 * (schedule.md 1). The last of these slows down and never shuts: whoever knows a name could lock its
 * owner out otherwise. A try that is refused, here or because there was no turn for it, costs nothing.
 * In memory, for each process.
 */
export function createSignInGuard(limits: GuessingLimits): SignInGuard {
  const window = { duration: limits.windowSeconds };
  const pairs = new RateLimiterMemory({ points: limits.atAddress, ...window });
  const addresses = new RateLimiterMemory({ points: limits.ofAddress, ...window });
  const slowed = createSlowing(limits);
  const inTurn = createQueues();

  async function guarded<T extends { readonly outcome: Outcome }>(
    { account, address }: Attempt,
    tryPassword: () => Promise<T>,
  ): Promise<Guarded<T>> {
    const pair = `${account} ${address}`;
    const here = await pairs.get(pair);
    if (here && here.consumedPoints >= limits.atAddress) return waiting(here.msBeforeNext);
    // counted before it is known to be wrong, so that a burst cannot pass
    const ofAddress = await addresses.penalty(address);
    const takeBack = () => addresses.reward(address);
    if (ofAddress.consumedPoints > limits.ofAddress) {
      await takeBack();
      return waiting(ofAddress.msBeforeNext);
    }
    const pauseMs = await slowed.begin(account, address);
    if (pauseMs > 0) {
      await takeBack();
      return waiting(pauseMs);
    }
    let outcome: Outcome | null = null;
    try {
      const value = await tryPassword();
      outcome = value.outcome;
      return { isTried: true, value };
    } finally {
      if (outcome !== "wrong") await takeBack();
      if (outcome === "wrong") await pairs.penalty(pair);
      if (outcome === "untried") await slowed.takeBack(account, address);
      if (outcome === "right") {
        await pairs.delete(pair);
        await slowed.succeed(account, address);
      }
    }
  }

  /** One try after another per account and address: many at once are no more than one by one. */
  return (attempt, tryPassword) =>
    inTurn(`${attempt.account} ${attempt.address}`, () => guarded(attempt, tryPassword));
}

function waiting(ms: number): { readonly isTried: false; readonly retryAfterSeconds: number } {
  return { isTried: false, retryAfterSeconds: Math.max(1, Math.ceil(ms / 1000)) };
}

/** Pauses between tries at one account from addresses that it is not known from. */
function createSlowing(limits: GuessingLimits) {
  const tries = new RateLimiterMemory({
    points: limits.ofAccount,
    duration: limits.accountWindowSeconds,
  });
  const pauses = new RateLimiterMemory({ points: 1, duration: limits.longestPauseSeconds });
  const known = new Map<string, Set<string>>();

  return {
    /** Counts a try and answers 0, or the milliseconds until the next one may be. */
    async begin(account: string, address: string): Promise<number> {
      if (known.get(account)?.has(address)) return 0;
      const pause = await pauses.get(account);
      if (pause && pause.msBeforeNext > 0) return pause.msBeforeNext;
      const { consumedPoints } = await tries.penalty(account);
      const seconds = pauseAfter(consumedPoints, limits);
      if (seconds === 0) return 0;
      try {
        // of many at once only the first one gets through
        await pauses.consume(account, 1, { customDuration: seconds });
        return 0;
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        await tries.reward(account);
        return refusal.msBeforeNext;
      }
    },

    /** Undoes what `begin` counted: the next try need not wait for one that was none. */
    async takeBack(account: string, address: string): Promise<void> {
      if (known.get(account)?.has(address)) return;
      await tries.reward(account);
      await pauses.delete(account);
    },

    /** Nothing is held against an account whose password was right, wherever that was. */
    async succeed(account: string, address: string): Promise<void> {
      const addresses = known.get(account) ?? new Set();
      if (addresses.has(address)) return;
      await tries.delete(account);
      await pauses.delete(account);
      addresses.add(address);
      const [oldest] = addresses;
      if (addresses.size > KNOWN_ADDRESSES && oldest !== undefined) addresses.delete(oldest);
      known.set(account, addresses);
    },
  };
}

/** Runs the jobs of one key one after another. */
function createQueues() {
  const last = new Map<string, Promise<unknown>>();
  return async function inTurn<T>(key: string, job: () => Promise<T>): Promise<T> {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(job, job);
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}
