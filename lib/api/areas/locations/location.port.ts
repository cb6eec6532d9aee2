import type { AuthorizedLocationId, LocationId, UserId } from "@/lib/domain/ids";
import type { Location, LocationFields } from "@/lib/domain/salon/location";

/** Who creates a location: the user becomes its owner, the partner may enter it. */
export type Founder = { readonly userId: UserId; readonly partnerId: number };

export interface LocationWriting {
  save(location: AuthorizedLocationId, fields: Partial<LocationFields>): Promise<void>;
  /** A new location of the same chain and currency, where its founder has the rights they have here. */
  addBeside(
    location: AuthorizedLocationId,
    fields: LocationFields,
    founder: Founder,
  ): Promise<LocationId>;
  /** Soft: its rows stay, and it is no longer found. */
  markDeleted(location: AuthorizedLocationId): Promise<void>;
}

export interface LocationRepository {
  find(id: LocationId): Promise<Location | null>;
  /** All locations, ascending by id; deleted ones too, which `find` does not know. */
  list(): Promise<Location[]>;
  /** Those whose journal has one of these record types (schedule.md 14). */
  withRecordType(types: readonly number[]): Promise<ReadonlySet<LocationId>>;
}
