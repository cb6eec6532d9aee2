import type { AuthorizedLocationId, LocationId } from "@/lib/domain/ids";
import type { WebhookChange, OwnedWebhookSettings } from "@/lib/domain/salon/webhook";

/** A change that is due, with the settings as they are now; `urls` lack those that got it already. */
export type DueWebhook = {
  /** Its place in the outbox. */
  readonly number: number;
  readonly locationId: LocationId;
  readonly change: WebhookChange;
  readonly settings: Pick<OwnedWebhookSettings, "urls" | "secret" | "userId" | "partnerId">;
};

export interface WebhookRepository {
  find(location: AuthorizedLocationId): Promise<OwnedWebhookSettings | null>;
  /** Makes or replaces the settings; a secret that exists stays. */
  save(
    location: AuthorizedLocationId,
    settings: OwnedWebhookSettings,
  ): Promise<OwnedWebhookSettings>;
  /**
   * Takes changes older than the delay (in seconds) out of the outbox, oldest first: no other
   * process gets them. Those of settings that are switched off by now are dropped. Locations that
   * are busy keep theirs for later.
   */
  claimDue(delay: number, limit: number, busy?: readonly LocationId[]): Promise<DueWebhook[]>;
  /** Puts a change that was claimed back at its place, for these addresses alone. */
  putBack(webhook: DueWebhook, urls: readonly string[]): Promise<void>;
}

/** One post to one address. */
export type WebhookRequest = {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
};

/** How changes are delivered. */
export type WebhookDeliveryOptions = {
  /** Posts once and answers the status; throws where there was none. */
  readonly send: (request: WebhookRequest) => Promise<number>;
  /** Seconds; 5 unless told. */
  readonly delay?: number;
  /** Calls again and again until the answer is called. */
  readonly every?: (ms: number, work: () => void) => () => void;
};

/** A delivery under way. */
export type WebhookDelivery = {
  /** Starts what is due and answers how many changes that were. */
  readonly look: () => Promise<number>;
  /** Waits for the deliveries underway. */
  readonly settle: () => Promise<void>;
  /**
   * Ends looking, and the deliveries underway after a grace; what is cut off then, or was not
   * begun, stays for the next start.
   */
  readonly stop: () => Promise<void>;
};
