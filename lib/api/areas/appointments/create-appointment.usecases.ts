import type { TeamMemberId, UserId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Appointment, AppointmentService } from "@/lib/domain/salon/appointment";
import { priceFor } from "@/lib/domain/salon/service";
import type { Service } from "@/lib/domain/salon/service";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { Instant } from "@/lib/domain/time/instant";
import { parseIso } from "@/lib/zone/iso";
import { todayIn } from "@/lib/zone/wall-clock";
import type { Scope, StaffScope } from "@/lib/api/platform/access";
import { heldResources } from "@/lib/api/areas/resources/held-resources.steps";
import type { MailingTransport } from "@/lib/api/areas/mailings/transport.port";
import type { CatalogueRepositories } from "@/lib/api/areas/catalogue/repositories.port";
import type { AppointmentRepositories } from "./repositories.port";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { EventRepositories } from "@/lib/api/areas/events/repositories.port";
import type { ClientRepositories } from "@/lib/api/areas/clients/repositories.port";
import type { MailingRepositories } from "@/lib/api/areas/mailings/repositories.port";
import type { ResourceRepositories } from "@/lib/api/areas/resources/repositories.port";
import type { ScheduleRepositories } from "@/lib/api/areas/schedule/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import { isTooOld, memberFor } from "@/lib/api/platform/reach";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { AppointmentView } from "./appointments.contract";
import type { AppointmentToCreate, ServiceToBook } from "./new-appointment.contract";
import { tellClient } from "./appointment-notice.steps";
import { marksOf } from "./appointment-marks.steps";
import type { Marks } from "./appointment-marks.steps";
import { viewOf } from "./appointments.usecases";
import { problemOfTime } from "./is-free.steps";
import { knownClient, newClient } from "./find-or-add-client.steps";
import { visitOn } from "./visit-of-day.steps";

type Needs = Pick<CatalogueRepositories, "services"> &
  Pick<AppointmentRepositories, "appointments" | "visits"> &
  Pick<TeamRepositories, "team"> &
  Pick<EventRepositories, "events"> &
  Pick<ClientRepositories, "clients" | "labels" | "customFields"> &
  Pick<MailingRepositories, "mailings"> &
  ResourceRepositories &
  ScheduleRepositories;

/** Where and when an appointment takes place, and what is done. */
export type Booking = {
  readonly memberId: TeamMemberId;
  readonly startsAt: Instant;
  readonly length: number;
  readonly technicalBreak: number;
  readonly services: readonly AppointmentService[];
  readonly eventId: number;
  /** Seats left, for a seat of a group event. */
  readonly seatsLeft: number | null;
  readonly catalogue: readonly Service[];
};

export type BookingService = ReturnType<typeof createBookingService>;

/** Creates appointments; double booking is decided under the member's lock (business.md 6.4, 6.5). */
export function createBookingService(deps: {
  readonly store: Stored<Needs>;
  readonly transport: MailingTransport;
  readonly log: (entry: object) => void;
}) {
  async function create(
    scope: StaffScope,
    wanted: AppointmentToCreate,
  ): Promise<Result<AppointmentView, ServiceError>> {
    const memberId = await memberOf(scope, wanted, deps.store);
    if (memberId === null) return err(NO_EVENT);
    const created = await deps.store.transaction(scope.id, async (repositories) => {
      await repositories.team.lock(scope.id, [memberId]);
      const { place } = wanted;
      if (place.kind === "event") await repositories.events.lock(scope.id, place.eventId);
      const origin: Origin = {
        userId: scope.user.id,
        marks: () => marksOf(scope, wanted.marks, repositories),
      };
      const booked = await bookInside(scope, wanted, origin, repositories);
      if (!booked.ok) return booked;
      const { appointment, team } = booked.value;
      if (wanted.tellsClient) {
        await tellClient(scope, appointment, team, { ...repositories, transport: deps.transport });
      }
      return ok(viewOf(scope, appointment, team));
    });
    if (created.ok) {
      const { id } = created.value.appointment;
      deps.log({
        event: "appointment created",
        locationId: scope.id,
        userId: scope.user.id,
        memberId,
        id,
      });
    }
    return created;
  }

  return { create };
}

