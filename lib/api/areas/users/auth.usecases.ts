import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { User } from "@/lib/domain/salon/user";
import { hashToken } from "@/lib/api/platform/access";
import type { Log } from "@/lib/api/platform/audit-log";
import type { BoundedQueue } from "@/lib/api/platform/bounded-queue";
import type { Clock } from "@/lib/api/platform/clock";
import type { ServiceError } from "@/lib/api/platform/errors";
import { addressBlock } from "@/lib/api/platform/http/address-block";
import { NO_PASSWORD } from "./no-password.rules";
import type { AuthRepository, Credentials } from "./auth.port";
import { GUESSING_LIMITS } from "./guessing.rules";
import { normaliseLogin } from "./login.rules";
import { createSignInGuard } from "./sign-in-guard.steps";

export type LoginAttempt = {
  readonly login: string;
  readonly password: string;
  /** Of whoever tries. */
  readonly address: string;
  /** The program that asks. */
  readonly partnerId: number;
};

type Deps = {
  readonly auth: AuthRepository;
  readonly verifyPassword: (hash: string, password: string) => Promise<boolean>;
  readonly newToken: () => string;
  readonly clock: Clock;
  readonly log: Log;
  /** Keeps hashes from starving everything else. */
  readonly hashing: BoundedQueue;
};

export type AuthUseCases = ReturnType<typeof createAuthUseCases>;

/** Logs people in; who guesses waits longer and longer (schedule.md 1). */
export function createAuthUseCases(deps: Deps) {
  const { auth, log } = deps;
  const guard = createSignInGuard(GUESSING_LIMITS);

  return {
    async logIn({
      login: typed,
      password,
      address,
      partnerId,
    }: LoginAttempt): Promise<Result<{ user: User; userToken: string }, ServiceError>> {
      const login = normaliseLogin(typed);
      const known = await auth.credentialsByLogin(login);
      const account = known ? `user ${known.user.id}` : `login ${login}`;
      const tried = await guard({ account, address: addressBlock(address) }, () =>
        tryPassword(deps, known, password),
      );
      if (!tried.isTried) {
        log({ event: "sign-in locked", address });
        return err({ kind: "too_many_requests", retryAfterSeconds: tried.retryAfterSeconds });
      }
      if (tried.value.outcome === "untried") return err(tried.value.refusal);
      if (tried.value.outcome === "wrong") {
        log({ event: "sign-in failed", address, ...(known && { userId: known.user.id }) });
        return err({ kind: "unauthenticated", message: "Wrong login or password" });
      }
      const { user } = tried.value;
      const userToken = deps.newToken();
      await auth.addUserToken(user.id, hashToken(userToken), { now: deps.clock(), partnerId });
      log({ event: "signed in", userId: user.id, partnerId, address });
      return ok({ user, userToken });
    },
  };
}

/** As slow for an unknown login as for a known one. */
async function tryPassword(
  { hashing, verifyPassword }: Pick<Deps, "hashing" | "verifyPassword">,
  known: Credentials | null,
  password: string,
) {
  const isRight = await hashing(() => verifyPassword(known?.passwordHash ?? NO_PASSWORD, password));
  if (!isRight.ok) return { outcome: "untried", refusal: isRight.error } as const;
  return known && isRight.value
    ? ({ outcome: "right", user: known.user } as const)
    : ({ outcome: "wrong" } as const);
}
