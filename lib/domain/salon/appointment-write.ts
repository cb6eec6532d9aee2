import type { Door } from "../door";
import type { AppointmentId, UserId } from "../ids";
import type { Instant } from "../time/instant";
import type { Appointment } from "./appointment";

/** All of an appointment that a write can change, by the numbers of what it refers to. */
export type AppointmentState = Pick<
  Appointment,
  | "memberId"
  | "startsAt"
  | "durationSeconds"
  | "technicalBreakSeconds"
  | "attendance"
  | "services"
  | "comment"
  | "isOnline"
  | "isDeleted"
  | "eventId"
  | "visitId"
  | "apiId"
  | "extras"
  | "unitIds"
  | "customFields"
> & {
  readonly clientId: number | null;
  readonly tagIds: readonly number[];
  /** Lines of older versions lack it. */
  readonly isCancelledByClient?: boolean;
};

/** One line of the log: who did what to an appointment, when and by which door. */
export type AppointmentWrite = {
  readonly appointmentId: AppointmentId;
  readonly at: Instant;
  /** Null = a visitor, or a program without a user. */
  readonly userId: UserId | null;
  readonly door: Door;
  /** Of planning; null = none. */
  readonly changeSetId: string | null;
  /** Null = the write made it. */
  readonly before: AppointmentState | null;
  readonly after: AppointmentState;
};
