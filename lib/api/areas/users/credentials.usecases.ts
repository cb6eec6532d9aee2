import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { hashToken } from "@/lib/api/platform/access";
import type { Caller, UserCaller } from "@/lib/api/platform/access";
import type { Log } from "@/lib/api/platform/audit-log";
import type { BoundedQueue } from "@/lib/api/platform/bounded-queue";
import type { Clock } from "@/lib/api/platform/clock";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import { failureOf } from "@/lib/api/platform/failure-log";
import { addressBlock } from "@/lib/api/platform/http/address-block";
import type { ReadModel } from "@/lib/api/platform/read-model";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { UserSession } from "@/lib/domain/salon/user-session";
import { TOKEN_SECONDS } from "@/lib/domain/salon/user-token";
import { addSeconds, instantOf } from "@/lib/domain/time/instant";
import type { AccountOutbox } from "./account-outbox.port";
import type { AuthRepository } from "./auth.port";
import { findLogin } from "./find-login.steps";
import { fitHash } from "./fit-hash.steps";
import type { CredentialsRepository } from "./credentials.port";
import { newPasswordLink } from "./password-link.steps";

const RESETS_A_PERSON = 3;
const RESETS_AN_ADDRESS = 20;
const FAILURES = 10;
const HOUR = 3600;
const QUARTER = 900;

const EVER = instantOf(0);

const ENDED: ServiceError = {
  kind: "not_found",
  message: "This link was used already, or its time is over.",
  reason: "link_ended",
};

type Deps = {
  readonly auth: AuthRepository;
  readonly credentials: CredentialsRepository;
  readonly readModel: ReadModel;
  readonly clock: Clock;
  readonly log: Log;
  readonly verifyPassword: (hash: string, password: string) => Promise<boolean>;
  readonly hashPassword: (password: string) => Promise<string>;
  readonly newToken: () => string;
  readonly sendLink: AccountOutbox;
  /** Keeps hashes from starving everything else. */
  readonly hashing: BoundedQueue;
};

export type CredentialUseCases = ReturnType<typeof createCredentialUseCases>;

/** How people come by a password and change it, and how what it opened ends (decision 014). */
export function createCredentialUseCases(deps: Deps) {
  return { ...linkUseCases(deps), ...passwordUseCases(deps), ...sessionUseCases(deps) };
}

function linkUseCases(deps: Deps) {
  const { auth, credentials, clock, log } = deps;
  const byPerson = new RateLimiterMemory({ points: RESETS_A_PERSON, duration: HOUR });
  const byAddress = new RateLimiterMemory({ points: RESETS_AN_ADDRESS, duration: HOUR });

  async function sendReset(login: string, address: string): Promise<void> {
    const { known } = await findLogin(auth, login);
    if (!known || (await waitOf(byPerson, String(known.user.id))) !== null) return;
    const link = { purpose: "reset", token: deps.newToken(), now: clock() } as const;
    await deps.sendLink(await newPasswordLink(credentials, known.user, link));
    log({ event: "password reset asked for", userId: known.user.id, address });
  }

  return {
    /** Answers before it looks, so that nobody learns from answer or time which logins there are. */
    askReset: async ({ login, address }: { login: string; address: string }) => {
      const retryAfterSeconds =
        address === "" ? null : await waitOf(byAddress, addressBlock(address));
      if (retryAfterSeconds !== null) {
        return err({ kind: "too_many_requests", retryAfterSeconds } as const);
      }
      void sendReset(login, address).catch((error: unknown) =>
        log({ event: "failed", path: "/user/password_reset", ...failureOf(error) }),
      );
      return ok(null);
    },

    /** Sets a password by a link: once, and only a fit one uses the link up. */
    setByLink: async (wanted: {
      readonly token: string;
      readonly password: string;
    }): Promise<Result<null, ServiceError>> => {
      const tokenHash = hashToken(wanted.token);
      const owner = await credentials.ownerOfLink(tokenHash, clock());
      if (!owner) return err(ENDED);
      const hash = await fitHash(deps, wanted.password, owner);
      if (!hash.ok) return hash;
      const userId = await credentials.setByLink(tokenHash, hash.value, clock());
      if (userId === null) return err(ENDED);
      deps.readModel.forgetUsers();
      log({ event: "password set by link", userId });
      return ok(null);
    },
  };
}

function passwordUseCases(deps: Deps) {
  const { auth, credentials, clock, log } = deps;
  const failures = new RateLimiterMemory({ points: FAILURES, duration: QUARTER });

  return {
    /** Changes one's own password; everything that the old one opened ends, and one token begins. */
    change: async (
      { user, partner }: UserCaller,
      wanted: { readonly old_password: string; readonly password: string },
    ): Promise<Result<{ readonly userToken: string }, ServiceError>> => {
      const retryAfterSeconds = await waitOf(failures, String(user.id));
      if (retryAfterSeconds !== null) return err({ kind: "too_many_requests", retryAfterSeconds });
      const before = await credentials.passwordHash(user.id);
      if (before === null) return err({ kind: "unauthenticated" });
      const isRight = await deps.hashing(() => deps.verifyPassword(before, wanted.old_password));
      if (!isRight.ok) {
        await failures.reward(String(user.id)); // nothing was tried
        return isRight;
      }
      if (!isRight.value) {
        log({ event: "password change refused", userId: user.id });
        return err({ ...invalid("old_password", "is wrong"), reason: "password_wrong" });
      }
      await failures.delete(String(user.id));
      const after = await fitHash(deps, wanted.password, user);
      if (!after.ok) return after;
      if (!(await credentials.change(user.id, before, after.value))) {
        return err({ kind: "conflict", message: "The password was changed in the meantime." });
      }
      const userToken = deps.newToken();
      const now = clock();
      await auth.addUserToken(user.id, hashToken(userToken), { now, partnerId: partner.id });
      deps.readModel.forgetUsers();
      log({ event: "password changed", userId: user.id });
      return ok({ userToken });
    },
  };
}

function sessionUseCases({ credentials, clock, log, readModel }: Deps) {
  const currentOf = ({ tokenHash }: Caller): string => tokenHash ?? "";
  return {
    sessions: (caller: UserCaller): Promise<UserSession[]> =>
      credentials.sessions(caller.user.id, currentOf(caller), addSeconds(clock(), -TOKEN_SECONDS)),

    /** `id` is one of the list, or `current`. */
    endSession: async (caller: UserCaller, id: string): Promise<Result<null, ServiceError>> => {
      const all = await credentials.sessions(caller.user.id, currentOf(caller), EVER);
      const found = all.find((each) => (id === "current" ? each.isCurrent : each.id === id));
      if (!found || !(await credentials.endSession(caller.user.id, found.id))) {
        return err({ kind: "not_found", message: "Session not found." });
      }
      readModel.forgetUsers();
      log({ event: "session ended", userId: caller.user.id });
      return ok(null);
    },

    endOtherSessions: async (caller: UserCaller): Promise<Result<null, ServiceError>> => {
      const count = await credentials.endOtherSessions(caller.user.id, currentOf(caller));
      readModel.forgetUsers();
      log({ event: "other sessions ended", userId: caller.user.id, count });
      return ok(null);
    },
  };
}

/** Counts a try; the seconds to wait when there were too many, else null. */
async function waitOf(limiter: RateLimiterMemory, key: string): Promise<number | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
  }
}
