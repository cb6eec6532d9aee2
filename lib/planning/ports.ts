import type { AuthorizedLocationId, TeamMemberId, UserId } from "@/lib/domain/ids";
import type { MemberDay } from "@/lib/domain/schedule/member-day";
import type { WorkingDay } from "@/lib/domain/schedule/working-day";
import type { Instant } from "@/lib/domain/time/instant";
import type { Period } from "@/lib/domain/time/period";

/** One cell of a change set, before and after. */
export type CellChange = {
  readonly memberId: TeamMemberId;
  readonly before: WorkingDay;
  readonly after: WorkingDay;
};

/** An edit of hours by a person: who, when, which cells. */
export type ChangeSet = {
  readonly id: string;
  readonly userId: UserId;
  readonly madeAt: Instant;
  /** The change set that this one takes back. */
  readonly undoes: string | null;
  readonly cells: readonly CellChange[];
};

export interface ChangeSetRepository {
  /** False, and nothing changes, where the id is kept already. */
  add(location: AuthorizedLocationId, changeSet: ChangeSet): Promise<boolean>;
  /** Forgets a change set whose edit was refused. */
  remove(location: AuthorizedLocationId, id: string): Promise<void>;
  find(location: AuthorizedLocationId, id: string): Promise<ChangeSet | null>;
  /** Newest first. */
  list(location: AuthorizedLocationId, limit: number): Promise<ChangeSet[]>;
}

/** A cell as it is stored, and who made it so as far as that is known. */
export type StoredCell = MemberDay & {
  readonly changed: {
    readonly at: Instant;
    readonly user: { readonly id: UserId; readonly name: string } | null;
  } | null;
};

/** Cells to set where they still are as before; an id makes it one act, however often it is sent. */
export type ConditionalWrite = {
  readonly changeSetId: string;
  readonly cells: readonly CellChange[];
  readonly isUndo: boolean;
};

/** Either all was written, or nothing, because some cells are others than before. */
export type WriteOutcome =
  | {
      readonly kind: "written";
      /** Where nothing forbids others to write in between: what stands there after all. */
      readonly others: readonly StoredCell[];
    }
  | { readonly kind: "changed_since"; readonly stored: readonly StoredCell[] };

/** The part of the business API that planning needs; the typed client stands behind it. */
export interface BusinessApi {
  /** Working days of the members inside the period; a missing one means no hours. */
  workingDays(
    location: AuthorizedLocationId,
    members: readonly TeamMemberId[],
    period: Period,
  ): Promise<readonly MemberDay[]>;
  setWorkingDays(location: AuthorizedLocationId, write: ConditionalWrite): Promise<WriteOutcome>;
  /** Tells whether the act of this change set was done, by the person who now asks. */
  wasWritten(location: AuthorizedLocationId, changeSet: ChangeSet): Promise<boolean>;
}

export type SessionRecord = {
  /** SHA-256 of the cookie's random id, hex. */
  readonly idHash: string;
  readonly userId: UserId;
  readonly userName: string;
  /** The user's API token, sealed with SESSION_SECRET. */
  readonly sealedToken: string;
  readonly expiresAt: Instant;
  /** The last use, as far as it was noted. */
  readonly seenAt: Instant;
};

/** Sign-ins of people; a missing row means signed out. */
export interface SessionRepository {
  add(session: SessionRecord): Promise<void>;
  find(idHash: string): Promise<SessionRecord | null>;
  noteSeen(idHash: string, at: Instant): Promise<void>;
  /** Answers the sealed token of the session that it ended, or null. */
  revoke(idHash: string): Promise<string | null>;
  /** Ends those whose time is over or that were seen last at `idleSince`; answers their sealed tokens. */
  revokeEnded(now: Instant, idleSince: Instant): Promise<string[]>;
}
