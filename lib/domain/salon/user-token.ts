import type { Instant } from "../time/instant";

const DAY = 86_400;

/** How long a user token lives after its last use, in seconds. */
export const TOKEN_SECONDS = 90 * DAY;

/** A use is noted once a day: more would be a write for every read. */
const NOTED_EVERY_SECONDS = DAY;

/** What a token is worth by when it was used last, as far as that was noted. */
export function tokenState(usedAt: Instant, now: Instant): "expired" | "to_note" | "fresh" {
  const seconds = (now - usedAt) / 1000;
  if (seconds >= TOKEN_SECONDS) return "expired";
  return seconds >= NOTED_EVERY_SECONDS ? "to_note" : "fresh";
}
