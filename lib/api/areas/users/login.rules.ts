import type { Place } from "@/lib/domain/salon/location";
import { phonesAtAny } from "@/lib/phone/phone-at";
import { digitsOf } from "@/lib/phone/read-phone";
import { typedPhone } from "@/lib/api/wire/texts";

/** Whether a login is a phone, and so may be several numbers. */
export function isPhoneLogin(login: string): boolean {
  return Boolean(typedPhone(login));
}

/**
 * What a login may stand for, the likeliest first; never nothing. An e-mail in lower case, or a phone
 * in any spelling: a user belongs to no location, so a national number is read in the country of each.
 */
export function loginsOf(login: string, places: readonly Place[]): readonly [string, ...string[]] {
  const text = login.trim().toLowerCase();
  if (!isPhoneLogin(text)) return [text];
  const digits = digitsOf(text);
  const [first = digits, ...others] = phonesAtAny(places, text);
  return [first, ...[...others, digits].filter((each) => each !== first)];
}
