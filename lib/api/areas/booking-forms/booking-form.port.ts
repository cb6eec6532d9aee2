import type { AuthorizedLocationId, LocationId } from "@/lib/domain/ids";
import type { BookingForm, BookingFormFields } from "@/lib/domain/salon/booking-form";

/** Booking widgets of locations; a form that becomes the default takes that from the one before. */
export interface BookingFormRepository {
  /** Ascending by id. */
  list(location: AuthorizedLocationId): Promise<BookingForm[]>;
  /** As `list`, of several locations. */
  ofLocations(
    locations: readonly AuthorizedLocationId[],
  ): Promise<(BookingForm & { readonly locationId: LocationId })[]>;
  find(location: AuthorizedLocationId, id: number): Promise<BookingForm | null>;
  /** Where a form is that visitors know by its id alone. */
  locationOf(id: number): Promise<LocationId | null>;
  add(location: AuthorizedLocationId, fields: BookingFormFields): Promise<BookingForm>;
  /** Null = there is no such form. */
  save(
    location: AuthorizedLocationId,
    id: number,
    change: Partial<BookingFormFields>,
  ): Promise<BookingForm | null>;
  /** False = there was no such form. */
  remove(location: AuthorizedLocationId, id: number): Promise<boolean>;
}
