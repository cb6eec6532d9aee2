import type { AuthorizedLocationId } from "@/lib/domain/ids";

/** Who books a seat waits for others who book or change the event; kept by whoever keeps events. */
export interface EventLock {
  /** Serialises bookings and changes of the event until the transaction ends. */
  lock(location: AuthorizedLocationId, id: number): Promise<void>;
}
