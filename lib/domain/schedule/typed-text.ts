/** What a piece of typed hours is; blanks and invisible signs are no pieces. */
export type TokenKind =
  | "number"
  | "colon"
  | "dot"
  | "comma"
  /** A dash or minus: between two times, before a time, after one. */
  | "dash"
  /** A word for the dash: until, bis, à. */
  | "until"
  /** "~" or "…": a dash between two times and nothing elsewhere. */
  | "span"
  | "separator"
  | "slash"
  | "plus"
  | "open"
  | "close"
  | "am"
  | "pm"
  /** Said of a time only: Uhr, o'clock. */
  | "clock"
  /** Said of a time or of a length: h, hrs. */
  | "h"
  /** Said of a length only: hours, Stunden. */
  | "hours"
  | "minutes"
  | "break"
  | "from";

export type Token = {
  readonly kind: TokenKind;
  readonly text: string;
  /** Tells whether a blank stands before it. */
  readonly hasGap: boolean;
};

/** Longer texts are no hours. */
const MAX_LENGTH = 200;

/** Fractions, raised and circled digits, Roman numbers: NFKC would make other digits of them. */
const FALSE_DIGITS = /[\p{No}\p{Nl}]/u;

/** Zero-width signs, and the direction marks that a copy from a phone or a calendar brings along. */
const INVISIBLE = /[\u{200B}-\u{200F}\u{2060}\u{2066}\u{2068}\u{2069}\u{FEFF}]/gu;

/**
 * The text with one form for each sign: full-width digits are digits, nothing is invisible, blanks
 * are one space, a line break is one ";". Null for a text that holds what only looks like a number.
 */
export function cleanText(text: string): string | null {
  if (text.length > MAX_LENGTH || FALSE_DIGITS.test(text)) return null;
  return text
    .replaceAll("…", "~")
    .normalize("NFKC")
    .replaceAll(INVISIBLE, "")
    .toLowerCase()
    .trim()
    .replaceAll(/\s*[\n\r\u{2028}\u{2029}]\s*/gu, ";")
    .replaceAll(/\s+/g, " ");
}

const WORDS: Readonly<Record<string, TokenKind>> = {
  ...wordsFor("until", "to til till until bis à a"),
  ...wordsFor("separator", "and und et"),
  ...wordsFor("from", "von from"),
  ...wordsFor("clock", "uhr"),
  ...wordsFor("h", "h hr hrs"),
  ...wordsFor("hours", "hour hours std stunde stunden"),
  ...wordsFor("minutes", "m min mins minute minutes minuten"),
  ...wordsFor("break", "pause break mittagspause lunch"),
};

function wordsFor(kind: TokenKind, words: string): Record<string, TokenKind> {
  return Object.fromEntries(words.split(" ").map((word) => [word, kind]));
}

/** In this order: the first that fits counts. */
const SIGNS: readonly (readonly [RegExp, TokenKind])[] = [
  [/\d+/y, "number"],
  [/:/y, "colon"],
  [/\.{3}|[~\u{223C}\u{2053}]/uy, "span"],
  [/[\p{Pd}\u{2212}\u{2796}\u{02D7}\u{2043}]/uy, "dash"],
  [/\./y, "dot"],
  [/,/y, "comma"],
  [/[;|&]/y, "separator"],
  [/\//y, "slash"],
  [/\+/y, "plus"],
  [/\(/y, "open"],
  [/\)/y, "close"],
  [/'/y, "minutes"],
  [/a(?:m|\.m\.?)(?!\p{L})/uy, "am"],
  [/p(?:m|\.m\.?)(?!\p{L})/uy, "pm"],
  [/o['’]?clock(?!\p{L})/uy, "clock"],
  [/u\.(?!\p{L})/uy, "separator"],
];

const WORD = /\p{L}+/uy;

/** The pieces of a cleaned text, or null when one of them has no meaning among hours. */
export function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = [];
  let place = 0;
  while (place < text.length) {
    const hasGap = text[place] === " ";
    if (hasGap) place += 1;
    const found = tokenAt(text, place);
    if (!found) return null;
    tokens.push({ ...found, hasGap });
    place += found.text.length;
  }
  return tokens;
}

function tokenAt(text: string, place: number): { kind: TokenKind; text: string } | null {
  for (const [sign, kind] of SIGNS) {
    const found = matchAt(sign, text, place);
    if (found !== null) return { kind, text: found };
  }
  const word = matchAt(WORD, text, place);
  const kind = word !== null && Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
  return word !== null && kind !== undefined ? { kind, text: word } : null;
}

function matchAt(pattern: RegExp, text: string, place: number): string | null {
  pattern.lastIndex = place;
  return pattern.exec(text)?.[0] ?? null;
}
