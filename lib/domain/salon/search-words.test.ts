import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldedText, foldedWords, isBeginning, keysOf, keysToFind } from "./search-words";

describe("words as they are looked for", () => {
  it.each<[text: string, words: readonly (readonly string[])[]]>([
    ["Sinéad O'Hara", [["sinead"], ["ohara"]]],
    ["Sinéad O’Hara", [["sinead"], ["ohara"]]],
    ["O‘Hara OʼHara O`Hara O´Hara", [["ohara"], ["ohara"], ["ohara"], ["ohara"]]],
    [
      "Özlem Müller",
      [
        ["ozlem", "oezlem"],
        ["muller", "mueller"],
      ],
    ],
    [
      "O\u0308zlem Mu\u0308ller",
      [
        ["ozlem", "oezlem"],
        ["muller", "mueller"],
      ],
    ],
    ["STRASSE Straße", [["strasse"], ["strasse"]]],
    ["GROẞ", [["gross"]]],
    ["Größe", [["grosse", "groesse"]]],
    [
      "Søren Ærø Håkon",
      [
        ["soren", "soeren"],
        ["aro", "aeroe"],
        ["hakon", "haakon"],
      ],
    ],
    ["Łukasz Đorđe Şule", [["lukasz"], ["dorde"], ["sule"]]],
    ["İbrahim Işık", [["ibrahim"], ["isik"]]],
    [
      "Œuvre Cœur",
      [
        ["ouvre", "oeuvre"],
        ["cour", "coeur"],
      ],
    ],
    ["Nguyễn Thị", [["nguyen"], ["thi"]]],
    ["Anna-Lena v. d. Berg", [["anna"], ["lena"], ["v"], ["d"], ["berg"]]],
    ["Jalapeño 2", [["jalapeno"], ["2"]]],
    ["ﬁn Ｆｕｌｌ", [["fin"], ["full"]]],
    ["Ёлка Йод", [["елка"], ["иод"]]],
    ["ΟΔΥΣΣΕΎΣ", [["οδυσσευσ"]]],
    ["हरि", [["हरि"]]],
    ["田中", [["田"], ["中"]]],
    ["김민수", [["김"], ["민"], ["수"]]],
    ["", []],
    [" %_\\ ", []],
    ["'", []],
  ])("%j gives %j", (text, words) => {
    expect(foldedWords(text)).toEqual(words);
  });

  const letters = fc.constantFrom(...Array.from("aeoußäöüøåéñçłđ'’- İıΣ田ﬁ0"));
  const text = fc.array(letters, { maxLength: 12 }).map((each) => each.join(""));

  it("are the same composed and decomposed, in either case, and folded again", () => {
    fc.assert(
      fc.property(text, (typed) => {
        const words = foldedWords(typed);
        expect(foldedWords(typed.normalize("NFD"))).toEqual(words);
        expect(foldedWords(typed.normalize("NFC"))).toEqual(words);
        expect(foldedWords(typed.toUpperCase())).toEqual(words);
        for (const form of words.flat()) expect(foldedWords(form)).toEqual([[form]]);
      }),
    );
  });

  it("stand in the text that they are of, in each form, and so do their parts", () => {
    fc.assert(
      fc.property(text, (typed) => {
        const stored = foldedText(typed);
        const keys = new Set(keysOf(foldedWords(typed).flat()));
        for (const form of foldedWords(typed).flat()) {
          expect(stored).toContain(` ${form}`);
          const letter = Array.from(form);
          const parts = letter.flatMap((_, start) => {
            const end = letter.length - start;
            return [letter.slice(start).join(""), letter.slice(0, end).join("")];
          });
          for (const part of parts) {
            if (isBeginning(part) && !form.startsWith(part)) continue;
            expect([...keys]).toEqual(expect.arrayContaining(keysToFind(part)));
          }
        }
      }),
    );
  });
});
