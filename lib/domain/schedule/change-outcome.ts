import type { MemberDay } from "./member-day";

/** Who made a cell what it is, seen by the person who is told. */
export type Author = { readonly isYou: boolean; readonly name: string };

/** A cell as it stands, where something else was expected or wanted. */
export type StandingCell = MemberDay & {
  /** Null where nobody is known. */
  readonly by: Author | null;
  /** How long ago it was changed; null where that is not known. */
  readonly secondsAgo: number | null;
};

/** A stored edit, whose id takes it back; or what stands where the person saw something else. */
export type SaveOutcome =
  | {
      readonly kind: "saved";
      readonly changeSetId: string;
      /** On a live account: cells that were others again when they were read back. */
      readonly others: readonly StandingCell[];
    }
  | { readonly kind: "changed_since"; readonly standing: readonly StandingCell[] };

/** What undo put back, as it stands now, and what it left alone because it was another already. */
export type UndoOutcome = {
  readonly restored: readonly MemberDay[];
  readonly kept: readonly StandingCell[];
};
