import type { Messages } from "next-intl";
import { pseudoCatalogue } from "./pseudo-catalogue";

/** The languages of the product; a new one is its file in public/locales and its line here. */
const CATALOGUES = {
  en: async () => (await import("@/public/locales/en.json")).default,
} satisfies Record<string, () => Promise<Messages>>;

/** English made strange: what stays plain on the screen is not in the catalogue. For tests only. */
const PSEUDO_LANGUAGE = "en-XA";

type Language = keyof typeof CATALOGUES | typeof PSEUDO_LANGUAGE;

const DEFAULT: Language = "en";

/** The language asked for, or English where there is none of that name. */
export function languageOf(wanted: string | undefined, hasPseudoLanguage: boolean): Language {
  if (wanted === PSEUDO_LANGUAGE) return hasPseudoLanguage ? PSEUDO_LANGUAGE : DEFAULT;
  return wanted !== undefined && isLanguage(wanted) ? wanted : DEFAULT;
}

/** The messages of a language. */
export async function catalogueOf(language: Language): Promise<Messages> {
  if (language !== PSEUDO_LANGUAGE) return CATALOGUES[language]();
  return pseudoCatalogue(await CATALOGUES.en());
}

function isLanguage(name: string): name is keyof typeof CATALOGUES {
  return Object.hasOwn(CATALOGUES, name);
}
