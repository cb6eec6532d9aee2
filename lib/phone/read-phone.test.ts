import fc from "fast-check";
import { getCountries, getExampleNumber, parsePhoneNumberFromString } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { describe, expect, it } from "vitest";
import { runs } from "@/test-support/proof-length";
import type { Country } from "./country-of";
import { phoneParts, readPhone, readStoredPhone, refreshPhone } from "./read-phone";

describe("a phone in Germany", () => {
  it.each([
    "+49 155 50001",
    "0155 50001",
    "0049 155 50001",
    "+49 (0)155 50001",
    "+49 0155 50001",
    "0049 (0) 155 50001",
    "(0155) 50001",
    "0155/50001",
    "0155-50001",
    "0155‑50001",
    "0155.50001",
    "  0155\u00A050001 ",
    "＋４９ 155 50001",
    "4915550001",
    "(+49) 155 50001",
    "+49-155-50001",
  ])("is one number as %j", (typed) => {
    expect(readPhone(typed, "DE")).toBe("4915550001");
  });
});

describe("a phone", () => {
  it.each<[typed: string, country: Country | null, read: string]>([
    ["(312) 555-0001", "US", "13125550001"],
    ["3125550001", "US", "13125550001"],
    ["1 312 555 0001", "US", "13125550001"],
    ["13125550001", "US", "13125550001"],
    ["001 312 555 0001", "US", "13125550001"],
    ["0049 155 50001", "US", "4915550001"],
    ["+49 30 555000", "US", "4930555000"],
    ["4930555000", "US", "4930555000"], // nobody in Chicago can have it, somebody in Berlin can
    ["9841234567", "NP", "9779841234567"],
    ["015550001", "NP", "97715550001"],
    ["97715550001", "NP", "97715550001"],
    ["020 7946 0001", "GB", "442079460001"],
    ["06 12 34 56 78", "FR", "33612345678"],
    ["612345678", "ES", "34612345678"],
    ["06 1234 5678", "IT", "390612345678"],
    ["+39 06 1234 5678", "IT", "390612345678"],
    ["+39 (0)6 1234 5678", "DE", "390612345678"],
    ["8 495 123-45-67", "RU", "74951234567"],
    ["06 30 123 4567", "HU", "36301234567"],
    ["9112345678", "IN", "919112345678"],
    ["33612345678", "DE", "33612345678"],
    ["17612345678", "DE", "4917612345678"],
    ["40612345", "NO", "4740612345"],
    ["55500001", "NO", "4755500001"], // nobody's yet, but a whole number
    ["49305550001", "DE", "49305550001"],
    ["4930555000", "DE", "4930555000"],
    ["+49 155 50001", null, "4915550001"],
    ["4915550001", null, "4915550001"],
  ])("%j typed in %s is %s", (typed, country, read) => {
    expect(readPhone(typed, country)).toBe(read);
  });

  it.each<[typed: string, country: Country | null]>([
    ["", "DE"],
    ["abc", "DE"],
    ["12", "DE"],
    ["0", "DE"],
    ["+49", "DE"],
    ["+49 1", "DE"],
    ["+1 555 01", "DE"],
    ["555 0001", "US"],
    ["+999 1234567", "DE"],
    ["0155 50001", null],
    ["0400000", "CA"], // only Canada itself can dial seven digits
    ["15550001", "DE"], // neither with a zero nor with a country
    ["12345678", "DE"],
    ["+49 155 50001 155 50001 155 50001", "DE"],
  ])("%j typed in %s cannot be one", (typed, country) => {
    expect(readPhone(typed, country)).toBeNull();
  });

  const numbers = getCountries().flatMap((country) => {
    const example = getExampleNumber(country, examples);
    return example ? [{ country, example }] : [];
  });

  it.each(numbers)("of $country is the same in every spelling", ({ country, example }) => {
    const stored = example.number.slice(1);
    const spelt = [
      example.number,
      `00${stored}`,
      stored,
      example.formatInternational(),
      example.formatNational(),
    ];
    expect(spelt.map((typed) => readPhone(typed, country))).toEqual(spelt.map(() => stored));
  });

  it("stays as it is however often it is read, wherever", () => {
    const country = fc.constantFrom(...getCountries(), null);
    const digits = fc.stringMatching(/^\d{4,15}$/);
    fc.assert(
      fc.property(digits, country, (typed, at) => {
        const read = readPhone(typed, at);
        if (read === null) return;
        expect(readPhone(`+${read}`, at)).toBe(read);
        expect(refreshPhone({ phone: read, version: 1 }, at)).toBe(read);
        const older = readStoredPhone(read, at);
        expect(older).not.toBeNull();
        expect(readStoredPhone(older ?? "", at)).toBe(older);
        // a number that somebody may have was never taken for another
        const isInUse = parsePhoneNumberFromString(`+${read}`)?.isValid() ?? false;
        expect(isInUse ? older : read).toBe(read);
      }),
      { numRuns: runs(300) },
    );
  });
});

describe("digits that were stored", () => {
  it("in the form of today stay as they are, also where they could be of the country", () => {
    expect(refreshPhone({ phone: "82419080", version: 0 }, "DE")).toBe("4982419080");
    expect(refreshPhone({ phone: "82419080", version: 1 }, "DE")).toBe("82419080");
    expect(refreshPhone({ phone: "015550001", version: 1 }, "DE")).toBe("4915550001");
    expect(refreshPhone({ phone: "12", version: 1 }, "DE")).toBeNull();
  });

  it.each<[stored: string, country: Country, read: string | null]>([
    ["4915550001", "DE", "4915550001"],
    ["015550001", "DE", "4915550001"],
    ["004915550001", "DE", "4915550001"],
    ["49015550001", "DE", "4915550001"],
    ["4930555000", "US", "4930555000"],
    ["3125550001", "US", "13125550001"],
    ["9841234567", "NP", "9779841234567"],
    ["12345", "US", null],
  ])("%s in %s are %s", (stored, country, read) => {
    expect(readStoredPhone(stored, country)).toBe(read);
  });
});

describe("a part of a phone", () => {
  it.each<[typed: string, stored: string]>([
    ["0155", "4915550001"],
    ["0155 500", "4915550001"],
    ["0155 50001", "4915550001"],
    ["+49 (0)155 5", "4915550001"],
    ["0049 155", "4915550001"],
    ["+49155", "4915550001"],
    ["50001", "4915550001"],
    ["555 0012", "49305550012"],
    ["015550", "015550"], // what cannot be a number is kept as it was
  ])("%j stands in %s", (typed, stored) => {
    expect(phoneParts(typed, "DE").some((part) => stored.includes(part))).toBe(true);
  });

  it("of one national number stands in no other country's", () => {
    expect(phoneParts("0312 555", "DE").some((part) => "13125550001".includes(part))).toBe(false);
  });

  it("without digits is none", () => {
    expect(phoneParts("+ ()", "DE")).toEqual([]);
  });
});