/** Who books: a user, or nobody, who is a visitor (business.md 9.7). */
export type Origin = {
  readonly userId: UserId | null;
  /** Tags and custom fields, once the place is proven. */
  readonly marks: () => Promise<Result<Marks, ServiceError>>;
};

export type Booked = { readonly appointment: Appointment; readonly team: readonly TeamMember[] };

/** Books in a transaction under way, which holds the lock of the member and of the event. */
export async function bookInside(
  scope: Scope,
  wanted: AppointmentToCreate,
  origin: Origin,
  repositories: Needs,
): Promise<Result<Booked, ServiceError>> {
  const team = await repositories.team.list(scope.id, scope.today);
  const booking = await bookingOf(scope, wanted, team, repositories);
  if (!booking.ok) return booking;
  const marks = await origin.marks();
  if (!marks.ok) return marks;
  const problem = await problemOf(scope, booking.value, wanted, repositories);
  if (problem) return err(problem);
  const known = await knownClient(scope, wanted, repositories);
  const { catalogue } = booking.value;
  const held = await heldResources(scope, booking.value, catalogue, repositories, wanted);
  if (!held.ok) return held;
  const client = known === null ? await newClient(scope, wanted, repositories) : ok(known);
  if (!client.ok) return client;
  const clientId = client.value;
  const more = { ...marks.value, instanceIds: held.value, clientId, createdBy: origin.userId };
  const appointment = await add(scope, booking.value, wanted, more, repositories);
  return ok({ appointment, team });
}

type Sources = Pick<CatalogueRepositories, "services"> &
  Pick<AppointmentRepositories, "appointments">;

/** What a call about an unknown event answers. */
export const NO_EVENT: ServiceError = { kind: "not_found", message: "Event not found." };

/** Whose time it takes: his lock comes before anything is read. Null when there is no such event. */
async function memberOf(
  scope: StaffScope,
  { place }: AppointmentToCreate,
  { appointments }: Sources,
): Promise<TeamMemberId | null> {
  if (place.kind === "time") return place.memberId;
  return (await appointments.findEvent(scope.id, place.eventId))?.memberId ?? null;
}

/** What is to be booked, or why it cannot be: member, place and services are proven here. */
async function bookingOf(
  scope: Scope,
  wanted: AppointmentToCreate,
  team: readonly TeamMember[],
  sources: Sources,
): Promise<Result<Booking, ServiceError>> {
  const placed =
    wanted.place.kind === "event"
      ? await seatOf(scope, wanted.place.eventId, seatsIn(wanted), sources)
      : timeOf(scope, wanted.place, wanted.services);
  if (!placed.ok) return placed;
  const { memberId, startsAt } = placed.value;
  const member = memberFor(scope, team, memberId, "read");
  if (!member.ok) return member;
  if (member.value.isRemoved) {
    return err({ kind: "not_found", message: "Team member not found." });
  }
  if (isTooOld(scope, todayIn(scope.location.timeZone, startsAt))) {
    return err({ kind: "forbidden", message: "The appointment would lie too far back." });
  }
  const catalogue = await sources.services.list(scope.id);
  const chosen = serviceLines(catalogue, placed.value);
  if (!chosen.ok) return chosen;
  const technicalBreak = placed.value.technicalBreak ?? breakOf(catalogue, placed.value.toBook);
  const { length } = placed.value;
  return ok({
    ...placed.value,
    services: chosen.value,
    catalogue,
    technicalBreak: Math.min(technicalBreak, length),
  });
}

type Placed = Omit<Booking, "services" | "catalogue" | "technicalBreak"> & {
  readonly technicalBreak: number | null;
  readonly toBook: readonly ServiceToBook[];
};

/** Seats that the appointment is to take in its event. */
function seatsIn({ extras }: AppointmentToCreate): number {
  return extras?.seats ?? 1;
}

