import type { AuthorizedLocationId, LocationId, TeamMemberId, UserId } from "@/lib/domain/ids";
import type { KnownPosition, MemberFacts, TeamMember } from "@/lib/domain/salon/team-member";
import type { LocalDate } from "@/lib/domain/time/local-date";

/** Writes of the team (schedule.md 3.3–3.6). */
export interface TeamWriting {
  add(location: AuthorizedLocationId, facts: MemberFacts): Promise<TeamMemberId>;
  /** Changes the named facts only. */
  change(
    location: AuthorizedLocationId,
    id: TeamMemberId,
    facts: Partial<MemberFacts>,
  ): Promise<void>;
  /** Keeps the row for appointments and hours of the past; a login is free for somebody else. */
  markRemoved(location: AuthorizedLocationId, id: TeamMemberId): Promise<void>;
  /** Makes the login that of this member alone, or nobody's. */
  linkUser(
    location: AuthorizedLocationId,
    user: UserId,
    member: TeamMemberId | null,
  ): Promise<void>;
  /** Tells whether one of the phones is that of a member who was not removed. */
  isPhoneTaken(location: AuthorizedLocationId, phones: readonly string[]): Promise<boolean>;
}

export interface PositionRepository {
  /** By id. */
  list(location: AuthorizedLocationId): Promise<KnownPosition[]>;
  /** The position with the title, made or taken over from the chain where the location lacks it. */
  ensure(
    location: AuthorizedLocationId,
    chainId: number,
    facts: PositionFacts,
  ): Promise<KnownPosition>;
  /** Serialises writers of positions of the chain until the transaction ends. */
  lock(chainId: number): Promise<void>;
  /** Changes the named facts only. */
  change(location: AuthorizedLocationId, id: number, facts: Partial<PositionFacts>): Promise<void>;
  /** Members who were not removed have it, or the rights of users are held to it. */
  isUsed(location: AuthorizedLocationId, id: number): Promise<boolean>;
  /** Removed members lose it. */
  remove(location: AuthorizedLocationId, id: number): Promise<void>;
}

export type PositionFacts = { readonly title: string; readonly apiId?: string | undefined };

export interface TeamRepository {
  /** Heavier first, then by id; removed members included, the caller filters. */
  list(location: AuthorizedLocationId, today: LocalDate): Promise<TeamMember[]>;
  /** The people of several locations, each with their location. */
  ofLocations(
    locations: readonly AuthorizedLocationId[],
  ): Promise<(TeamMember & { readonly locationId: LocationId })[]>;
  find(
    location: AuthorizedLocationId,
    id: TeamMemberId,
    today: LocalDate,
  ): Promise<TeamMember | null>;
  /** Serialises writers of these members' time until the transaction ends; locks in id order. */
  lock(location: AuthorizedLocationId, ids: readonly TeamMemberId[]): Promise<void>;
}
