import type { UserId } from "@/lib/domain/ids";
import type { UserSession } from "@/lib/domain/salon/user-session";
import type { Instant } from "@/lib/domain/time/instant";

/** What a link to set a password is for. */
export type LinkPurpose = "invitation" | "reset";

export type NewLink = {
  /** SHA-256 of the link's token in hex. */
  readonly tokenHash: string;
  readonly userId: UserId;
  readonly purpose: LinkPurpose;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
};

/** Who somebody is, and how they are reached. */
export type Addressee = {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  /** Digits. */
  readonly phone: string;
};

/** Passwords, the links that set them, and the tokens that end with them. */
export interface CredentialsRepository {
  passwordHash(userId: UserId): Promise<string | null>;
  /** Those of the users who have no password yet. */
  withoutPassword(ids: readonly UserId[], noPassword: string): Promise<Addressee[]>;
  addLink(link: NewLink): Promise<void>;
  /** Whose link it is while it can be used. */
  ownerOfLink(tokenHash: string, now: Instant): Promise<Addressee | null>;
  /**
   * Uses a link up and stores the password; then no other link, token or session of its owner is
   * left. All or nothing, and once: null when somebody else was quicker, or the time is over.
   */
  setByLink(tokenHash: string, passwordHash: string, now: Instant): Promise<UserId | null>;
  /**
   * Stores the password where it still was `before`; then no link, token or session of the user is
   * left. False where it was not.
   */
  change(userId: UserId, before: string, after: string): Promise<boolean>;
  /** Latest use first; `current` is the hash of the caller's token. */
  sessions(userId: UserId, current: string, usedAfter: Instant): Promise<UserSession[]>;
  /** Ends one; false where the user has none of that id. */
  endSession(userId: UserId, id: string): Promise<boolean>;
  /** Ends all but that of the hash; answers how many. */
  endOtherSessions(userId: UserId, current: string): Promise<number>;
  /** Ends what users may still hold who belong to no location any more. */
  endHomeless(ids: readonly UserId[]): Promise<void>;
}
