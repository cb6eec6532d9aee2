import { contains, normalise } from "../time/interval";
import type { Interval } from "../time/interval";

/** Bookings that a day's working hours do not wholly cover; touching hours count as one. */
export function stranded<T extends Interval>(
  working: readonly Interval[],
  booked: readonly T[],
): T[] {
  const hours = normalise(working);
  return booked.filter((each) => !hours.some((open) => contains(open, each)));
}
