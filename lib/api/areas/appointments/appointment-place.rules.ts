import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { Scope, StaffScope } from "@/lib/api/platform/access";
import type { TeamMemberId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Appointment, ServiceLine } from "@/lib/domain/salon/appointment";
import { addSeconds } from "@/lib/domain/time/instant";
import type { Instant } from "@/lib/domain/time/instant";
import { localMinute, parseIso } from "@/lib/zone/iso";
import { memberFor, isTooOld } from "@/lib/api/platform/member-visibility";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { todayIn } from "@/lib/zone/wall-clock";
import type { Service } from "@/lib/domain/salon/service";
import type { AppointmentToChange } from "./appointment-change.contract";
import { isOutsideEditWindow } from "./appointment-policy.rules";
import type { AppointmentToCreate, ServiceToBook } from "./new-appointment.contract";

/** Whose, when and how long; the technical break as the body tells it. */
type Place = Pick<Appointment, "memberId" | "startsAt" | "durationSeconds" | "eventId"> & {
  readonly technicalBreakSeconds: number | null;
};

type Taken = { memberId: TeamMemberId } & Pick<Appointment, "startsAt" | "durationSeconds">;

/** Tells whether the locks that were taken for `before` are those that `current` needs. */
export function hasLocksOf(before: Appointment, current: Appointment): boolean {
  return before.memberId === current.memberId && before.client?.id === current.client?.id;
}

/** The same ids in the same order. */
export function sameIds(a: readonly { id: number }[], b: readonly { id: number }[]): boolean {
  return a.length === b.length && a.every((each, index) => each.id === b[index]?.id);
}

/** Who keeps their time, or a part of it, meets nobody new: also outside the hours it may stay. */
export function takesNoMoreTime(before: Taken, after: Taken): boolean {
  return (
    before.memberId === after.memberId &&
    before.startsAt <= after.startsAt &&
    addSeconds(after.startsAt, after.durationSeconds) <=
      addSeconds(before.startsAt, before.durationSeconds)
  );
}

/** A seat stays in its event, which gives it time and member (business.md 6.7). */
export function placeOf(
  scope: StaffScope,
  before: Appointment,
  { place }: AppointmentToChange,
): Result<Place, ServiceError> {
  const {
    memberId,
    startsAt,
    durationSeconds: length,
    technicalBreakSeconds: technicalBreak,
    eventId,
  } = before;
  if ((place.kind === "event" ? place.eventId : 0) !== eventId) {
    const must = eventId === 0 ? "must be left out: it is no seat of an event" : "is another one";
    return err(invalid("activity_id", must));
  }
  if (place.kind === "event")
    return ok({
      memberId,
      startsAt,
      durationSeconds: length,
      technicalBreakSeconds: technicalBreak,
      eventId,
    });
  const at = parseIso(scope.location.timeZone, place.datetime);
  if (at === null) return err(invalid("datetime", "must be a date-time"));
  return ok({ ...place, startsAt: at, eventId });
}

/**
 * Why the user may not put the appointment there; null when they may. With a member who left it may
 * stay where it is and take no new time, which without force their missing hours refuse
 * (schedule.md 3.6).
 */
export function problemOfPlace(
  scope: StaffScope,
  before: Appointment,
  place: Place,
  team: readonly TeamMember[],
  { savesIfBusy }: Pick<AppointmentToChange, "savesIfBusy">,
): ServiceError | null {
  const { memberId, startsAt } = place;
  const date = todayIn(scope.location.timeZone, startsAt);
  const isForced = savesIfBusy && date >= scope.today && !takesNoMoreTime(before, place);
  const member = memberFor(scope, team, memberId, isForced ? "book" : "read");
  if (!member.ok) return member.error;
  if (member.value.isRemoved && memberId !== before.memberId) {
    return { kind: "not_found", message: "Team member not found." };
  }
  const isOld = isTooOld(scope, date);
  return isOld || isOutsideEditWindow(scope, startsAt)
    ? { kind: "forbidden", message: "The appointment would lie too far back." }
    : null;
}

/** Where and when an appointment takes place, and what is done. */
export type Booking = {
  readonly memberId: TeamMemberId;
  readonly startsAt: Instant;
  readonly durationSeconds: number;
  readonly technicalBreakSeconds: number;
  readonly services: readonly ServiceLine[];
  readonly eventId: number;
  /** Seats left, for a seat of a group event. */
  readonly seatsLeft: number | null;
  readonly catalogue: readonly Service[];
};

/** A place whose services are still to be looked up; technicalBreak null = that of the services. */
export type Placed = Omit<Booking, "services" | "catalogue" | "technicalBreakSeconds"> & {
  readonly technicalBreakSeconds: number | null;
  readonly toBook: readonly ServiceToBook[];
};

/** Seats that the appointment is to take in its event. */
export function seatsIn({ extras }: AppointmentToCreate): number {
  return extras?.seats ?? 1;
}

/** The place of a new appointment with a time of its own; local times are the location's. */
export function timeOf(
  scope: Scope,
  place: Extract<AppointmentToCreate["place"], { kind: "time" }>,
  toBook: readonly ServiceToBook[],
): Result<Placed, ServiceError> {
  const startsAt = parseIso(scope.location.timeZone, place.datetime);
  if (startsAt === null) return err(invalid("datetime", "must be a date-time"));
  const { memberId, durationSeconds: length, technicalBreakSeconds: technicalBreak } = place;
  return ok({
    memberId,
    startsAt,
    durationSeconds: length,
    technicalBreakSeconds: technicalBreak,
    toBook,
    eventId: 0,
    seatsLeft: null,
  });
}

/** Who is in the way of a booking or an event at a time (business.md 1.4). */
export function busyAt(scope: Scope, whose: string, at: Instant): ServiceError {
  const time = localMinute(scope.location.timeZone, at);
  return { kind: "conflict", message: `${whose} is busy or not working: ${time}` };
}
