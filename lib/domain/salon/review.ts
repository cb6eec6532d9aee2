import type { TeamMemberId, UserId } from "../ids";
import type { Instant } from "../time/instant";

/** What a client thinks of a team member (business.md 7). */
export type Review = {
  readonly id: number;
  readonly memberId: TeamMemberId;
  /** 1 to 5. */
  readonly rating: number;
  readonly text: string;
  readonly authorName: string;
  /** The user who entered it. */
  readonly writtenBy: UserId;
  readonly writtenAt: Instant;
};
