import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { User } from "@/lib/domain/salon/user";
import { hashToken } from "@/lib/api/platform/access";
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
  /** The peer. */
  readonly address: string;
};

export type AuthUseCases = ReturnType<typeof createAuthUseCases>;

/** Logs people in; who guesses waits longer and longer (schedule.md 1). */
export function createAuthUseCases(deps: {
  readonly auth: AuthRepository;
  readonly verifyPassword: (hash: string, password: string) => Promise<boolean>;
  readonly newToken: () => string;
}) {
  const guard = createSignInGuard(GUESSING_LIMITS);

  /** As slow for an unknown login as for a known one. */
  async function tryPassword(known: Credentials | null, password: string) {
    const isRight = await deps.verifyPassword(known?.passwordHash ?? NO_PASSWORD, password);
    return known && isRight
      ? ({ outcome: "right", user: known.user } as const)
      : ({ outcome: "wrong" } as const);
  }

  return {
    async logIn({
      login: typed,
      password,
      address,
    }: LoginAttempt): Promise<Result<{ user: User; userToken: string }, ServiceError>> {
      const login = normaliseLogin(typed);
      const known = await deps.auth.credentialsByLogin(login);
      const account = known ? `user ${known.user.id}` : `login ${login}`;
      const tried = await guard({ account, address: addressBlock(address) }, () =>
        tryPassword(known, password),
      );
      if (!tried.isTried) {
        return err({ kind: "too_many_requests", retryAfterSeconds: tried.retryAfterSeconds });
      }
      if (tried.value.outcome === "wrong") {
        return err({ kind: "unauthenticated", message: "Wrong login or password" });
      }
      const { user } = tried.value;
      const userToken = deps.newToken();
      await deps.auth.addUserToken(user.id, hashToken(userToken));
      return ok({ user, userToken });
    },
  };
}
