import type { TeamMemberId } from "@/lib/domain/ids";
import type { VisitorContact, Wish } from "@/lib/domain/salon/visitor";
import type { Service } from "@/lib/domain/salon/service";
import type { Instant } from "@/lib/domain/time/instant";
import type { AppointmentToCreate } from "@/lib/api/areas/appointments/new-appointment.contract";
import type { Scope } from "@/lib/api/platform/access";
import { isoWithOffset } from "@/lib/zone/iso";
import type { AppointmentToChange } from "@/lib/api/areas/appointments/appointment-change.contract";
import type { Appointment } from "@/lib/domain/salon/appointment";

/** Somebody who could take a wish, and how long they would need; heavier ones come first. */
export type Candidate = {
  readonly memberId: TeamMemberId;
  readonly startsAt: Instant;
  /** Seconds, the break included. */
  readonly durationSeconds: number;
};

/** A wish that the online offer contains. */
export type OfferedWish = {
  readonly wish: Wish;
  readonly services: readonly Service[];
  readonly candidates: readonly Candidate[];
  /** The pieces of the resources that it needs one of. */
  readonly pieceIds: readonly number[];
};

/** A wish with the member who takes it. */
export type PlacedWish = OfferedWish & { readonly taken: Candidate };

/** What a visitor tells of themselves, as a booking takes it; it never overrides what is taken. */
export function visitorsPart(contact: VisitorContact) {
  const { name, phone, email, comment, apiId } = contact;
  return {
    client: { name, phone, email },
    attendance: "waiting",
    comment,
    apiId,
    savesIfBusy: false,
  } as const;
}

/** The reminders that a visitor wishes. */
export function remindersOf({ smsRemainHours, emailRemainHours }: VisitorContact) {
  return { smsRemainHours, emailRemainHours };
}

/** The appointment that a placed wish becomes, at the salon's own prices. */
export function appointmentOfOrder(
  scope: Scope,
  { wish, services, taken }: PlacedWish,
  contact: VisitorContact,
): AppointmentToCreate {
  return {
    ...visitorsPart(contact),
    services: services.map(({ id }) => ({
      id,
      firstCost: null,
      discount: 0,
      cost: null,
      amount: 1,
    })),
    extras: { ...remindersOf(contact), isMemberWanted: wish.memberId !== null },
    place: {
      kind: "time",
      memberId: taken.memberId,
      datetime: isoWithOffset(scope.location.timeZone, taken.startsAt),
      durationSeconds: taken.durationSeconds,
      technicalBreakSeconds: null,
    },
  };
}

/**
 * When the visitor wishes to come instead; local time of the location when it carries no offset.
 */
export type Move = { readonly datetime: string; readonly comment: string | undefined };

/** The full change that a move is: all but time and comment stays. */
export function movedTo(before: Appointment, { datetime, comment }: Move): AppointmentToChange {
  const {
    memberId,
    durationSeconds: length,
    technicalBreakSeconds: technicalBreak,
    client,
    services,
  } = before;
  const { id = 0, phone = "", name = "", email = "" } = client ?? {};
  return {
    comment,
    place: {
      kind: "time",
      memberId,
      datetime,
      durationSeconds: length,
      technicalBreakSeconds: technicalBreak,
    },
    client: { id, phone, name, email },
    services: services.map((line) => ({
      id: line.id,
      amount: line.amount,
      firstCost: null,
      discount: 0,
      cost: null,
      hasPrice: false,
    })),
    attendance: undefined,
    apiId: undefined,
    savesIfBusy: false,
  };
}
