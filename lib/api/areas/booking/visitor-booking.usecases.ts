import { readCustomValues } from "@/lib/api/areas/clients/custom-values.contract";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { CustomField } from "@/lib/domain/salon/custom-field";
import type { CustomValues } from "@/lib/domain/salon/client";
import type { VisitorContact, Wish } from "@/lib/domain/salon/visitor";
import type { Scope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import { bookInside } from "@/lib/api/areas/appointments/book-appointment.steps";
import type { ClientRepositories } from "@/lib/api/areas/clients/repositories.port";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { ResourceRepositories } from "@/lib/api/areas/resources/repositories.port";
import type { CatalogueRepositories } from "@/lib/api/areas/catalogue/repositories.port";
import type { AppointmentRepositories } from "@/lib/api/areas/appointments/repositories.port";
import type { ScheduleRepositories } from "@/lib/api/areas/schedule/repositories.port";
import type { EventRepositories } from "@/lib/api/areas/events/repositories.port";
import type { MailingRepositories } from "@/lib/api/areas/mailings/repositories.port";
import type { ReviewRepositories } from "@/lib/api/areas/reviews/repositories.port";
import { giveReviewToken } from "@/lib/api/areas/reviews/review-token.steps";
import type { WithReadModel } from "@/lib/api/platform/read-model";
import type { Stored } from "@/lib/api/platform/transactional";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { BookedRecord } from "./online-record.contract";
import type { PhoneCodes } from "./phone-code.steps";
import { offeredWishes, placedWishes } from "./placement.steps";
import { lockedVisitor, readContact, timesOfVisitor } from "./visitor-client.steps";
import { appointmentOfOrder } from "./visitor-order.rules";
import type { PlacedWish, OfferedWish } from "./visitor-order.rules";
import { orRefused, UnbookableError } from "./book-problems.steps";
import { problemsOfContact, unbookable, problem } from "./book-problems.rules";
import type { BookingRepositories } from "./repositories.port";
import { newLocatedSecret } from "@/lib/api/platform/located-secret";
import type { VisitorTurns } from "./visitor-turns.steps";

type Needs = Pick<ClientRepositories, "clients" | "tags" | "customFields"> &
  Pick<ReviewRepositories, "reviewTokens"> &
  Pick<TeamRepositories, "team"> &
  ResourceRepositories &
  Pick<BookingRepositories, "onlineSettings" | "recordHashes" | "bookingCodes"> &
  Pick<CatalogueRepositories, "services"> &
  Pick<AppointmentRepositories, "appointments" | "visits"> &
  ScheduleRepositories &
  Pick<EventRepositories, "events"> &
  Pick<MailingRepositories, "mailings">;

export type OnlineBooking = {
  readonly contact: VisitorContact;
  readonly wishes: readonly Wish[];
};

type Made = BookedRecord & { readonly memberId: number };

export type BookUseCases = ReturnType<typeof createBookUseCases>;

/** Bookings of visitors (business.md 9.7): what is offered, decided under the members' locks. */
export function createBookUseCases(deps: {
  readonly store: Stored<Needs> & WithReadModel;
  readonly codes: PhoneCodes;
  readonly turns: VisitorTurns;
  readonly log: Log;
}) {
  const { store, codes, turns } = deps;
  const write = auditedWrite<Needs>(deps);

  /** Whether all could be booked now; nothing is written. */
  async function check(scope: Scope, wishes: readonly Wish[]): Promise<Result<void, ServiceError>> {
    const offered = await offeredWishes(scope, wishes, store);
    if (!offered.ok) return offered;
    const placed = await placedWishes(scope, offered.value, store);
    return placed.ok ? ok(undefined) : placed;
  }

  /** Books all appointments of the request, or none. */
  async function record(
    scope: Scope,
    { contact: told, wishes }: OnlineBooking,
  ): Promise<Result<BookedRecord[], ServiceError>> {
    const contact = await readContact(scope, told, store);
    const wrong = problemsOfContact(contact);
    if (wrong.length > 0) return unbookable(...wrong);
    return turns(scope, "bookings", contact.phone, () => recordInTurn(scope, { contact, wishes }));
  }

  async function recordInTurn(
    scope: Scope,
    { contact, wishes }: OnlineBooking,
  ): Promise<Result<BookedRecord[], ServiceError>> {
    const offered = await offeredWishes(scope, wishes, store);
    if (!offered.ok) return offered;
    const values = await customValuesOf(scope, wishes, store);
    if (!values.ok) return values;
    const code = await codes.check(scope, contact);
    if (!code.ok) return code;
    const order: Order = { contact, values: values.value, usesCode: code.value.isNeeded };
    return orRefused(
      write(scope, async (repositories, audit) => {
        const made = await recordLocked(scope, offered.value, order, repositories);
        for (const { recordId: id, memberId } of made.ok ? made.value : []) {
          audit("appointment booked online", { memberId, id });
        }
        return made;
      }),
    );
  }

  return { check, record };
}

type Order = {
  readonly contact: VisitorContact;
  readonly values: ReadonlyMap<Wish, CustomValues>;
  readonly usesCode: boolean;
};

/**
 * Locks in the order of every booking: members, client, resources. Throws UnbookableError, for the
 * client may be new.
 */
async function recordLocked(
  scope: Scope,
  offered: readonly OfferedWish[],
  order: Order,
  repositories: Needs,
): Promise<Result<Made[], ServiceError>> {
  const asked = offered.flatMap(({ candidates }) => candidates);
  await repositories.team.lock(scope.id, [...new Set(asked.map(({ memberId }) => memberId))]);
  const visitor = await lockedVisitor(scope, order.contact, repositories);
  await repositories.resources.lock(scope.id, [
    ...new Set(offered.flatMap(({ pieceIds }) => pieceIds)),
  ]);
  const own = await timesOfVisitor(scope, visitor, asked, repositories);
  const placed = await placedWishes(scope, offered, repositories, own);
  if (!placed.ok) throw new UnbookableError(placed.error);
  const { phone, code } = order.contact;
  if (order.usesCode && !(await repositories.bookingCodes.use(scope.id, phone, code))) {
    throw new UnbookableError({ kind: "unbookable", problems: [problem(432)] });
  }
  const made: Made[] = [];
  for (const wish of placed.value) {
    // oxlint-disable-next-line no-await-in-loop -- one transaction: one after the other
    made.push(await bookWish(scope, wish, order, repositories));
  }
  return ok(made);
}

/** Throws UnbookableError, for others of the request may be booked already. */
async function bookWish(
  scope: Scope,
  placed: PlacedWish,
  { contact, values }: Order,
  repositories: Needs,
): Promise<Made> {
  const { wish, taken } = placed;
  const { memberId } = taken;
  const marks = { tagIds: [], customFields: values.get(wish) ?? {} };
  const origin = { userId: null, marks: async () => ok(marks) };
  const booked = await bookInside(
    scope,
    appointmentOfOrder(scope, placed, contact),
    origin,
    repositories,
  );
  if (!booked.ok) {
    const isTaken = booked.error.kind === "conflict";
    const code = wish.memberId === null ? 436 : 433;
    throw new UnbookableError(
      isTaken ? { kind: "unbookable", problems: [problem(code, wish.id)] } : booked.error,
    );
  }
  const { id } = booked.value.appointment;
  const hash = newLocatedSecret(scope.id);
  await repositories.recordHashes.add(scope.id, id, hash);
  const reviewToken = await giveReviewToken(scope.id, id, repositories);
  return { id: wish.id, recordId: id, hash, reviewToken, memberId };
}

/** Values of the fields that people may change; a wrong one is told by its field. */
async function customValuesOf(
  scope: Scope,
  wishes: readonly Wish[],
  { customFields }: Pick<ClientRepositories, "customFields">,
): Promise<Result<ReadonlyMap<Wish, CustomValues>, ServiceError>> {
  const isAsked = wishes.some(({ customValues }) => Object.keys(customValues).length > 0);
  const fields: CustomField[] = isAsked ? await customFields.list(scope.id, "appointment") : [];
  const editable = fields.filter(({ isEditable }) => isEditable);
  const read = wishes.map((wish) => [wish, readCustomValues(wish.customValues, editable)] as const);
  const errors = read.flatMap(([, found], index) =>
    Object.entries(found.errors).map(
      ([field, messages]) => [`appointments.${index}.${field}`, messages] as const,
    ),
  );
  if (errors.length > 0) return err({ kind: "invalid", errors: Object.fromEntries(errors) });
  return ok(new Map(read.map(([wish, { values }]) => [wish, values])));
}
