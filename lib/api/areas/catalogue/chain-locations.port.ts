import type { Location } from "@/lib/domain/salon/location";

/** All locations of all chains; kept by whoever keeps locations. */
export interface ChainLocations {
  /** Ascending by id; deleted ones too. */
  list(): Promise<Location[]>;
}
