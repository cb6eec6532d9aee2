import type { AppointmentId, ServiceId, TeamMemberId, UserId } from "../ids";
import type { Instant } from "../time/instant";
import type { LocalDate } from "../time/local-date";
import type { ClientTag, CustomValues, Gender } from "./client";
import type { Tag } from "./tag";

export const ATTENDANCES = ["missed", "waiting", "arrived", "confirmed"] as const;

/** Whether the client of an appointment came, or will (business.md 6.3). */
export type Attendance = (typeof ATTENDANCES)[number];

export type Client = {
  readonly id: number;
  readonly name: string;
  /** Digits only, with the country code. */
  readonly phone: string;
  readonly email: string;
};

/** A client as their appointments show them; `name` is the whole one (business.md 6.2). */
export type BookedClient = Client & {
  readonly givenName: string;
  readonly surname: string;
  readonly middleName: string;
  readonly comment: string;
  readonly card: string;
  /** Percent. */
  readonly discount: number;
  readonly gender: Gender;
  readonly birthDate: LocalDate | null;
  /** Visits that they came to, and those that they did not come to. */
  readonly successVisits: number;
  readonly failVisits: number;
  /** True = they came to no other visit before this one. */
  readonly isNew: boolean;
  /** By title. */
  readonly tags: readonly ClientTag[];
  readonly customFields: CustomValues;
};

export type ServiceLine = {
  readonly id: ServiceId;
  readonly title: string;
  readonly firstCost: number;
  readonly discount: number;
  readonly cost: number;
  readonly amount: number;
};

/** What an appointment carries for its looks and its reminders (business.md 6.2). */
export type AppointmentExtras = {
  /** Six hexadecimal digits; empty = none. */
  readonly customColor: string;
  /** Hours before the visit; 0 = no reminder. */
  readonly smsRemainHours: number;
  readonly emailRemainHours: number;
  /** False = whoever was free was taken. */
  readonly isMemberWanted: boolean;
  /** Seats that it takes in a group event. */
  readonly seats: number;
};

/** A tag as an appointment carries it. */
export type AppointmentTag = Omit<Tag, "entity">;

export type Appointment = {
  readonly id: AppointmentId;
  readonly memberId: TeamMemberId;
  readonly startsAt: Instant;
  /** Seconds, the technical break included (business.md 6.2). */
  readonly durationSeconds: number;
  /** Seconds of the length that are the break after the service. */
  readonly technicalBreakSeconds: number;
  readonly attendance: Attendance;
  readonly client: BookedClient | null;
  readonly services: readonly ServiceLine[];
  readonly comment: string;
  readonly isOnline: boolean;
  readonly isDeleted: boolean;
  /** Deleted by the client who booked it, and not by the salon. */
  readonly isCancelledByClient: boolean;
  /** The group event it is a seat of; 0 = none. Seats do not block time, their event does. */
  readonly eventId: number;
  readonly visitId: number;
  readonly createdBy: UserId | null;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly apiId: string;
  readonly extras: AppointmentExtras;
  /** The pieces of resources that it holds. */
  readonly unitIds: readonly number[];
  /** By title. */
  readonly tags: readonly AppointmentTag[];
  readonly customFields: CustomValues;
};

export type GroupEvent = {
  readonly id: number;
  readonly serviceId: ServiceId;
  readonly memberId: TeamMemberId;
  readonly startsAt: Instant;
  /** Seconds, break included. */
  readonly durationSeconds: number;
  readonly capacity: number;
  readonly booked: number;
  readonly title: string;
};

/** What takes a member's time: `[startsAt, startsAt + length)`, in seconds. */
export type Block = {
  readonly kind: "appointment" | "event";
  readonly id: number;
  readonly memberId: TeamMemberId;
  readonly startsAt: Instant;
  readonly durationSeconds: number;
};

/** What takes a member's time, and a piece of a resource that it holds. */
export type HoldingBlock = Block & { readonly unitId: number };
