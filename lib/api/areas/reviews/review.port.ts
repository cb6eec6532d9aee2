import type { AuthorizedLocationId, TeamMemberId } from "@/lib/domain/ids";
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
}
