import type { Caller } from "@/lib/api/platform/access";
import type { Location } from "@/lib/domain/salon/location";

/** Tells whether partner and user may both enter the location; a deleted one nobody. */
export function reaches({ partner, user }: Caller, { id, isDeleted }: Location): boolean {
  if (isDeleted || !partner.locationIds.includes(id)) return false;
  return user === null || user.access.some((access) => access.locationId === id);
}
