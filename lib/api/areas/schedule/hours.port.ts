import type { AuthorizedLocationId, TeamMemberId } from "@/lib/domain/ids";
import type { MemberDay } from "@/lib/domain/schedule/member-day";
import type { Period } from "@/lib/domain/time/period";

export interface HoursRepository {
  /** Stored days only (with hours or with a kind of day off), by member then date. */
  list(
    location: AuthorizedLocationId,
    members: readonly TeamMemberId[] | "all",
    period: Period,
  ): Promise<MemberDay[]>;
  /** Replaces each day as a whole; a day without hours and kind is deleted. */
  save(location: AuthorizedLocationId, days: readonly MemberDay[]): Promise<void>;
}
