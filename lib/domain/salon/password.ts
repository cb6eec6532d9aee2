import { COMMON_PASSWORDS } from "./common-passwords";

export const MIN_PASSWORD = 8;
export const MAX_PASSWORD = 128;

/** Why a password is not taken. */
export type PasswordProblem = "too_short" | "too_long" | "too_common" | "too_personal";

/** What the product is called is as easy to guess as who somebody is. */
const PRODUCT = "chairtime";
const FEWEST_CHARACTERS = 3;
/** Shorter parts of a name stand in good passwords by chance. */
const LEAST_PART = 4;

/**
 * Judges a new password as people count: length in characters, of which no kind is asked for. It
 * must be none of those that are tried first, and not the name or the login of its owner, whatever
 * digits and signs stand around it.
 */
export function passwordProblem(
  password: string,
  owner: readonly string[],
): PasswordProblem | null {
  const characters = Array.from(password); // code points, as a person counts
  if (characters.length < MIN_PASSWORD) return "too_short";
  if (characters.length > MAX_PASSWORD) return "too_long";
  const lower = password.toLowerCase();
  const isMonotonous = new Set(lower).size < FEWEST_CHARACTERS;
  if (isMonotonous || COMMON_PASSWORDS.has(lower)) return "too_common";
  const own = [PRODUCT, ...owner.flatMap((text) => [text, text.split("@")[0] ?? ""])];
  const bare = new Set([signless(lower), lettersOf(lower)]);
  const isOwn = own.some((text) => {
    const part = signless(text.toLowerCase());
    return part.length >= LEAST_PART && bare.has(part);
  });
  return isOwn ? "too_personal" : null;
}

function signless(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, "");
}

function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}]/gu, "");
}
