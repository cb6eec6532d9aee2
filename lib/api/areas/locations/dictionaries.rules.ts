import { COUNTRY_NUMBERS } from "@/lib/domain/dictionaries/country-numbers";
import type { ListedCity, ListedCountry } from "@/lib/domain/dictionaries/listed-places";
import type { Location } from "@/lib/domain/salon/location";
import { callingCode } from "@/lib/phone/calling-code";
import { countriesByTitle } from "@/lib/phone/countries-by-title";
import { countryOf } from "@/lib/phone/country-of";

type Known = Pick<Location, "countryId" | "country" | "cityId" | "city" | "timeZone">;

/**
 * All countries by title. Their number is that of ISO 3166-1, unless a location here says another
 * for the country: then it is the location's, so that `country_id` means one thing everywhere.
 */
export function listedCountries(locations: readonly Known[], language: string): ListedCountry[] {
  const told = toldIds(locations);
  const taken = new Set(told.values());
  return countriesByTitle(language).flatMap(({ code, number, title }) => {
    const own = told.get(code);
    if (own === undefined && taken.has(number)) return [];
    return [{ id: own ?? number, title, code, callingCode: callingCode(code) ?? "" }];
  });
}

/** The cities of the locations that are known here, by title; of one number the first. */
export function listedCities(
  locations: readonly Known[],
  countryId: number | undefined,
): ListedCity[] {
  const told = toldIds(locations);
  const cities = new Map<number, ListedCity>();
  for (const location of locations) {
    const { cityId, city } = location;
    if (cityId === 0 || city === "" || cities.has(cityId)) continue;
    cities.set(cityId, { id: cityId, title: city, countryId: countryIdOf(location, told) });
  }
  return [...cities.values()]
    .filter((city) => countryId === undefined || city.countryId === countryId)
    .toSorted((a, b) => a.title.localeCompare(b.title, "en") || a.id - b.id);
}

function countryIdOf(location: Known, told: ReadonlyMap<string, number>): number {
  if (location.countryId !== 0) return location.countryId;
  const code = countryOf(location);
  if (code === null) return 0;
  return told.get(code) ?? COUNTRY_NUMBERS.find((each) => each.code === code)?.number ?? 0;
}

/** The numbers that locations have for countries, by their letters; of one country the first. */
function toldIds(locations: readonly Known[]): ReadonlyMap<string, number> {
  const told = new Map<string, number>();
  const used = new Set<number>();
  for (const { countryId, country } of locations) {
    const code = countryId === 0 ? null : countryOf({ country, timeZone: "" });
    if (code === null || told.has(code) || used.has(countryId)) continue;
    told.set(code, countryId);
    used.add(countryId);
  }
  return told;
}
