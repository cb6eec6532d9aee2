import type { TokenHolder } from "@/lib/domain/salon/user";
import type { VisitorTokenHolder } from "@/lib/domain/salon/visitor";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { Partner } from "@/lib/domain/salon/partner";
import type { Location } from "@/lib/domain/salon/location";
import type { LocationId, AuthorizedLocationId, TeamMemberId } from "@/lib/domain/ids";
import type { Instant } from "@/lib/domain/time/instant";
import type { LocalDate } from "@/lib/domain/time/local-date";
import type { MemberDayTimes } from "@/lib/domain/schedule/member-day";

/**
 * In-memory answers of the hot reads, dropped by every write that touches them. They come at once
 * when they are in memory and as a promise when they must be loaded first.
 */
export interface ReadModel {
  partnerByTokenHash(hash: string): Promise<Partner | null> | Partner | null;
  userByTokenHash(hash: string): Promise<TokenHolder | null> | TokenHolder | null;
  /** Notes that a token is used. */
  noteTokenUse(hash: string, now: Instant): Promise<void>;
  /** From the database each time: visitors call seldom. */
  visitorByTokenHash(hash: string): Promise<VisitorTokenHolder | null>;
  noteVisitorTokenUse(hash: string, now: Instant): Promise<void>;
  /** Tokens or passwords changed: who they open is looked up again. */
  forgetUsers(): void;
  location(id: LocationId): Promise<Location | null> | Location | null;
  /** As TeamRepository.list. */
  team(location: AuthorizedLocationId, today: LocalDate): Promise<TeamMember[]> | TeamMember[];
  /** Working dates ≥ `from`, ascending, at most MAX_PERIOD_DAYS ahead. */
  workingDates(
    location: AuthorizedLocationId,
    members: readonly TeamMemberId[],
    from: LocalDate,
  ): Promise<LocalDate[]> | LocalDate[];
  timesOf(
    location: AuthorizedLocationId,
    member: TeamMemberId,
    date: LocalDate,
  ): Promise<MemberDayTimes> | MemberDayTimes;
}

export type WithReadModel = { readonly readModel: ReadModel };
