import { randomBytes } from "node:crypto";
import { locationId } from "@/lib/domain/ids";
import type { AuthorizedLocationId, LocationId } from "@/lib/domain/ids";

const RANDOM_BYTES = 16;

/**
 * What opens an appointment to who made it: 128 random bits, then the location, for the path of
 * `/user/records/…` names none (business.md 9.8).
 */
export function newRecordHash(location: AuthorizedLocationId): string {
  return randomBytes(RANDOM_BYTES).toString("hex") + location.toString(16);
}

/** The location that a hash names; null when it cannot be one. */
export function locationOfHash(hash: string): LocationId | null {
  const match = /^[\da-f]{32}([\da-f]{1,13})$/.exec(hash);
  const id = Number.parseInt(match?.[1] ?? "", 16);
  return Number.isSafeInteger(id) && id > 0 ? locationId(id) : null;
}
