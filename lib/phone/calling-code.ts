import { getCountryCallingCode, isSupportedCountry } from "libphonenumber-js/max";

/** The digits before the numbers of a country (two letters of ISO 3166); null where it has none. */
export function callingCode(country: string): string | null {
  return isSupportedCountry(country) ? getCountryCallingCode(country) : null;
}
