import { addSeconds } from "./instant";
import type { Instant } from "./instant";

/** A stretch of world time by its start; length in seconds. */
export type Stretch = { readonly startsAt: Instant; readonly durationSeconds: number };

/** The moment at which a stretch is over; it is no part of it. */
export function endOf({ startsAt, durationSeconds: length }: Stretch): Instant {
  return addSeconds(startsAt, length);
}

/** Tells whether two stretches share a moment; touching ones do not. */
export function meets(a: Stretch, b: Stretch): boolean {
  return a.startsAt < endOf(b) && b.startsAt < endOf(a);
}
