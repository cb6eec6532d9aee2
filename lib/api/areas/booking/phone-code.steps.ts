import { randomInt } from "node:crypto";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { VisitorContact } from "@/lib/domain/salon/visitor";
import { addSeconds } from "@/lib/domain/time/instant";
import type { Scope } from "@/lib/api/platform/access";
import type { MessageToSend } from "@/lib/api/areas/mailings/mailing.port";
import type { MailingTransport } from "@/lib/api/areas/mailings/transport.port";
import type { MailingRepositories } from "@/lib/api/areas/mailings/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { ClientRepositories } from "@/lib/api/areas/clients/repositories.port";
import { phoneToKeep } from "@/lib/api/areas/clients/typed-phone.steps";
import type { BookingRepositories } from "./repositories.port";
import { unbookable, problem } from "./book-problems.rules";
import { isSame } from "./code-match.rules";
import type { VisitorTurns } from "./visitor-turns.steps";

type Needs = Pick<BookingRepositories, "onlineSettings" | "bookingCodes"> &
  Pick<ClientRepositories, "clients"> &
  Pick<MailingRepositories, "mailings">;

/** Six digits without a zero in front, for programs that send them as a number. */
const FIRST_CODE = 100_000;
const END_OF_CODES = 1_000_000;
const ATTEMPTS = 5;
const VALID_SECONDS = 600;
const AGAIN_AFTER_SECONDS = 60;

export type PhoneCodes = ReturnType<typeof createPhoneCodes>;

/** Codes that confirm phones (business.md 9.7); limits are inferred. No log ever holds one. */
export function createPhoneCodes({
  store,
  transport,
  turns,
}: {
  readonly store: Stored<Needs>;
  readonly transport: MailingTransport;
  readonly turns: VisitorTurns;
}) {
  const { bookingCodes, onlineSettings } = store;

  /** Makes a code for the phone and sends it there as an SMS; the next one after a minute. */
  async function send(scope: Scope, typed: string): Promise<Result<void, ServiceError>> {
    const kept = await phoneToKeep(scope, { typed, field: "phone" }, store);
    const phone = kept.ok ? kept.value : "";
    if (phone === "") return unbookable(problem(431));
    return turns(scope, "codes", phone, () => sendInTurn(scope, phone));
  }

  async function sendInTurn(scope: Scope, phone: string): Promise<Result<void, ServiceError>> {
    const { now } = scope;
    const code = String(randomInt(FIRST_CODE, END_OF_CODES));
    const sentAt = await store.transaction(scope.id, async (repositories) => {
      const refusedSince = await repositories.bookingCodes.put(scope.id, {
        phone,
        code,
        attempts: ATTEMPTS,
        now,
        expiresAt: addSeconds(now, VALID_SECONDS),
        sentBefore: addSeconds(now, -AGAIN_AFTER_SECONDS),
      });
      if (refusedSince !== null) return refusedSince;
      await transport.take(scope.id, smsOf(scope, phone, code), repositories.mailings);
      return null;
    });
    if (sentAt === null) return ok(undefined);
    const rest = Math.ceil((addSeconds(sentAt, AGAIN_AFTER_SECONDS) - now) / 1000);
    return err({ kind: "too_many_requests", retryAfterSeconds: Math.max(1, rest) });
  }

  /**
   * Whether the location wants a code, and it is the phone's: then it is still to be used up. Who
   * signed in has confirmed their phone.
   */
  async function check(
    scope: Scope,
    { phone, code }: VisitorContact,
  ): Promise<Result<{ readonly isNeeded: boolean }, ServiceError>> {
    const { confirmsPhone } = await onlineSettings.find(scope.id);
    if (!confirmsPhone || scope.visitor?.phone === phone) return ok({ isNeeded: false });
    if (code === "") return unbookable(problem(432));
    const isRight = await isCodeOf(bookingCodes, scope, { phone, code });
    return isRight ? ok({ isNeeded: true }) : unbookable(problem(432));
  }

  return { send, check };
}

/** Whether it is the code that the location sent to the phone; asking takes one of its attempts. */
export async function isCodeOf(
  bookingCodes: BookingRepositories["bookingCodes"],
  scope: Scope,
  { phone, code }: Pick<VisitorContact, "phone" | "code">,
): Promise<boolean> {
  const kept = await bookingCodes.attempt(scope.id, phone, scope.now);
  return kept !== null && isSame(kept, code);
}

function smsOf({ location, now }: Scope, phone: string, code: string): MessageToSend {
  return {
    channel: "sms",
    recipients: { kind: "phone", phone },
    isPersonal: true,
    subject: "",
    text: `${location.title}: your code is ${code}.`,
    appointmentId: null,
    createdBy: null,
    at: now,
  };
}
