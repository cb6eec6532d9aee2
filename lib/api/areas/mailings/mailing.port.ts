import type { AppointmentId, AuthorizedLocationId, UserId } from "@/lib/domain/ids";
import type { ClientFilter } from "@/lib/domain/salon/client-filter";
import type { DeliveryStatus, MailingChannel, Message } from "@/lib/domain/salon/mailing";
import type { PushSetting } from "@/lib/domain/salon/push-setting";
import type { Instant } from "@/lib/domain/time/instant";

/** Those of the clients who have an address of the channel, or one phone. */
export type Recipients =
  | { readonly kind: "clients"; readonly ids: readonly number[] }
  /** Whoever answers the phone: digits, as visitors of online booking tell it. */
  | { readonly kind: "phone"; readonly phone: string }
  /** Without filters everybody. */
  | { readonly kind: "matching"; readonly filters: readonly ClientFilter[] };

export type MessageToSend = {
  readonly channel: MailingChannel;
  readonly recipients: Recipients;
  /** Reaches who is out of mailings, too: for what concerns their own appointment. */
  readonly isPersonal: boolean;
  /** Empty for SMS. */
  readonly subject: string;
  readonly text: string;
  readonly appointmentId: AppointmentId | null;
  readonly createdBy: UserId | null;
  readonly at: Instant;
};

/** The outbox of messages to clients (business.md 12.1). */
export interface MailingRepository {
  /** Writes one message for each recipient in one statement; answers how many. */
  add(location: AuthorizedLocationId, message: MessageToSend): Promise<number>;
  /** Which of the ids are clients of the location who are not deleted. */
  knownClients(location: AuthorizedLocationId, ids: readonly number[]): Promise<Set<number>>;
  /** Newest first; `total` counts all pages. */
  list(
    location: AuthorizedLocationId,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<{ items: Message[]; total: number }>;
  /**
   * Keeps what was reported of SMS of the locations by their ids, all or nothing; answers the ids
   * that none of them has.
   */
  report(
    locations: readonly AuthorizedLocationId[],
    statuses: ReadonlyMap<number, DeliveryStatus>,
    at: Instant,
  ): Promise<number[]>;
}

export interface PushSettingRepository {
  /** What the users set themselves, in no order. */
  list(location: AuthorizedLocationId, user: UserId): Promise<PushSetting[]>;
  /** In one statement; other types stay as they are. */
  save(
    location: AuthorizedLocationId,
    user: UserId,
    settings: readonly PushSetting[],
  ): Promise<void>;
}
