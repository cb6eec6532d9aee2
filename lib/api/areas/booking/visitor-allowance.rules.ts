import type { LocationId } from "@/lib/domain/ids";
import type { Counted } from "@/lib/api/platform/hourly-limit";

/** How often visitors may do a thing in an hour: in all of a location, and from one range of numbers. */
type Allowance = { readonly location: number; readonly range: number };

export type VisitorAllowances = { readonly codes: Allowance; readonly bookings: Allowance };

/** More than a full salon books in an hour, and few enough that nobody is made poor by messages. */
export const VISITOR_ALLOWANCES: VisitorAllowances = {
  codes: { location: 40, range: 5 },
  bookings: { location: 60, range: 10 },
};

/** Numbers of a range differ in so many last digits. */
const OWN_DIGITS = 4;

/** What is counted when a visitor of a location asks with a phone (digits only). */
export function countedFor(
  what: keyof VisitorAllowances,
  { location, range }: Allowance,
  place: { readonly id: LocationId; readonly phone: string },
): Counted[] {
  const prefix = place.phone.slice(0, -OWN_DIGITS);
  return [
    { key: `${what} ${place.id}`, most: location },
    { key: `${what} ${place.id} ${prefix}`, most: range },
  ];
}
