import type { ClientRepositories } from "@/lib/api/areas/clients/repositories.port";
import type { ResourceRepositories } from "@/lib/api/areas/resources/repositories.port";
import type { ScheduleRepositories } from "@/lib/api/areas/schedule/repositories.port";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { CatalogueRepositories } from "@/lib/api/areas/catalogue/repositories.port";
import type { UserId } from "@/lib/domain/ids";
import type { Appointment } from "@/lib/domain/salon/appointment";
import type { Scope } from "@/lib/api/platform/access";
import type { ServiceError } from "@/lib/api/platform/errors";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { memberFor, isTooOld } from "@/lib/api/platform/member-visibility";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { todayIn } from "@/lib/zone/wall-clock";
import { heldResources } from "@/lib/api/areas/resources/held-resources.steps";
import type { AppointmentRepositories } from "./repositories.port";
import type { AppointmentToCreate } from "./new-appointment.contract";
import { breakOf, NO_EVENT, serviceLines } from "./service-lines.rules";
import { problemOfTime } from "./is-free.steps";
import type { Marks } from "./tags-and-fields.steps";
import { visitOn } from "./visit-attendance.steps";
import { knownClient, newClient } from "./find-or-add-client.steps";
import { timeOf, seatsIn } from "./appointment-place.rules";
import type { Booking, Placed } from "./appointment-place.rules";

export type BookNeeds = Pick<CatalogueRepositories, "services"> &
  Pick<AppointmentRepositories, "appointments" | "visits"> &
  Pick<TeamRepositories, "team"> &
  Pick<ClientRepositories, "clients" | "tags" | "customFields"> &
  ResourceRepositories &
  ScheduleRepositories;

export type BookSources = Pick<CatalogueRepositories, "services"> &
  Pick<AppointmentRepositories, "appointments">;
/** A seat takes time, member and service from its event (business.md 6.4). */
async function seatOf(
  scope: Scope,
  eventId: number,
  amount: number,
  { appointments }: BookSources,
): Promise<Result<Placed, ServiceError>> {
  const event = await appointments.findEvent(scope.id, eventId);
  if (!event) return err(NO_EVENT);
  const { memberId, startsAt, durationSeconds: length } = event;
  const line = { id: event.serviceId, firstCost: null, discount: 0, cost: null, amount };
  const seatsLeft = event.capacity - event.booked;
  return ok({
    memberId,
    startsAt,
    durationSeconds: length,
    technicalBreakSeconds: 0,
    toBook: [line],
    eventId,
    seatsLeft,
  });
}

/** What is to be booked, or why it cannot be: member, place and services are proven here. */
async function bookingOf(
  scope: Scope,
  wanted: AppointmentToCreate,
  team: readonly TeamMember[],
  sources: BookSources,
): Promise<Result<Booking, ServiceError>> {
  const placed =
    wanted.place.kind === "event"
      ? await seatOf(scope, wanted.place.eventId, seatsIn(wanted), sources)
      : timeOf(scope, wanted.place, wanted.services);
  if (!placed.ok) return placed;
  const { memberId, startsAt } = placed.value;
  const date = todayIn(scope.location.timeZone, startsAt);
  // without force the missing hours refuse it; what somebody did before they left may be entered
  const isForced = wanted.savesIfBusy || wanted.place.kind === "event";
  const purpose = isForced && date >= scope.today ? "book" : "read";
  const member = memberFor(scope, team, memberId, purpose);
  if (!member.ok) return member;
  if (member.value.isRemoved) {
    return err({ kind: "not_found", message: "Team member not found." });
  }
  if (isTooOld(scope, date)) {
    return err({ kind: "forbidden", message: "The appointment would lie too far back." });
  }
  const catalogue = await sources.services.list(scope.id);
  const chosen = serviceLines(catalogue, placed.value);
  if (!chosen.ok) return chosen;
  const technicalBreak =
    placed.value.technicalBreakSeconds ?? breakOf(catalogue, placed.value.toBook);
  const { durationSeconds: length } = placed.value;
  return ok({
    ...placed.value,
    services: chosen.value,
    catalogue,
    technicalBreakSeconds: Math.min(technicalBreak, length),
  });
}

async function problemOf(
  scope: Scope,
  booking: Booking,
  wanted: AppointmentToCreate,
  repositories: BookNeeds,
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
    readonly unitIds: readonly number[];
    readonly clientId: number | null;
    readonly createdBy: UserId | null;
  },
  repositories: BookNeeds,
) {
  const {
    memberId,
    startsAt,
    durationSeconds: length,
    technicalBreakSeconds: technicalBreak,
    services,
    eventId,
  } = booking;
  const { clientId } = more;
  return repositories.appointments.add(scope.id, {
    memberId,
    startsAt,
    durationSeconds: length,
    technicalBreakSeconds: technicalBreak,
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
  repositories: BookNeeds,
): Promise<Result<Booked, ServiceError>> {
  const team = await repositories.team.list(scope.id, scope.today);
  const booking = await bookingOf(scope, wanted, team, repositories);
  if (!booking.ok) return booking;
  const marks = await origin.marks();
  if (!marks.ok) return marks;
  const problem = await problemOf(scope, booking.value, wanted, repositories);
  if (problem) return err(problem);
  const known = await knownClient(scope, wanted.client, repositories);
  const { catalogue } = booking.value;
  const held = await heldResources(scope, booking.value, catalogue, repositories, wanted);
  if (!held.ok) return held;
  const client = known === null ? await newClient(scope, wanted.client, repositories) : ok(known);
  if (!client.ok) return client;
  const clientId = client.value;
  const more = { ...marks.value, unitIds: held.value, clientId, createdBy: origin.userId };
  const appointment = await add(scope, booking.value, wanted, more, repositories);
  return ok({ appointment, team });
}
