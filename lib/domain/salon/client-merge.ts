import type { UserId } from "../ids";
import type { Instant } from "../time/instant";
import type { ClientToSave } from "./client";

/** A merge can be undone for so long. */
export const UNDO_SECONDS = 86_400;

/** What changed its client in a merge, so that an undo gives back exactly that. */
export type MovedRows = {
  readonly appointments: readonly number[];
  readonly comments: readonly number[];
  readonly messages: readonly number[];
  readonly series: readonly number[];
  /** The last row of each kind that the client had when both were one. */
  readonly last: RowCounts;
  /** Both were attached to the schedule: the one kept got the series of the other, too. */
  readonly widenedSeries: readonly WidenedSeries[];
};

/** Null = all series of the schedule. */
export type WidenedSeries = {
  readonly id: number;
  readonly before: readonly number[] | null;
  readonly after: readonly number[] | null;
};

/** Two clients who became one. */
export type ClientMerge = {
  readonly id: number;
  readonly keptId: number;
  readonly mergedId: number;
  readonly at: Instant;
  readonly userId: UserId;
  readonly undoneAt: Instant | null;
  /** The client who was kept, as they were and as the merge left them. */
  readonly before: ClientToSave;
  readonly after: ClientToSave;
  readonly moved: MovedRows;
};

/** A number of each kind. */
export type RowCounts = {
  readonly appointments: number;
  readonly comments: number;
  readonly messages: number;
  readonly series: number;
};

/** Clients with one phone. */
export type Doubles = { readonly phone: string; readonly ids: readonly number[] };
