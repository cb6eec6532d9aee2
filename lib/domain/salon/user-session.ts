import type { Instant } from "../time/instant";

/** A token of a user, by whichever program asked for it. */
export type UserSession = {
  /** The beginning of the token's hash; it opens nothing. */
  readonly id: string;
  /** Empty = unknown. */
  readonly application: string;
  readonly createdAt: Instant;
  readonly usedAt: Instant;
  readonly isCurrent: boolean;
};
