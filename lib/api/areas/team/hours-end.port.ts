import type { AuthorizedLocationId, TeamMemberId } from "@/lib/domain/ids";
import type { Instant } from "@/lib/domain/time/instant";
import type { LocalDate } from "@/lib/domain/time/local-date";

/** Ends the hours of a member who leaves; kept by whoever keeps hours. */
export interface HoursEnd {
  /** Deletes hours and days off from a date on and answers how many dates had any. */
  removeFrom(
    location: AuthorizedLocationId,
    member: TeamMemberId,
    from: LocalDate,
    note?: { readonly at?: Instant },
  ): Promise<number>;
}
