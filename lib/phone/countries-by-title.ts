import { COUNTRY_NUMBERS } from "@/lib/domain/dictionaries/country-numbers";
import type { CountryNumber } from "@/lib/domain/dictionaries/country-numbers";

/** A country by its name in a language. */
type NamedCountry = CountryNumber & { readonly title: string };

/** All countries, by their titles in a language (`de`, `pt-BR`), in English where it has none. */
export function countriesByTitle(language: string): NamedCountry[] {
  const names = new Intl.DisplayNames([language, "en"], { type: "region" });
  const { compare } = new Intl.Collator(language);
  return COUNTRY_NUMBERS.map((each) => ({ ...each, title: names.of(each.code) ?? each.code })).sort(
    (a, b) => compare(a.title, b.title),
  );
}

/** The language that a text names, in its usual spelling; undefined where it names none. */
export function readLanguage(text: unknown): string | undefined {
  try {
    return typeof text === "string" ? Intl.getCanonicalLocales(text)[0] : undefined;
  } catch {
    return undefined;
  }
}
