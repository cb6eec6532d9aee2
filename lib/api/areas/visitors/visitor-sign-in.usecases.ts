import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { VisitorAccount } from "@/lib/domain/salon/visitor";
import { authorizeLocation } from "@/lib/domain/ids";
import { hashToken } from "@/lib/api/platform/access";
import type { AccessControl, Caller, Scope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import type { BoundedQueue } from "@/lib/api/platform/bounded-queue";
import type { Clock } from "@/lib/api/platform/clock";
import type { ServiceError } from "@/lib/api/platform/errors";
import { addressBlock } from "@/lib/api/platform/http/address-block";
import type { Stored } from "@/lib/api/platform/transactional";
import { isCodeOf } from "@/lib/api/areas/booking/phone-code.steps";
import type { BookingRepositories } from "@/lib/api/areas/booking/repositories.port";
import { loginsOf } from "@/lib/api/areas/users/login.rules";
import { NO_PASSWORD } from "@/lib/api/areas/users/no-password.rules";
import type { UserRepositories } from "@/lib/api/areas/users/repositories.port";
import { GUESSING_LIMITS } from "@/lib/api/areas/users/guessing.rules";
import { createSignInGuard } from "@/lib/api/areas/users/sign-in-guard.steps";
import type { SignInGuard } from "@/lib/api/areas/users/sign-in-guard.steps";
import type { VisitorRepositories } from "./repositories.port";

type Needs = VisitorRepositories &
  Pick<BookingRepositories, "bookingCodes"> &
  Pick<UserRepositories, "auth">;

type Deps = {
  readonly store: Stored<Needs>;
  readonly access: AccessControl;
  readonly clock: Clock;
  readonly log: Log;
  readonly verifyPassword: (hash: string, password: string) => Promise<boolean>;
  readonly newToken: () => string;
  readonly hashing: BoundedQueue;
  readonly guard: SignInGuard;
};

export type SignedIn = { readonly account: VisitorAccount; readonly userToken: string };

type Tried =
  | { readonly outcome: "right"; readonly signedIn: SignedIn }
  | { readonly outcome: "wrong" }
  | { readonly outcome: "untried"; readonly refusal: ServiceError };

const WRONG = { outcome: "wrong" } as const;

export type CodeSignIn = {
  readonly phone: string;
  readonly code: string;
  readonly fullname?: string | undefined;
  readonly email?: string | undefined;
  readonly company_id?: number | undefined;
};

/** Counts guesses of visitors, apart from those of users. */
export const visitorGuard = (): SignInGuard => createSignInGuard(GUESSING_LIMITS);

export type VisitorSignInUseCases = ReturnType<typeof createVisitorSignInUseCases>;

/** Signs visitors in: by the code of a message, or by a password (business.md 9.10). */
export function createVisitorSignInUseCases(deps: Deps) {
  const { store, log, guard } = deps;

  /** Guesses are counted as those of the staff's sign-in, and apart from these (decision 016). */
  async function guarded(
    account: string,
    { address, message }: { readonly address: string; readonly message: string },
    attempt: () => Promise<Tried>,
  ): Promise<Result<SignedIn, ServiceError>> {
    const tried = await guard({ account, address: addressBlock(address) }, attempt);
    if (!tried.isTried) {
      log({ event: "visitor's sign-in locked", address });
      return err({ kind: "too_many_requests", retryAfterSeconds: tried.retryAfterSeconds });
    }
    const { value } = tried;
    if (value.outcome === "untried") return err(value.refusal);
    if (value.outcome === "right") return ok(value.signedIn);
    log({ event: "visitor's sign-in failed", address });
    return err({ kind: "unauthenticated", message });
  }

  return {
    byCode: async (caller: Caller, wanted: CodeSignIn, address: string) => {
      const phones = loginsOf(wanted.phone, await store.auth.places());
      const message = "Wrong phone or code";
      return guarded(`phone ${phones[0]}`, { address, message }, () =>
        tryCode(deps, caller, { ...wanted, phones }),
      );
    },

    byPassword: async (login: string, password: string, address: string) => {
      const logins = loginsOf(login, await store.auth.places());
      const known = await store.visitorAccounts.byLogin(logins, NO_PASSWORD);
      const [first] = known;
      const account = first ? `visitor ${first.account.id}` : `login ${logins[0]}`;
      const message = "Wrong login or password";
      return guarded(account, { address, message }, () => tryPassword(deps, known, password));
    },
  };
}

/** The code of the latest location that sent one; each that is looked at loses an attempt. */
async function tryCode(
  deps: Deps,
  caller: Caller,
  { phones, code, company_id: only, ...told }: CodeSignIn & { readonly phones: readonly string[] },
): Promise<Tried> {
  const { store, access } = deps;
  const sent = await store.bookingCodes.sentTo(phones, deps.clock());
  const partner = { partner: caller.partner, user: null };
  for (const { locationId, phone } of sent) {
    if (only !== undefined && only !== locationId) continue;
    // oxlint-disable-next-line no-await-in-loop -- the latest first: no other code loses an attempt
    const entered = await access.enter(partner, locationId);
    if (!entered.ok) continue;
    const scope = entered.value;
    // oxlint-disable-next-line no-await-in-loop -- as above
    if (!(await isCodeOf(store.bookingCodes, scope, { phone, code }))) continue;
    return openByCode(deps, scope, { ...told, phone, code });
  }
  return WRONG;
}

/** Uses the code up, and with it makes or finds the account: all or nothing. */
async function openByCode(
  deps: Deps,
  scope: Scope,
  { phone, code, fullname = "", email = "" }: Omit<CodeSignIn, "company_id">,
): Promise<Tried> {
  const write = auditedWrite<Needs>(deps);
  const userToken = deps.newToken();
  return write({ id: scope.id }, async ({ bookingCodes, visitorAccounts }, audit) => {
    if (!(await bookingCodes.use(scope.id, phone, code))) return WRONG;
    const { now } = scope;
    const fresh = { phone, name: fullname.trim(), email, passwordHash: NO_PASSWORD, now };
    const account = await visitorAccounts.open(scope.id, fresh);
    await visitorAccounts.addToken(scope.id, account.id, { hash: hashToken(userToken), now });
    audit("visitor signed in", { visitorId: account.id });
    return { outcome: "right", signedIn: { account, userToken } } as const;
  });
}

/** As slow for an unknown login as for one account. */
async function tryPassword(
  deps: Deps,
  known: Awaited<ReturnType<VisitorRepositories["visitorAccounts"]["byLogin"]>>,
  password: string,
): Promise<Tried> {
  const { hashing, verifyPassword } = deps;
  const tried = known.length === 0 ? [{ account: null, passwordHash: NO_PASSWORD }] : known;
  for (const { account, passwordHash } of tried) {
    // oxlint-disable-next-line no-await-in-loop -- hashes take turns
    const isRight = await hashing(() => verifyPassword(passwordHash, password));
    if (!isRight.ok) return { outcome: "untried", refusal: isRight.error };
    if (!isRight.value || account === null) continue;
    // oxlint-disable-next-line no-await-in-loop -- it is the last round
    return { outcome: "right", signedIn: await withToken(deps, account) };
  }
  return WRONG;
}

async function withToken(deps: Deps, account: VisitorAccount): Promise<SignedIn> {
  const location = authorizeLocation(account.locationId); // their password proved that it is theirs
  const userToken = deps.newToken();
  await auditedWrite<Needs>(deps)({ id: location }, async ({ visitorAccounts }, audit) => {
    const token = { hash: hashToken(userToken), now: deps.clock() };
    await visitorAccounts.addToken(location, account.id, token);
    audit("visitor signed in", { visitorId: account.id });
  });
  return { account, userToken };
}