function timeOf(
  scope: Scope,
  place: Extract<AppointmentToCreate["place"], { kind: "time" }>,
  toBook: readonly ServiceToBook[],
): Result<Placed, ServiceError> {
  const startsAt = parseIso(scope.location.timeZone, place.datetime);
  if (startsAt === null) return err(invalid("datetime", "must be a date-time"));
  const { memberId, length, technicalBreak } = place;
  return ok({ memberId, startsAt, length, technicalBreak, toBook, eventId: 0, seatsLeft: null });
}

/** A seat takes time, member and service from its event (business.md 6.4). */
async function seatOf(
  scope: Scope,
  eventId: number,
  amount: number,
  { appointments }: Sources,
): Promise<Result<Placed, ServiceError>> {
  const event = await appointments.findEvent(scope.id, eventId);
  if (!event) return err(NO_EVENT);
  const { memberId, startsAt, length } = event;
  const line = { id: event.serviceId, firstCost: null, discount: 0, cost: null, amount };
  const seatsLeft = event.capacity - event.booked;
  return ok({ memberId, startsAt, length, technicalBreak: 0, toBook: [line], eventId, seatsLeft });
}

/** The lines to book, priced; or the service that the member does not provide. */
export function serviceLines(
  catalogue: readonly Service[],
  placed: Pick<Placed, "memberId" | "toBook" | "eventId">,
): Result<AppointmentService[], ServiceError> {
  const lines: AppointmentService[] = [];
  for (const wanted of placed.toBook) {
    const service = catalogue.find((each) => each.id === wanted.id);
    const isLinked = service?.links.some((link) => link.memberId === placed.memberId) ?? false;
    // the event itself ties its service to the member
    if (!service || (!isLinked && placed.eventId === 0)) {
      const message = `The team member does not provide the selected services: ${wanted.id}.`;
      return err({ kind: "bad_request", message });
    }
    lines.push(lineOf(service, placed.memberId, wanted));
  }
  return ok(lines);
}

function lineOf(
  service: Service,
  memberId: TeamMemberId,
  wanted: ServiceToBook,
): AppointmentService {
  const { discount, amount } = wanted;
  const firstCost = wanted.firstCost ?? priceFor(service, memberId);
  const discounted = Math.round(firstCost * amount * (100 - discount)) / 100;
  const cost = wanted.cost ?? discounted;
  return { id: service.id, title: service.title, firstCost, discount, cost, amount };
}

/** One break at the end, the longest of the services (business.md 4.5); seconds. */
export function breakOf(
  catalogue: readonly Service[],
  toBook: readonly { readonly id: number }[],
): number {
  const ids: ReadonlySet<number> = new Set(toBook.map(({ id }) => id));
  const breaks = catalogue.filter(({ id }) => ids.has(id)).map((each) => each.technicalBreak ?? 0);
  return Math.max(0, ...breaks);
}

async function problemOf(
  scope: Scope,
  booking: Booking,
  wanted: AppointmentToCreate,
  repositories: Needs,
): Promise<ServiceError | null> {
  if (wanted.savesIfBusy) return null;
  if (booking.seatsLeft !== null) {
    return booking.seatsLeft >= seatsIn(wanted)
      ? null
      : { kind: "conflict", message: "The event has no free seats left." };
  }
  return problemOfTime(scope, booking, repositories);
}

async function add(
  scope: Scope,
  booking: Booking,
  wanted: AppointmentToCreate,
  more: Marks & {
    readonly instanceIds: readonly number[];
    readonly clientId: number | null;
    readonly createdBy: UserId | null;
  },
  repositories: Needs,
) {
  const { memberId, startsAt, length, technicalBreak, services, eventId } = booking;
  const { clientId } = more;
  return repositories.appointments.add(scope.id, {
    memberId,
    startsAt,
    length,
    technicalBreak,
    services,
    eventId,
    attendance: wanted.attendance,
    comment: wanted.comment,
    apiId: wanted.apiId,
    extras: wanted.extras ?? {},
    ...more,
    isOnline: more.createdBy === null,
    visitId: await visitOn(scope, { clientId, startsAt }, repositories),
    at: scope.now,
  });
}
