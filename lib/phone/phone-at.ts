import { countryOf } from "./country-of";
import type { Place } from "@/lib/domain/salon/location";
import { phoneParts, readPhone } from "./read-phone";

/** The phone that somebody typed at a location, in the form that is kept; null where it is none. */
export function phoneAt(place: Place, typed: string): string | null {
  return typed === "" ? null : readPhone(typed, countryOf(place));
}

/** Digits that stand in the phones which a part of one means, in any spelling. */
export function phonePartsAt(place: Place, typed: string): readonly string[] {
  return phoneParts(typed, countryOf(place));
}

/** What a phone may be, typed by somebody of whom only the places are known; the likeliest first. */
export function phonesAtAny(places: readonly Place[], typed: string): readonly string[] {
  const countries = new Set(places.map(countryOf));
  const read = [null, ...countries].flatMap((country) => readPhone(typed, country) ?? []);
  return [...new Set(read)];
}
