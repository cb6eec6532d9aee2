import type { AppointmentId, UserId } from "../ids";
import type { Instant } from "../time/instant";

export type MailingChannel = "sms" | "email";

/** What providers report of a message (business.md 12.1). */
export const DELIVERY_STATUSES = {
  1: "Delivered",
  2: "Not delivered",
  4: "Sent to the phone",
  8: "Handed to the operator",
  16: "Rejected",
  52: "Not enough money",
} as const;

export type DeliveryStatus = keyof typeof DELIVERY_STATUSES;

/** A message of the outbox to one client, or to a visitor who is none yet. */
export type Message = {
  readonly id: number;
  readonly channel: MailingChannel;
  readonly client: { readonly id: number; readonly name: string } | null;
  /** Digits of a phone, or an e-mail; as it was then. */
  readonly address: string;
  /** Empty for SMS. */
  readonly subject: string;
  readonly text: string;
  /** What it is about; null for mailings. */
  readonly appointmentId: AppointmentId | null;
  /** Null = the location itself, for a visitor of online booking. */
  readonly createdBy: UserId | null;
  readonly createdAt: Instant;
  /** The last report; null while there is none. */
  readonly report: { readonly status: DeliveryStatus; readonly at: Instant } | null;
};
