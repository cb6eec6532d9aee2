import {
  AsYouType,
  getCountryCallingCode,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import type { PhoneNumber } from "libphonenumber-js/max";
import type { Country } from "./country-of";

/** A number of more digits can be dialled nowhere (E.164). */
const MOST_DIGITS = 15;

/**
 * The one form in which a phone is kept: E.164, digits with the country code and without the plus;
 * null where there can be no such number. `00` is a plus, a zero in brackets is dropped, a national
 * number is completed by the country. Digits without plus or zero in front are read as the country
 * writes its numbers, else as international, which is how the API answers phones (business.md 1.5).
 * Lists of prefixes that are in use choose between two readings and refuse nothing: a number that
 * nobody has yet is a number.
 */
export function readPhone(typed: string, country: Country | null): string | null {
  const text = typed.normalize("NFKC").trim();
  const digits = digitsOf(text);
  if (/^[^\d+]*\+/.test(text)) return digitsIn(international(text.slice(text.indexOf("+") + 1)));
  if (digits.startsWith("00"))
    return digitsIn(international(text.replace("0", "").replace("0", "")));
  if (digits.startsWith("0")) return country && digitsIn(possible(digits, country));
  return digitsIn(bare(digits, country));
}

/**
 * A stored phone in the form of today. What `readPhone` wrote (`version` above 0) is international;
 * what is older may be anything. Null where there can be no such number.
 */
export function refreshPhone(
  { phone, version }: { readonly phone: string; readonly version: number },
  country: Country | null,
): string | null {
  const written = version > 0 ? readPhone(`+${phone}`, null) : null;
  return written ?? readStoredPhone(phone, country);
}

/**
 * Digits that were stored before numbers had one form, some of them typed with a plus that is lost:
 * what may be an international number stays one. Read twice it is the same.
 */
export function readStoredPhone(digits: string, country: Country | null): string | null {
  return digits.startsWith("0")
    ? readPhone(digits, country)
    : digitsIn(bare(digits, country, false));
}

/** The digits of a text. */
export function digitsOf(text: string): string {
  return text.normalize("NFKC").replaceAll(/\D/g, "");
}

/**
 * What the phones have in them that a part of one means, typed in any spelling; digits. A national
 * zero stands for the country's code.
 */
export function phoneParts(typed: string, country: Country | null): string[] {
  const text = typed.normalize("NFKC").trim();
  const digits = digitsOf(text);
  if (digits === "") return [];
  const read = readPhone(text, country);
  const parts = [digits, ...(read === null ? [] : [read])];
  const withoutZero = digitsOf(text.replace(/\(\s*0\s*\)/, ""));
  if (/^[^\d+]*\+/.test(text)) parts.push(withoutZero);
  else if (digits.startsWith("00")) parts.push(withoutZero.slice(2));
  else if (digits.startsWith("0") && country) parts.push(...completed(digits, country));
  return [...new Set(parts)].filter((part) => part !== "");
}

/** A beginning of a national number, which may be too short to be read as one. */
function completed(digits: string, country: Country): string[] {
  const typing = new AsYouType(country);
  typing.input(digits);
  const begun = digitsOf(typing.getNumberValue() ?? "");
  return begun === "" ? [] : [begun];
}

/** After the plus. Where the zero in brackets belongs to the number, as in Italy, it stays. */
function international(rest: string): PhoneNumber | null {
  const dropped = possible(`+${digitsOf(rest.replace(/\(\s*0\s*\)/, ""))}`);
  if (!/\(\s*0\s*\)/.test(rest) || dropped?.isValid()) return dropped;
  const kept = possible(`+${digitsOf(rest)}`);
  return kept?.isValid() ? kept : (dropped ?? kept);
}

/** Digits alone: those of the country with its code, a national number, or one from elsewhere. */
function bare(digits: string, country: Country | null, isTyped = true): PhoneNumber | null {
  const abroad = possible(`+${digits}`);
  if (!country) return abroad;
  const national = possible(digits, country);
  const own = abroad?.countryCallingCode === getCountryCallingCode(country) ? abroad : null;
  const foreign = own === null ? abroad : null;
  const isWrittenSo = national !== null && digitsOf(national.formatNational()) === digits;
  const ours = isWrittenSo && isWhole(national, digits, country) ? national : null;
  const inTurn =
    isTyped && ours
      ? [valid(own), valid(ours), valid(foreign), own, ours, foreign]
      : [
          valid(own),
          isTyped ? mobile(national) : null,
          own,
          valid(foreign),
          valid(national),
          foreign,
          ours,
        ];
  return inTurn.find((each) => each !== null) ?? null;
}

/** Some countries have numbers of four digits and more: a short one must be known to be whole. */
function isWhole(number: PhoneNumber, digits: string, country: Country): boolean {
  return digits.length >= 9 || number.isValid() || possible(`${digits}0`, country) === null;
}

/** Mobile numbers are typed without the zero, also where others are not. */
function mobile(number: PhoneNumber | null): PhoneNumber | null {
  return number?.getType() === "MOBILE" ? number : null;
}

function valid(number: PhoneNumber | null): PhoneNumber | null {
  return number?.isValid() ? number : null;
}

function possible(text: string, country?: Country): PhoneNumber | null {
  const number = parsePhoneNumberFromString(text, {
    ...(country && { defaultCountry: country }),
    extract: false,
  });
  return number?.isPossible() && number.number.length - 1 <= MOST_DIGITS ? number : null;
}

/**
 * The digits of a number as it is dialled from anywhere: zeros that only its own country dials are
 * dropped, and what only its own country can dial at all, such as seven digits in Canada, is none.
 */
function digitsIn(number: PhoneNumber | null): string | null {
  const dialled = number && possible(number.number);
  if (!dialled || dialled.number === number.number) return dialled && dialled.number.slice(1);
  return digitsIn(dialled);
}
