import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { HoldingBlock } from "@/lib/domain/salon/appointment";
import type { InstantSpan } from "@/lib/domain/time/instant";
import type { Resource } from "@/lib/domain/salon/resource";

export interface ResourceRepository {
  /** Resources and their instances, by id. */
  list(location: AuthorizedLocationId): Promise<Resource[]>;
  /** Serialises writers that hold these instances until the transaction ends; locks in id order. */
  lock(location: AuthorizedLocationId, ids: readonly number[]): Promise<void>;
  /** What holds any of the instances in the span: events, and appointments that are no seats. */
  blocks(
    location: AuthorizedLocationId,
    ids: readonly number[],
    span: InstantSpan,
  ): Promise<HoldingBlock[]>;
}
