import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { VisitorAccount } from "@/lib/domain/salon/visitor";
import { hashToken } from "@/lib/api/platform/access";
import type { VisitorScope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import type { BoundedQueue } from "@/lib/api/platform/bounded-queue";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { HourlyLimit } from "@/lib/api/platform/hourly-limit";
import { addressBlock } from "@/lib/api/platform/http/address-block";
import type { Stored } from "@/lib/api/platform/transactional";
import { createPhoneCodes, isCodeOf } from "@/lib/api/areas/booking/phone-code.steps";
import type { BookingRepositories } from "@/lib/api/areas/booking/repositories.port";
import { VISITOR_ALLOWANCES } from "@/lib/api/areas/booking/visitor-allowance.rules";
import type { VisitorAllowances } from "@/lib/api/areas/booking/visitor-allowance.rules";
import { createVisitorTurns } from "@/lib/api/areas/booking/visitor-turns.steps";
import type { ClientRepositories } from "@/lib/api/areas/clients/repositories.port";
import { phoneToKeep } from "@/lib/api/areas/clients/typed-phone.steps";
import type { MailingRepositories } from "@/lib/api/areas/mailings/repositories.port";
import type { MailingTransport } from "@/lib/api/areas/mailings/transport.port";
import { fitHash } from "@/lib/api/areas/users/fit-hash.steps";
import { NO_PASSWORD } from "@/lib/api/areas/users/no-password.rules";
import type { SignInGuard } from "@/lib/api/areas/users/sign-in-guard.steps";
import type { VisitorRepositories } from "./repositories.port";

type Needs = VisitorRepositories &
  Pick<BookingRepositories, "bookingCodes" | "onlineSettings"> &
  Pick<ClientRepositories, "clients"> &
  Pick<MailingRepositories, "mailings">;

type Deps = {
  readonly store: Stored<Needs>;
  readonly transport: MailingTransport;
  readonly hourly: HourlyLimit;
  readonly limits?: { readonly visitors?: VisitorAllowances };
  readonly log: Log;
  readonly verifyPassword: (hash: string, password: string) => Promise<boolean>;
  readonly hashPassword: (password: string) => Promise<string>;
  readonly newToken: () => string;
  readonly hashing: BoundedQueue;
  readonly guard: SignInGuard;
};

export type VisitorChange = {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly confirmation_code?: string | undefined;
};

export type CodeRequest = {
  readonly phone: string;
  readonly company_id?: number | undefined;
  readonly group_id?: number | undefined;
};

const CHANGED: ServiceError = {
  kind: "conflict",
  message: "The password was changed in the meantime.",
};

export type VisitorAccountUseCases = ReturnType<typeof createVisitorAccountUseCases>;

/** A visitor's own data, phone and password (business.md 9.10). */
export function createVisitorAccountUseCases(deps: Deps) {
  return {
    ...phoneUseCases(deps),
    changePassword: passwordUseCase(deps),
  };
}

function phoneUseCases(deps: Deps) {
  const { store } = deps;
  const turns = createVisitorTurns(deps.hourly, deps.limits?.visitors ?? VISITOR_ALLOWANCES);
  const codes = createPhoneCodes({ store, transport: deps.transport, turns });
  const write = auditedWrite<Needs>(deps);

  return {
    /** Sends a code to the phone that the visitor wants to have, by the location of their account. */
    sendCode: async (
      scope: VisitorScope,
      wanted: CodeRequest,
    ): Promise<Result<void, ServiceError>> => {
      const { company_id: place, group_id: chain } = wanted;
      if (place === undefined && chain === undefined) {
        return err(invalid("company_id", "is required, unless there is a group_id"));
      }
      const { id, chainId } = scope.location;
      if (place !== undefined && place !== id) {
        return err(invalid("company_id", "is not the location of this account"));
      }
      if (chain !== undefined && (chain !== chainId || chain === 0)) {
        return err(invalid("group_id", "is not the chain of this account's location"));
      }
      return codes.send(scope, wanted.phone);
    },

    /** Changes what is told; another phone needs the code that was sent to it. */
    save: async (
      scope: VisitorScope,
      wanted: VisitorChange,
    ): Promise<Result<VisitorAccount, ServiceError>> => {
      const { visitor } = scope;
      const phone = await newPhoneOf(deps, scope, wanted);
      if (!phone.ok) return phone;
      const name = wanted.name?.trim() ?? visitor.name;
      const email = wanted.email ?? visitor.email;
      const changed = { ...visitor, name, email, phone: phone.value };
      return write({ id: scope.id }, async ({ bookingCodes, visitorAccounts }, audit) => {
        const isMoved = changed.phone !== visitor.phone;
        if (isMoved && (await visitorAccounts.isTaken(scope.id, changed))) {
          return err(invalid("phone", "belongs to another account"));
        }
        const code = wanted.confirmation_code ?? "";
        if (isMoved && !(await bookingCodes.use(scope.id, changed.phone, code))) {
          return err(invalid("confirmation_code", "is wrong"));
        }
        await visitorAccounts.save(scope.id, changed);
        audit("visitor changed", { visitorId: visitor.id });
        return ok(changed);
      });
    },
  };
}

/** The phone as it will be; the code of another one is checked, and used up later. */
async function newPhoneOf(
  { store }: Deps,
  scope: VisitorScope,
  { phone, confirmation_code: code }: VisitorChange,
): Promise<Result<string, ServiceError>> {
  const { visitor } = scope;
  if (phone === undefined) return ok(visitor.phone);
  const typed = { typed: phone, field: "phone", stored: visitor.phone };
  const kept = await phoneToKeep(scope, typed, store);
  if (!kept.ok || kept.value === visitor.phone) return kept;
  if (code === undefined) {
    return err(invalid("confirmation_code", "is required for another phone"));
  }
  const isRight = await isCodeOf(store.bookingCodes, scope, { phone: kept.value, code });
  return isRight ? kept : err(invalid("confirmation_code", "is wrong"));
}

/** Changes the password or sets the first one; all tokens end, and one begins. */
function passwordUseCase(deps: Deps) {
  const write = auditedWrite<Needs>(deps);
  return async (
    scope: VisitorScope,
    wanted: { readonly old_password?: string | undefined; readonly new_password: string },
    address: string,
  ): Promise<Result<{ readonly userToken: string }, ServiceError>> => {
    const { visitor } = scope;
    const before = await deps.store.visitorAccounts.passwordHash(scope.id, visitor.id);
    if (before === null) return err({ kind: "unauthenticated" });
    const refusal =
      before === NO_PASSWORD
        ? null
        : await problemOfOld(deps, scope, { before, address, typed: wanted.old_password ?? "" });
    if (refusal) return err(refusal);
    const after = await fitHash(deps, wanted.new_password, visitor, "new_password");
    if (!after.ok) return after;
    const userToken = deps.newToken();
    return write({ id: scope.id }, async ({ visitorAccounts }, audit) => {
      const change = { before, after: after.value };
      if (!(await visitorAccounts.changePassword(scope.id, visitor.id, change)))
        return err(CHANGED);
      const token = { hash: hashToken(userToken), now: scope.now };
      await visitorAccounts.addToken(scope.id, visitor.id, token);
      audit("visitor's password changed", { visitorId: visitor.id });
      return ok({ userToken });
    });
  };
}

/** Guesses of the old password count with those of the sign-in. */
async function problemOfOld(
  { guard, hashing, verifyPassword }: Deps,
  { visitor }: VisitorScope,
  {
    before,
    address,
    typed,
  }: { readonly before: string; readonly address: string; readonly typed: string },
): Promise<ServiceError | null> {
  const attempt = { account: `visitor ${visitor.id}`, address: addressBlock(address) };
  const tried = await guard(attempt, async () => {
    const isRight = await hashing(() => verifyPassword(before, typed));
    if (!isRight.ok) return { outcome: "untried", refusal: isRight.error } as const;
    const refusal = { ...invalid("old_password", "is wrong"), reason: "password_wrong" };
    return isRight.value
      ? ({ outcome: "right", refusal: null } as const)
      : ({ outcome: "wrong", refusal } as const);
  });
  return tried.isTried
    ? tried.value.refusal
    : { kind: "too_many_requests", retryAfterSeconds: tried.retryAfterSeconds };
}
