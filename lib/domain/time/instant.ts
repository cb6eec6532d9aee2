declare const instant: unique symbol;

/** A moment of world time: milliseconds since 1970-01-01T00:00Z. */
export type Instant = number & { readonly [instant]: true };

/** Half-open span of world time. */
export type InstantSpan = { readonly from: Instant; readonly to: Instant };

/** Takes milliseconds since the epoch; throws a bug when they are not finite. */
export function instantOf(milliseconds: number): Instant {
  if (!Number.isFinite(milliseconds)) throw new Error(`Not an instant: ${milliseconds}`);
  return milliseconds as Instant; // just proven
}

/** Moves by seconds, also backwards. */
export function addSeconds(at: Instant, seconds: number): Instant {
  return instantOf(at + seconds * 1000);
}
