import type { BusyTimes } from "@/lib/api/areas/schedule/busy-times.port";
import type { AppointmentId, AuthorizedLocationId, TeamMemberId, UserId } from "@/lib/domain/ids";
import type { Appointment, Attendance, GroupEvent } from "@/lib/domain/salon/appointment";
import type { Instant, InstantSpan } from "@/lib/domain/time/instant";

export type AppointmentState = Pick<
  Appointment,
  | "memberId"
  | "startsAt"
  | "durationSeconds"
  | "technicalBreakSeconds"
  | "attendance"
  | "services"
  | "comment"
  | "apiId"
  | "extras"
  | "unitIds"
  | "customFields"
> & {
  readonly tagIds: readonly number[];
  readonly clientId: number | null;
  /** Null = one of its own. */
  readonly visitId: number | null;
};

/** What of an appointment changes; what is undefined stays. */
export type AppointmentChange = {
  readonly [Key in keyof AppointmentState]?: AppointmentState[Key] | undefined;
} & { readonly at: Instant };

export type AppointmentStart = Pick<Appointment, "id" | "startsAt" | "isDeleted">;

export interface AppointmentWriting {
  /** Null when there is no such appointment, or it is deleted. */
  update(
    location: AuthorizedLocationId,
    id: AppointmentId,
    change: AppointmentChange,
  ): Promise<Appointment | null>;
  /** All that start then or later, deleted ones too. */
  startsFrom(location: AuthorizedLocationId, from: Instant): Promise<AppointmentStart[]>;
  /** Gives them other starts and nothing else; answers those that are not deleted. */
  restart(
    location: AuthorizedLocationId,
    starts: readonly Pick<AppointmentStart, "id" | "startsAt">[],
    at: Instant,
  ): Promise<AppointmentId[]>;
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

export type AppointmentQuery = {
  readonly span?: InstantSpan;
  readonly memberIds?: readonly TeamMemberId[];
  readonly clientId?: number;
  readonly createdBy?: UserId;
  readonly created?: InstantSpan;
  readonly changed?: InstantSpan;
  readonly withDeleted: boolean;
  readonly offset: number;
  readonly limit: number;
};

export type NewAppointment = Omit<
  Appointment,
  | "id"
  | "client"
  | "visitId"
  | "createdAt"
  | "changedAt"
  | "isDeleted"
  | "isCancelledByClient"
  | "unitIds"
  | "extras"
  | "tags"
  | "customFields"
> & {
  readonly clientId: number | null;
  /** Nothing = a visit of its own. */
  readonly visitId?: number | null;
  readonly extras?: Partial<Appointment["extras"]>;
  readonly unitIds?: readonly number[];
  readonly tagIds?: readonly number[];
  readonly customFields?: Appointment["customFields"];
  readonly at: Instant;
};

export interface AppointmentRepository extends BusyTimes {
  /** Ascending by start, then id; `total` counts all pages. */
  list(
    location: AuthorizedLocationId,
    query: AppointmentQuery,
  ): Promise<{ items: Appointment[]; total: number }>;
  find(location: AuthorizedLocationId, id: AppointmentId): Promise<Appointment | null>;
  events(location: AuthorizedLocationId, span: InstantSpan): Promise<GroupEvent[]>;
  findEvent(location: AuthorizedLocationId, id: number): Promise<GroupEvent | null>;
  add(location: AuthorizedLocationId, appointment: NewAppointment): Promise<Appointment>;
  /** Soft: the row stays and no longer blocks time. False when it is deleted already. */
  markDeleted(
    location: AuthorizedLocationId,
    id: AppointmentId,
    at: Instant,
    by?: "salon" | "client",
  ): Promise<boolean>;
}

/** Who books a seat waits for others who book or change the event; kept by whoever keeps events. */
export interface EventLock {
  /** Serialises bookings and changes of the event until the transaction ends. */
  lock(location: AuthorizedLocationId, id: number): Promise<void>;
}
