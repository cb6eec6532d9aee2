import type { AuthorizedLocationId, LocationId } from "@/lib/domain/ids";
import type { Client } from "@/lib/domain/salon/appointment";

export interface ChainClientRepository {
  /** The clients with one of the phones of their location, location by location. */
  byPhone(
    places: readonly {
      readonly location: AuthorizedLocationId;
      /** As they are kept. */
      readonly phones: readonly string[];
    }[],
  ): Promise<(Client & { readonly locationId: LocationId })[]>;
}
