import type { AppointmentId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { GroupEvent } from "@/lib/domain/salon/appointment";
import type { BookingProblem, VisitorContact } from "@/lib/domain/salon/visitor";
import { addSeconds } from "@/lib/domain/time/instant";
import { meets } from "@/lib/domain/time/span";
import type { Scope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import { bookInside } from "@/lib/api/areas/appointments/book-appointment.steps";
import { NO_EVENT } from "@/lib/api/areas/appointments/service-lines.rules";
import type { ClientRepositories } from "@/lib/api/areas/clients/repositories.port";
import type { AppointmentRepositories } from "@/lib/api/areas/appointments/repositories.port";
import type { CatalogueRepositories } from "@/lib/api/areas/catalogue/repositories.port";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { EventRepositories } from "@/lib/api/areas/events/repositories.port";
import type { MailingRepositories } from "@/lib/api/areas/mailings/repositories.port";
import type { ResourceRepositories } from "@/lib/api/areas/resources/repositories.port";
import type { ReviewRepositories } from "@/lib/api/areas/reviews/repositories.port";
import { giveReviewToken } from "@/lib/api/areas/reviews/review-token.steps";
import type { ScheduleRepositories } from "@/lib/api/areas/schedule/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { PhoneCodes } from "./phone-code.steps";
import { orRefused, UnbookableError } from "./book-problems.steps";
import { problemsOfContact, unbookable, problem } from "./book-problems.rules";
import { remindersOf, visitorsPart } from "./visitor-order.rules";
import type { BookingRepositories } from "./repositories.port";
import { newLocatedSecret } from "@/lib/api/platform/located-secret";
import { lockedVisitor, readContact, timesOfVisitor } from "./visitor-client.steps";
import type { VisitorTurns } from "./visitor-turns.steps";

type Needs = Pick<AppointmentRepositories, "appointments" | "visits"> &
  Pick<BookingRepositories, "onlineSettings" | "recordHashes" | "bookingCodes"> &
  Pick<TeamRepositories, "team"> &
  Pick<EventRepositories, "events"> &
  Pick<CatalogueRepositories, "services"> &
  Pick<ClientRepositories, "clients" | "tags" | "customFields"> &
  Pick<MailingRepositories, "mailings"> &
  Pick<ReviewRepositories, "reviewTokens"> &
  ResourceRepositories &
  ScheduleRepositories;

export type SeatBooking = { readonly contact: VisitorContact; readonly seats: number };

export type BookedSeat = {
  readonly id: AppointmentId;
  readonly hash: string;
  readonly reviewToken: string;
};

type Order = SeatBooking & {
  readonly eventId: number;
  readonly leadMinutes: number;
  readonly maxSeats: number;
  readonly usesCode: boolean;
};

const FULL: BookingProblem = { code: 433, message: "The event has too few free seats left." };

/** The highest limit of seats that can be set (business.md 10.1). */
const MOST_SEATS = 255;

export type BookSeatUseCases = ReturnType<typeof createBookSeatUseCases>;

/** Seats of group events for visitors (business.md 9.8). */
export function createBookSeatUseCases(deps: {
  readonly store: Stored<Needs>;
  readonly codes: PhoneCodes;
  readonly turns: VisitorTurns;
  readonly log: Log;
}) {
  const { store, codes, turns } = deps;
  const write = auditedWrite<Needs>(deps);

  /** Whether there is such an event: that comes before the body. */
  async function find(scope: Scope, eventId: number): Promise<ServiceError | null> {
    return (await store.appointments.findEvent(scope.id, eventId)) ? null : NO_EVENT;
  }

  /** Books as many seats as the location lets one visitor take, while there are any. */
  async function book(
    scope: Scope,
    eventId: number,
    { contact: told, seats }: SeatBooking,
  ): Promise<Result<BookedSeat, ServiceError>> {
    const contact = await readContact(scope, told, store);
    const wrong = problemsOfContact(contact);
    if (wrong.length > 0) return unbookable(...wrong);
    return turns(scope, "bookings", contact.phone, () =>
      bookInTurn(scope, eventId, { contact, seats }),
    );
  }

  async function bookInTurn(
    scope: Scope,
    eventId: number,
    { contact, seats }: SeatBooking,
  ): Promise<Result<BookedSeat, ServiceError>> {
    const { maxEventSeats, leadMinutes } = await store.onlineSettings.find(scope.id);
    if (seats > maxEventSeats) return err(tooMany(maxEventSeats));
    const code = await codes.check(scope, contact);
    if (!code.ok) return code;
    const limits = { leadMinutes, maxSeats: maxEventSeats };
    const order: Order = { contact, seats, eventId, ...limits, usesCode: code.value.isNeeded };
    return orRefused(
      write(scope, async (repositories, audit) => {
        const booked = await bookLocked(scope, order, repositories);
        if (booked.ok) audit("seat booked online", { eventId, id: booked.value.id });
        return booked;
      }),
    );
  }

  return { find, book };
}

/**
 * Locks in the order of every booking: member, event, client. Throws UnbookableError once the client
 * may be new.
 */
async function bookLocked(
  scope: Scope,
  order: Order,
  repositories: Needs,
): Promise<Result<BookedSeat, ServiceError>> {
  const { contact, seats, eventId } = order;
  const found = await repositories.appointments.findEvent(scope.id, eventId);
  if (!found) return err(NO_EVENT);
  await repositories.team.lock(scope.id, [found.memberId]);
  await repositories.events.lock(scope.id, eventId);
  const event = await openEvent(scope, order, repositories); // it may have moved until then
  if (!event.ok) return event;
  const visitor = await lockedVisitor(scope, contact, repositories);
  const left = order.maxSeats - (await seatsOf(scope, visitor, event.value, repositories));
  if (seats > left) throw new UnbookableError(tooMany(Math.max(0, left)));
  await refuseElsewhere(scope, visitor, event.value, repositories);
  const wanted = {
    ...visitorsPart(contact),
    services: [],
    extras: { ...remindersOf(contact), seats },
    place: { kind: "event", eventId },
  } as const;
  const marks = { tagIds: [], customFields: {} };
  const origin = { userId: null, marks: async () => ok(marks) };
  const booked = await bookInside(scope, wanted, origin, repositories);
  if (!booked.ok) {
    throw new UnbookableError(refusalOf(booked.error));
  }
  if (order.usesCode) await useCode(scope, contact, repositories);
  const { id } = booked.value.appointment;
  const hash = newLocatedSecret(scope.id);
  await repositories.recordHashes.add(scope.id, id, hash);
  const reviewToken = await giveReviewToken(scope.id, id, repositories);
  return ok({ id, hash, reviewToken });
}

/** Why the salon's member takes no bookings is no visitor's business. */
function refusalOf(error: ServiceError): ServiceError {
  const { kind } = error;
  if (kind === "forbidden" || kind === "not_found") {
    return { kind: "unbookable", problems: [problem(433)] };
  }
  return kind === "conflict" ? { kind: "unbookable", problems: [FULL] } : error;
}

/** A visitor is at one place at a time; of one event they may have several seats. */
async function refuseElsewhere(
  scope: Scope,
  visitor: number,
  event: GroupEvent,
  repositories: Pick<AppointmentRepositories, "appointments">,
): Promise<void> {
  const times = await timesOfVisitor(scope, visitor, [event], repositories);
  if (!times.some((time) => time.eventId !== event.id && meets(time, event))) return;
  throw new UnbookableError({ kind: "unbookable", problems: [problem(437)] });
}

function tooMany(left: number): ServiceError {
  return invalid("clients_count", `must be at most ${left}`);
}

/** Seats that a client has in the event already: the limit is theirs (business.md 10.1). */
async function seatsOf(
  scope: Scope,
  clientId: number,
  event: GroupEvent,
  { appointments }: Pick<AppointmentRepositories, "appointments">,
): Promise<number> {
  const { items } = await appointments.list(scope.id, {
    span: { from: event.startsAt, to: addSeconds(event.startsAt, 1) },
    memberIds: [event.memberId],
    clientId,
    withDeleted: false,
    offset: 0,
    limit: MOST_SEATS,
  });
  const own = items.filter(({ eventId }) => eventId === event.id);
  return own.reduce((sum, { extras }) => sum + extras.seats, 0);
}

/** The event while it is offered: until it is too soon, as times are (inferred). */
async function openEvent(
  scope: Scope,
  { eventId, leadMinutes }: Order,
  {
    appointments,
    services,
  }: Pick<AppointmentRepositories, "appointments"> & Pick<CatalogueRepositories, "services">,
): Promise<Result<GroupEvent, ServiceError>> {
  const event = await appointments.findEvent(scope.id, eventId);
  if (!event) return unbookable(problem(438));
  if (event.startsAt <= addSeconds(scope.now, leadMinutes * 60)) return unbookable(problem(433));
  const service = await services.find(scope.id, event.serviceId);
  return service?.isBookableOnline ? ok(event) : unbookable(problem(438));
}

async function useCode(
  scope: Scope,
  { phone, code }: VisitorContact,
  { bookingCodes }: Pick<BookingRepositories, "bookingCodes">,
): Promise<void> {
  if (await bookingCodes.use(scope.id, phone, code)) return;
  throw new UnbookableError({ kind: "unbookable", problems: [problem(432)] });
}
