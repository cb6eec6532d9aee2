import { randomBytes } from "node:crypto";
import { locationId } from "@/lib/domain/ids";
import type { AuthorizedLocationId, LocationId } from "@/lib/domain/ids";

const RANDOM_BYTES = 16;

/**
 * What opens one thing of a location to whom it was given: 128 random bits, then the location, for
 * the paths of `/user/records/…` and `/master_record_review/…` name none (business.md 9.8, 7.1).
 */
export function newLocatedSecret(location: AuthorizedLocationId): string {
  return randomBytes(RANDOM_BYTES).toString("hex") + location.toString(16);
}

/** The location that a secret names; null when it cannot be one. */
export function locationOfSecret(hash: string): LocationId | null {
  const match = /^[\da-f]{32}([\da-f]{1,13})$/.exec(hash);
  const id = Number.parseInt(match?.[1] ?? "", 16);
  return Number.isSafeInteger(id) && id > 0 ? locationId(id) : null;
}
