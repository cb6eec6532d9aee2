import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { UserCaller } from "@/lib/api/platform/access";
import { isTimeZone } from "@/lib/zone/offsets";
import { NO_SOCIAL_LINKS } from "@/lib/domain/salon/location";
import { phoneAt } from "@/lib/phone/phone-at";
import { digitsOf } from "@/lib/phone/read-phone";
import type { Location, LocationFields, Place } from "@/lib/domain/salon/location";
import type { LocationChange } from "./location-writing.contract";

/** What a body tells of a new location. */
export type NewLocation = LocationChange & { readonly title: string };

/** Why a user may found no location, if so. */
export function foundingRefusal({ user }: UserCaller): ServiceError | null {
  return user.access.some(({ role }) => role === "owner") ? null : { kind: "forbidden" };
}

/** Why the time zone cannot be taken; null when it can, or none is told. */
export function zoneProblem({ timeZone }: LocationChange): ServiceError | null {
  if (timeZone === undefined || isTimeZone(timeZone)) return null;
  return invalid("timezone_name", "is no time zone that is known");
}

/** The change with all links; those that are not told stay. */
export function merged(
  before: Location,
  { social, ...wanted }: LocationChange,
): Partial<LocationFields> {
  return {
    ...wanted,
    ...keptPhones({ ...before, ...wanted }, wanted),
    ...(social && { social: { ...before.social, ...social } }),
  };
}

/** Phones in the form that is kept; a number for guests of the country alone is its digits. */
function keptPhones(place: Place, { phone, morePhones }: LocationChange) {
  const kept = (typed: string) => phoneAt(place, typed) ?? digitsOf(typed);
  return {
    ...(phone !== undefined && { phone: kept(phone) }),
    ...(morePhones && { morePhones: morePhones.map(kept) }),
  };
}

/** Without a word about it the zone is that of the location beside it. */
export function newFields({ social, ...wanted }: NewLocation, model: Location): LocationFields {
  return {
    shortDescription: "",
    phone: "",
    country: "",
    city: "",
    address: "",
    zip: "",
    openingHours: "",
    timeZone: model.timeZone,
    sessionStepMinutes: 5,
    countryId: 0,
    cityId: 0,
    description: "",
    site: "",
    morePhones: [],
    latitude: 0,
    longitude: 0,
    businessTypeId: model.businessTypeId,
    ...wanted,
    ...keptPhones({ country: "", timeZone: model.timeZone, ...wanted }, wanted),
    social: { ...NO_SOCIAL_LINKS, ...social },
  };
}
