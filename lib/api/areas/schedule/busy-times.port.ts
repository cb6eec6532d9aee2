import type { AuthorizedLocationId, TeamMemberId } from "@/lib/domain/ids";
import type { Block } from "@/lib/domain/salon/appointment";
import type { InstantSpan } from "@/lib/domain/time/instant";

/** What takes members' time; kept by whoever keeps appointments. */
export interface BusyTimes {
  /** Not deleted appointments (seats of events left out) and events that touch the span. */
  blocks(
    location: AuthorizedLocationId,
    members: readonly TeamMemberId[] | "all",
    span: InstantSpan,
  ): Promise<Block[]>;
}
