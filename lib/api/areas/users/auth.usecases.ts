import { RateLimiterMemory } from "rate-limiter-flexible";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { User } from "@/lib/domain/salon/user";
import { hashToken } from "@/lib/api/platform/access";
import type { Log } from "@/lib/api/platform/audit-log";
import type { BoundedQueue } from "@/lib/api/platform/bounded-queue";
import type { Clock } from "@/lib/api/platform/clock";
import type { ServiceError } from "@/lib/api/platform/errors";
import { NO_PASSWORD } from "./no-password.rules";
import type { AuthRepository } from "./auth.port";
import { normaliseLogin } from "./login.rules";

const MAX_FAILURES = 10;
const WINDOW_SECONDS = 15 * 60;

export type LoginAttempt = {
  readonly login: string;
  readonly password: string;
  /** The peer; failures are counted per login and address. */
  readonly address: string;
  /** The program that asks. */
  readonly partnerId: number;
};

export type AuthUseCases = ReturnType<typeof createAuthUseCases>;

/** Logs people in; the eleventh try after ten failures in 15 minutes waits (schedule.md 1). */
export function createAuthUseCases(deps: {
  readonly auth: AuthRepository;
  readonly verifyPassword: (hash: string, password: string) => Promise<boolean>;
  readonly newToken: () => string;
  readonly clock: Clock;
  readonly log: Log;
  /** Keeps hashes from starving everything else. */
  readonly hashing: BoundedQueue;
}) {
  const failures = new RateLimiterMemory({ points: MAX_FAILURES, duration: WINDOW_SECONDS });
  const inTurn = createQueues();

  async function attempt(
    login: string,
    { password, address, partnerId }: LoginAttempt,
  ): Promise<Result<{ user: User; userToken: string }, ServiceError>> {
    const key = `${login} ${address}`;
    const counted = await failures.get(key);
    if (counted && counted.consumedPoints >= MAX_FAILURES && counted.msBeforeNext > 0) {
      const retryAfterSeconds = Math.ceil(counted.msBeforeNext / 1000);
      deps.log({ event: "sign-in locked", address });
      return err({ kind: "too_many_requests", retryAfterSeconds });
    }
    const known = await deps.auth.credentialsByLogin(login);
    // as slow for an unknown login as for a known one
    const hash = known?.passwordHash ?? NO_PASSWORD;
    const isRight = await deps.hashing(() => deps.verifyPassword(hash, password));
    if (!isRight.ok) return isRight;
    if (!known || !isRight.value) {
      await failures.penalty(key);
      deps.log({ event: "sign-in failed", address, ...(known && { userId: known.user.id }) });
      return err({ kind: "unauthenticated", message: "Wrong login or password" });
    }
    await failures.delete(key);
    const userToken = deps.newToken();
    const asked = { now: deps.clock(), partnerId };
    await deps.auth.addUserToken(known.user.id, hashToken(userToken), asked);
    deps.log({ event: "signed in", userId: known.user.id, partnerId, address });
    return ok({ user: known.user, userToken });
  }

  return {
    /** One try after another per login and address, so that a burst cannot pass the limit. */
    logIn: (credentials: LoginAttempt) => {
      const login = normaliseLogin(credentials.login);
      return inTurn(`${login} ${credentials.address}`, () => attempt(login, credentials));
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
