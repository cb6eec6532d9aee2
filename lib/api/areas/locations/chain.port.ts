import type { AuthorizedLocationId, LocationId } from "@/lib/domain/ids";
import type { Client } from "@/lib/domain/salon/appointment";

export interface ChainClientRepository {
  /** The clients with this phone (digits) at any of the locations, location by location. */
  byPhone(
    locations: readonly AuthorizedLocationId[],
    phone: string,
  ): Promise<(Client & { readonly locationId: LocationId })[]>;
}
