import { getCountries, isSupportedCountry } from "libphonenumber-js/max";
import type { CountryCode } from "libphonenumber-js/max";
import type { Place } from "@/lib/domain/salon/location";

/** Two letters of ISO 3166; national numbers are completed by it. */
export type Country = CountryCode;

/** In these languages people write the name of their country. */
const LANGUAGES = "en de fr es it pt nl pl cs sv da nb fi lv et lt uk tr el ne hi".split(" ");

/** What people write and Intl does not know. */
const ALSO: Readonly<Record<string, Country>> = {
  usa: "US",
  "u.s.": "US",
  "u.s.a.": "US",
  "united states of america": "US",
  uk: "GB",
  "great britain": "GB",
  england: "GB",
  scotland: "GB",
  wales: "GB",
  holland: "NL",
  "czech republic": "CZ",
};

/**
 * The country of a location: by its name or code, else by its time zone; null where neither tells it,
 * and then only international numbers can be read.
 */
export function countryOf({ country, timeZone }: Place): Country | null {
  return byName(country) ?? byZone(timeZone);
}

function byName(name: string): Country | null {
  const text = name.trim();
  const code = text.toUpperCase();
  if (isSupportedCountry(code)) return code;
  return countryNames().get(text.toLowerCase()) ?? null;
}

function byZone(zone: string): Country | null {
  const name = canonical(zone);
  return name === null ? null : (countryZones().get(name) ?? null);
}

/** Made once: the names of all countries in all languages. */
const countryNames = once(() => {
  const names = new Map<string, Country>(Object.entries(ALSO));
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: "region" });
    for (const country of getCountries()) {
      const name = display.of(country)?.toLowerCase();
      if (name !== undefined && !names.has(name)) names.set(name, country);
    }
  }
  return names;
});

const countryZones = once(() => {
  const zones = new Map<string, Country>();
  for (const country of getCountries()) {
    for (const zone of zonesOf(country)) {
      const name = canonical(zone);
      if (name !== null && !zones.has(name)) zones.set(name, country);
    }
  }
  return zones;
});

/** The time zones of a country; engines spell the question in two ways. */
function zonesOf(country: Country): readonly string[] {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & {
    readonly timeZones?: readonly string[];
    getTimeZones?(): readonly string[] | undefined;
  }; // newer than the types
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}

function canonical(timeZone: string): string | null {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  } catch {
    return null; // no zone
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
