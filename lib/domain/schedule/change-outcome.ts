import type { TeamMemberId } from "../ids";
import type { LocalDate } from "../time/local-date";

/** The place of one cell of a board. */
export type CellRef = { readonly memberId: TeamMemberId; readonly date: LocalDate };

/** A stored edit; its id takes it back. */
export type SavedChange = { readonly changeSetId: string };

/** What undo put back, and the cells that somebody had changed again since, which it left alone. */
export type UndoOutcome = {
  readonly restored: readonly CellRef[];
  readonly kept: readonly CellRef[];
};
