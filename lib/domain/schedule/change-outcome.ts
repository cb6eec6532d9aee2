import type { TeamMemberId } from "../ids";
import type { LocalDate } from "../time/local-date";
import type { Session } from "../slots/sessions";

/** The place of one cell of a board. */
export type CellRef = { readonly memberId: TeamMemberId; readonly date: LocalDate };

/** A stored edit; its id takes it back. */
export type SavedChange = { readonly changeSetId: string };

/** What undo put back, and the cells that somebody had changed again since, which it left alone. */
export type UndoOutcome = {
  readonly restored: readonly CellRef[];
  readonly kept: readonly CellRef[];
};

/** What a member's time leaves to sell around a date. */
export type SessionsView = {
  readonly memberId: TeamMemberId;
  readonly date: LocalDate;
  /** Working dates from the asked one (or the start of its month) on, ascending. */
  readonly workingDates: readonly LocalDate[];
  readonly sessions: readonly Session[];
  /** The first date after the asked one, at most `searchedUntil`, with a free session. */
  readonly nextFreeDate: LocalDate | null;
};
