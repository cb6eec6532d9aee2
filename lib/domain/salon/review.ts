import type { AppointmentId, TeamMemberId, UserId } from "../ids";
import type { Instant } from "../time/instant";

/** What a client thinks of a team member (business.md 7). */
export type Review = {
  readonly id: number;
  readonly memberId: TeamMemberId;
  /** 1 to 5. */
  readonly rating: number;
  readonly text: string;
  readonly authorName: string;
  /** The user who entered it; 0 = the client themselves. */
  readonly writtenBy: UserId | 0;
  readonly writtenAt: Instant;
  /** The visit that a client speaks of; null where staff entered it. */
  readonly appointmentId: AppointmentId | null;
};
