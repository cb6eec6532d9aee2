/** Letters that are no letter with a mark, and both ways in which people spell them: short and long. */
const SPELT: Readonly<Record<string, readonly [short: string, long: string]>> = {
  ß: ["ss", "ss"],
  æ: ["a", "ae"],
  œ: ["o", "oe"],
  ø: ["o", "oe"],
  å: ["a", "aa"],
  ä: ["a", "ae"],
  ö: ["o", "oe"],
  ü: ["u", "ue"],
  ł: ["l", "l"],
  đ: ["d", "d"],
  ð: ["d", "d"],
  þ: ["th", "th"],
  ħ: ["h", "h"],
  ı: ["i", "i"],
  ĸ: ["k", "k"],
  ŋ: ["n", "n"],
  ς: ["σ", "σ"],
};

/** Marks over and under letters of Latin, Greek and Cyrillic; those of other scripts carry meaning. */
const MARKS = /[\u0300-\u036F]/g;

/** Everything that is typed where an apostrophe is meant; it parts no word. */
const APOSTROPHES = /['`´ʹʻʼʽʾʿˈ‘’‛′＇]/g;

/** A run of letters and digits; scripts that part no words give each of their letters. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[\p{L}\p{N}\p{M}]+/gu;
const ALONE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/**
 * The words of a text as people look for them, each in the one or two ways in which it may be typed:
 * without case, marks and apostrophes, umlauts as one letter or as two. "O’Hara Müller" is
 * `[["ohara"], ["muller", "mueller"]]`.
 */
export function foldedWords(text: string): (readonly string[])[] {
  const plain = text.normalize("NFC").toLowerCase().replaceAll(APOSTROPHES, "");
  const parted = plain.replaceAll(ALONE, " $& ");
  return [...parted.matchAll(WORD)].flatMap(([word]) => {
    const forms = [...new Set([folded(word, 0), folded(word, 1)])].filter((form) => form !== "");
    return forms.length > 0 ? [forms] : [];
  });
}

function folded(word: string, way: 0 | 1): string {
  const spelt = Array.from(word, (letter) => SPELT[letter]?.[way] ?? letter).join("");
  const bare = spelt.normalize("NFKD").replaceAll(MARKS, "").normalize("NFC");
  return Array.from(bare, (letter) => SPELT[letter]?.[way] ?? letter).join(""); // ǿ is ø with a mark
}

/** The words in all their forms, each after a blank: what a form is a part of. */
export function foldedText(text: string): string {
  return [...new Set(foldedWords(text).flat())].map((word) => ` ${word}`).join("");
}

/** Short words are looked for at the beginning of words, longer ones anywhere in them. */
const PART = 3;

/**
 * The keys under which a text is kept: all parts of three letters of its words, and their first one
 * and two letters after a `^`.
 */
export function keysOf(words: readonly string[]): string[] {
  return [...new Set(words.flatMap((word) => [...beginningsOf(word), ...partsOf(word)]))];
}

/** The keys that all texts with this part of a word have; never none. */
export function keysToFind(part: string): string[] {
  const letters = Array.from(part);
  return letters.length < PART ? [`^${part}`] : [...new Set(partsOf(part))];
}

/** Tells whether a part is so short that it counts at the beginning of a word only. */
export function isBeginning(part: string): boolean {
  return Array.from(part).length < PART;
}

function beginningsOf(word: string): string[] {
  const letters = Array.from(word);
  return [1, 2]
    .filter((length) => length <= letters.length)
    .map((length) => `^${letters.slice(0, length).join("")}`);
}

function partsOf(word: string): string[] {
  const letters = Array.from(word);
  return letters
    .slice(0, Math.max(0, letters.length - PART + 1))
    .map((_, index) => letters.slice(index, index + PART).join(""));
}
