import type { Location } from "@/lib/domain/salon/location";
import type { Caller } from "@/lib/api/platform/access";
import type { LocationRepository } from "./location.port";
import { listedCities, listedCountries } from "./dictionaries.rules";

export type DictionaryUseCases = ReturnType<typeof createDictionaryUseCases>;

/** Countries and cities (business.md 17.3). */
export function createDictionaryUseCases({
  locations,
}: {
  readonly locations: Pick<LocationRepository, "list">;
}) {
  /** The locations that the caller's partner may enter: of others nobody learns where they are. */
  async function knownTo({ partner }: Caller): Promise<Location[]> {
    const all = await locations.list();
    return all.filter(({ id, isDeleted }) => !isDeleted && partner.locationIds.includes(id));
  }

  return {
    countries: async (caller: Caller, wanted: { readonly id?: number; readonly lang: string }) => {
      const all = listedCountries(await knownTo(caller), wanted.lang);
      return wanted.id === undefined ? all : all.filter(({ id }) => id === wanted.id);
    },
    cities: async (caller: Caller, countryId: number | undefined) =>
      listedCities(await knownTo(caller), countryId),
  };
}
