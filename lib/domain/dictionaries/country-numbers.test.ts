import { expect, it } from "vitest";
import { COUNTRY_NUMBERS } from "./country-numbers";

it("knows all countries of ISO 3166-1, each once", () => {
  expect(COUNTRY_NUMBERS).toHaveLength(249);
  expect(new Set(COUNTRY_NUMBERS.map(({ code }) => code)).size).toBe(249);
  expect(new Set(COUNTRY_NUMBERS.map(({ number }) => number)).size).toBe(249);
  expect(COUNTRY_NUMBERS.every(({ code, number }) => /^[A-Z]{2}$/.test(code) && number > 0)).toBe(
    true,
  );
});

it.each([
  ["US", 840],
  ["DE", 276],
  ["NP", 524],
  ["AF", 4],
  ["ZW", 716],
])("numbers %s as %i", (code, number) => {
  expect(COUNTRY_NUMBERS.find((each) => each.code === code)?.number).toBe(number);
});
