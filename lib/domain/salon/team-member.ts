import type { TeamMemberId, UserId } from "../ids";
import type { LocalDate } from "../time/local-date";

export type Position = { readonly id: number; readonly title: string };

/** A position with its id in an outside system. */
export type KnownPosition = Position & { readonly apiId: string };

export type TeamMember = {
  readonly id: TeamMemberId;
  readonly name: string;
  readonly specialization: string;
  readonly position: Position | null;
  readonly userId: UserId | null;
  /** Its id in an outside system. */
  readonly apiId: string;
  /** HTML for clients. */
  readonly information: string;
  readonly hasTimetable: boolean;
  readonly isDismissed: boolean;
  readonly isRemoved: boolean;
  readonly isHidden: boolean;
  /** Sort key, heavier first. */
  readonly weight: number;
  readonly rating: number;
  /** The last date with hours from today on, else the last past one (schedule.md 3.6). */
  readonly scheduleUntil: LocalDate | null;
};

/** Tells whether hours may be written for the member now (schedule.md 3.6). */
export function mayHaveHours(member: TeamMember): boolean {
  return member.hasTimetable && !member.isDismissed && !member.isRemoved;
}

/**
 * Tells whether the member stands in the journal on a date: who left, or has no timetable, only
 * before today and, until it is moved, where something is booked (schedule.md 3.6).
 */
export function isInJournal(
  member: TeamMember,
  date: LocalDate,
  today: LocalDate,
  isBooked = false,
): boolean {
  return mayHaveHours(member) || date < today || isBooked;
}

/** Tells whether online booking could find a slot of the member. */
export function isMemberBookable(member: TeamMember, today: LocalDate): boolean {
  const { scheduleUntil } = member;
  return (
    mayHaveHours(member) && !member.isHidden && scheduleUntil !== null && scheduleUntil >= today
  );
}

/** What a location keeps of a member beside their hours. */
export type MemberFacts = Omit<
  TeamMember,
  "id" | "position" | "rating" | "isRemoved" | "scheduleUntil"
> & { readonly positionId: number | null; readonly phone: string };
