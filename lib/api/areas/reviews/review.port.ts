import type { AppointmentId, AuthorizedLocationId, TeamMemberId } from "@/lib/domain/ids";
import type { Review } from "@/lib/domain/salon/review";
import type { InstantSpan } from "@/lib/domain/time/instant";

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
  /** Of a client about a visit; null where that was reviewed already. */
  addOnce(location: AuthorizedLocationId, review: Omit<Review, "id">): Promise<Review | null>;
  isReviewed(location: AuthorizedLocationId, id: AppointmentId): Promise<boolean>;
}

/** What lets the client of an appointment review it; SHA-256 in hex of tokens. */
export interface ReviewTokenRepository {
  add(location: AuthorizedLocationId, id: AppointmentId, tokenHash: string): Promise<void>;
  find(location: AuthorizedLocationId, tokenHash: string): Promise<AppointmentId | null>;
}
