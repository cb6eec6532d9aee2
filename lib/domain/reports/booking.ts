import type { TeamMemberId, UserId } from "../ids";
import type { Attendance } from "../salon/appointment";
import type { LocalDate } from "../time/local-date";

/** An appointment that is not deleted, as far as figures need it. */
export type ReportedVisit = {
  readonly id: number;
  readonly memberId: TeamMemberId;
  /** The date of the location on which it starts. */
  readonly date: LocalDate;
  readonly attendance: Attendance;
  readonly isOnline: boolean;
  /** The group event it is a seat of; 0 = none. */
  readonly eventId: number;
  /** Who entered it. */
  readonly createdBy: UserId | null;
  /** Clients of one phone are one (business.md 16.1); null = nobody. */
  readonly client: string | null;
  /** How many services it has, and what they cost together. */
  readonly services: number;
  readonly cost: number;
};

/** Tells whether its services were rendered: only then it earns. */
export function isDone({ attendance }: ReportedVisit): boolean {
  return attendance === "arrived";
}

/** Tells whether its client did or will come. */
export function isVisit({ attendance }: ReportedVisit): boolean {
  return attendance !== "missed";
}

/** What was earned with these: the cost of services rendered, in hundredths exact. */
export function incomeOf(bookings: readonly ReportedVisit[]): number {
  return cents(bookings.reduce((sum, each) => (isDone(each) ? sum + each.cost : sum), 0));
}

/** Rounds money to hundredths. */
export function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
