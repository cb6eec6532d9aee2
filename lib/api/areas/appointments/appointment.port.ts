import type { AppointmentId, AuthorizedLocationId, TeamMemberId } from "@/lib/domain/ids";
import type { Appointment, Attendance } from "@/lib/domain/salon/appointment";
import type { Review } from "@/lib/domain/salon/review";
import type { Instant, InstantSpan } from "@/lib/domain/time/instant";

export type AppointmentState = Pick<
  Appointment,
  | "memberId"
  | "startsAt"
  | "length"
  | "technicalBreak"
  | "attendance"
  | "services"
  | "comment"
  | "apiId"
  | "extras"
  | "instanceIds"
  | "customFields"
> & {
  readonly labelIds: readonly number[];
  readonly clientId: number | null;
  /** Null = one of its own. */
  readonly visitId: number | null;
};

/** What of an appointment changes; what is undefined stays. */
export type AppointmentChange = {
  readonly [Key in keyof AppointmentState]?: AppointmentState[Key] | undefined;
} & { readonly at: Instant };

export interface AppointmentWriting {
  /** Null when there is no such appointment, or it is deleted. */
  update(
    location: AuthorizedLocationId,
    id: AppointmentId,
    change: AppointmentChange,
  ): Promise<Appointment | null>;
}

export interface VisitRepository {
  /** The location, of those given, that knows the visit. */
  locationOf(
    locations: readonly AuthorizedLocationId[],
    visitId: number,
  ): Promise<AuthorizedLocationId | null>;
  /** Its not deleted appointments by start, then id. */
  list(location: AuthorizedLocationId, visitId: number): Promise<Appointment[]>;
  /** The visit of the client's first not deleted appointment in the span, one left aside. */
  ofClient(
    location: AuthorizedLocationId,
    clientId: number,
    span: InstantSpan,
    except?: AppointmentId,
  ): Promise<number | null>;
  /** Sets the attendance of all its not deleted appointments, and tells them (business.md 6.3). */
  setAttendance(
    location: AuthorizedLocationId,
    visitId: number,
    attendance: Attendance,
    at: Instant,
  ): Promise<AppointmentId[]>;
}

export type ReviewQuery = {
  readonly memberIds: readonly TeamMemberId[];
  readonly written: InstantSpan;
  readonly rating?: number;
  readonly offset: number;
  readonly limit: number;
};

export interface ReviewRepository {
  /** The latest first; `total` counts all pages. */
  list(
    location: AuthorizedLocationId,
    query: ReviewQuery,
  ): Promise<{ items: Review[]; total: number }>;
  add(location: AuthorizedLocationId, review: Omit<Review, "id">): Promise<Review>;
}
