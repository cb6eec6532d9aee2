import type { Instant } from "@/lib/domain/time/instant";
import type { LinkPurpose } from "./credentials.port";

/** A link by which a person sets their password. */
export type AccountMessage = {
  readonly purpose: LinkPurpose;
  readonly name: string;
  /** An e-mail, or a phone as digits. */
  readonly recipient: string;
  /** Opens the account once, until it expires: it is told nobody but the recipient. */
  readonly token: string;
  readonly expiresAt: Instant;
};

/**
 * Where links to set passwords go. They are no messages of a location: whoever may read those could
 * take over the logins of others.
 */
export type AccountOutbox = (message: AccountMessage) => Promise<void>;
