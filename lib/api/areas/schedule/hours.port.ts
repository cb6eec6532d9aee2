import type { Door } from "@/lib/domain/door";
import type { AuthorizedLocationId, TeamMemberId, UserId } from "@/lib/domain/ids";
import type { MemberDay } from "@/lib/domain/schedule/member-day";
import type { WorkingDay } from "@/lib/domain/schedule/working-day";
import type { Instant, InstantSpan } from "@/lib/domain/time/instant";
import type { LocalDate } from "@/lib/domain/time/local-date";
import type { Period } from "@/lib/domain/time/period";

/** What the log says of a write beside its causer. */
export type HoursNote = {
  /** The database's clock unless told. */
  readonly at?: Instant | undefined;
  readonly changeSetId?: string | null | undefined;
};

export interface HoursRepository {
  /** Stored days only (with hours or with a kind of day off), by member then date. */
  list(
    location: AuthorizedLocationId,
    members: readonly TeamMemberId[] | "all",
    period: Period,
  ): Promise<MemberDay[]>;
  /** Replaces each day as a whole; a day without hours and kind is deleted. Changes are logged. */
  save(location: AuthorizedLocationId, days: readonly MemberDay[], note?: HoursNote): Promise<void>;
  /** Deletes hours and days off from a date on, logs it, and answers how many dates had any. */
  removeFrom(
    location: AuthorizedLocationId,
    member: TeamMemberId,
    from: LocalDate,
    note?: HoursNote,
  ): Promise<number>;
}

/** One change of a member's date. */
export type LoggedHours = {
  readonly memberId: TeamMemberId;
  readonly before: WorkingDay;
  readonly after: WorkingDay;
  readonly at: Instant;
  /** Null where a program wrote without a user. */
  readonly userId: UserId | null;
  /** Null where there is no such user any more, or never was. */
  readonly userName: string | null;
  readonly partnerId: number | null;
  readonly door: Door;
  readonly changeSetId: string | null;
};

export type DayOfMember = { readonly memberId: TeamMemberId; readonly date: LocalDate };

/** What was written to hours, by whom and when; it begins with the table and is never changed. */
export interface HoursLog {
  /** The last change of each of these days; none of a day that was never changed. */
  latest(location: AuthorizedLocationId, days: readonly DayOfMember[]): Promise<LoggedHours[]>;
  /** All changes of a span of time, in their order. */
  list(location: AuthorizedLocationId, span: InstantSpan): Promise<LoggedHours[]>;
}

/** A write of hours that named a change set. */
export type WrittenChangeSet = {
  readonly id: string;
  readonly userId: UserId;
  readonly at: Instant;
  readonly fingerprint: string;
  /** What the write answered. */
  readonly answer: readonly MemberDay[];
};

export interface HoursChangeSets {
  find(location: AuthorizedLocationId, id: string): Promise<WrittenChangeSet | null>;
  /** False when the id is taken: by another that was committed meanwhile. */
  add(location: AuthorizedLocationId, changeSet: WrittenChangeSet): Promise<boolean>;
}
