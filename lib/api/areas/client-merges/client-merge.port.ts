import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { ClientMerge, Doubles, MovedRows, RowCounts } from "@/lib/domain/salon/client-merge";
import type { Instant } from "@/lib/domain/time/instant";

/** Clients who are one person: who they are, and what becomes of what belongs to them. */
export interface ClientMergeRepository {
  /** One page of the phones that several clients have; `total` counts all. */
  doubles(
    location: AuthorizedLocationId,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<{ items: Doubles[]; total: number }>;
  /** Keeps everybody from writing anything of these clients until the transaction ends. */
  lockWhole(location: AuthorizedLocationId, ids: readonly number[]): Promise<void>;
  /** Gives all that belongs to one client to another. */
  move(location: AuthorizedLocationId, from: number, to: number, at: Instant): Promise<MovedRows>;
  /** Gives back what of it the client still has; visits that both now share are parted. */
  moveBack(location: AuthorizedLocationId, merge: ClientMerge, at: Instant): Promise<void>;
  /** How much belongs to a client that was made after the last rows of a merge. */
  since(location: AuthorizedLocationId, clientId: number, last: RowCounts): Promise<RowCounts>;
  /** A client who was merged away is in the base again. */
  restore(location: AuthorizedLocationId, id: number, at: Instant): Promise<void>;
  add(location: AuthorizedLocationId, merge: Omit<ClientMerge, "id" | "undoneAt">): Promise<number>;
  /** The merges since a moment that were not undone, latest first. */
  list(location: AuthorizedLocationId, since: Instant): Promise<ClientMerge[]>;
  find(location: AuthorizedLocationId, id: number): Promise<ClientMerge | null>;
  markUndone(location: AuthorizedLocationId, id: number, at: Instant): Promise<void>;
}
