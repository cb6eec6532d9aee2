import { RateLimiterQueue, RateLimiterQueueError } from "rate-limiter-flexible";
import { BUSINESS_PACE, PUBLIC_PACE, callsPerMinute, limiterOf } from "@/lib/api/wire/call-pace";
import type { Pace } from "@/lib/api/wire/call-pace";

/**
 * What calls of one address are counted together. Those without a token of a known partner stand
 * apart, so that they never use up what a sign-in or a program may do.
 */
export type Lane = "unknown" | "sign_in" | "visitor" | "business";

/** Calls beyond the pace that wait for their turn; those after them are refused and cost nothing. */
export type LanePace = Pace & { readonly waiting: number };

/** A call may go on, or has to come again after so many seconds; headers for its answer. */
export type Admission = {
  readonly retryAfterSeconds: number | null;
  readonly headers: Readonly<Record<string, string>>;
};

export type RateLimit = (lane: Lane, address: string) => Promise<Admission>;

/** As many as go in the next two seconds, so that nobody waits longer. */
const BUSINESS: LanePace = { ...BUSINESS_PACE, waiting: 4 };
const PUBLIC: LanePace = { ...PUBLIC_PACE, waiting: 10 };

const LANES: Readonly<Record<Lane, LanePace>> = {
  unknown: BUSINESS,
  sign_in: PUBLIC,
  visitor: PUBLIC,
  business: BUSINESS,
};

/** Counts calls per lane and address (business.md 1.1). */
export function createRateLimit(paces: Readonly<Record<Lane, LanePace>> = LANES): RateLimit {
  const lanes = {
    unknown: createLane(paces.unknown),
    sign_in: createLane(paces.sign_in),
    visitor: createLane(paces.visitor),
    business: createLane(paces.business),
  };
  return (lane, address) => lanes[lane](address);
}

type Line = { readonly queue: RateLimiterQueue; users: number };

function createLane(pace: LanePace): (address: string) => Promise<Admission> {
  const { limiter, leftOf } = limiterOf(pace);
  const policy = policyOf(pace);
  const refusedFor = Math.max(1, Math.ceil((pace.waiting * pace.seconds) / pace.calls));
  /** Kept while somebody waits in it: the counts themselves live in the limiter. */
  const lines = new Map<string, Line>();

  async function mayGoOn(address: string): Promise<boolean> {
    const line = lines.get(address) ?? {
      queue: new RateLimiterQueue(limiter, { maxQueueSize: pace.waiting }),
      users: 0,
    };
    lines.set(address, line);
    line.users += 1;
    try {
      await line.queue.removeTokens(1, address);
      return true;
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterQueueError)) throw refusal;
      return false;
    } finally {
      line.users -= 1;
      if (line.users === 0) lines.delete(address);
    }
  }

  return async (address) => {
    const goesOn = await mayGoOn(address);
    const { remaining, resetSeconds } = await leftOf(address);
    const retryAfterSeconds = goesOn ? null : refusedFor;
    const headers = {
      ...policy,
      "ratelimit-remaining": String(remaining),
      "ratelimit-reset": String(resetSeconds),
    };
    return { retryAfterSeconds, headers };
  };
}

function policyOf(pace: LanePace) {
  const [limit, window] =
    pace.burst === 0 ? [pace.calls, pace.seconds] : [callsPerMinute(pace), 60];
  const burst = pace.burst === 0 ? "" : `;burst=${pace.burst}`;
  return {
    "ratelimit-limit": String(limit),
    "ratelimit-policy": `${limit};w=${window}${burst}`,
  };
}
