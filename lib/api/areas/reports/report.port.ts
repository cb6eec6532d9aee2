import type { AuthorizedLocationId, TeamMemberId, UserId } from "@/lib/domain/ids";
import type { ReportedVisit } from "@/lib/domain/reports/booking";
import type { Instant, InstantSpan } from "@/lib/domain/time/instant";

/** Which bookings count: those of the members, entered by the user; null = by anybody. */
export type BookingSelection = {
  readonly memberIds: readonly TeamMemberId[];
  readonly createdBy: UserId | null;
};

export type BookingRow = Omit<ReportedVisit, "date"> & { readonly startsAt: Instant };

/** First and last visit of a client; `first` among all of the location's. */
export type ClientVisitsRow = {
  readonly client: string;
  readonly first: Instant;
  /** The last before the given moment among the selected ones. */
  readonly last: Instant | null;
};

/** What figures are computed from (business.md 16, 17); each is one query. */
export interface FigureRepository {
  /** Bookings that touch the span, by start; those that are deleted left out. */
  bookings(
    location: AuthorizedLocationId,
    selection: BookingSelection,
    span: InstantSpan,
  ): Promise<BookingRow[]>;
  /** Every client who did or will come. */
  clientVisits(
    location: AuthorizedLocationId,
    selection: BookingSelection,
    before: Instant,
  ): Promise<ClientVisitsRow[]>;
}
