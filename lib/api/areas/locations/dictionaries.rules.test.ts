import { expect, it } from "vitest";
import { listedCities, listedCountries } from "./dictionaries.rules";

const NOWHERE = { countryId: 0, country: "", cityId: 0, city: "", timeZone: "Europe/Berlin" };
const BERLIN = { ...NOWHERE, country: "Germany", cityId: 12, city: "Berlin" };
const AUSTIN = { ...NOWHERE, countryId: 7, country: "United States", cityId: 181, city: "Austin" };

it("lists all countries by title, with letters, calling code and the number of ISO 3166-1", () => {
  const all = listedCountries([], "en");
  expect(all).toHaveLength(249);
  expect(all[0]).toEqual({ id: 4, title: "Afghanistan", code: "AF", callingCode: "93" });
  expect(all.find(({ code }) => code === "DE")).toEqual({
    id: 276,
    title: "Germany",
    code: "DE",
    callingCode: "49",
  });
});

it("names them in the language that is asked for", () => {
  const german = listedCountries([], "de");
  expect(german.find(({ code }) => code === "DE")?.title).toBe("Deutschland");
});

it("gives a country the number that a location has for it", () => {
  const all = listedCountries([AUSTIN], "en");
  expect(all.find(({ code }) => code === "US")?.id).toBe(7);
  expect(all.filter(({ id }) => id === 840)).toEqual([]);
});

it("gives no number twice: one that a location has for a country is no other's", () => {
  const odd = { ...AUSTIN, countryId: 276 };
  const all = listedCountries([odd, { ...AUSTIN, countryId: 9 }], "en");
  expect(all.filter(({ id }) => id === 276).map(({ code }) => code)).toEqual(["US"]);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});

it("lists the cities of the locations once each, in their country", () => {
  expect(listedCities([BERLIN, AUSTIN, BERLIN, NOWHERE], undefined)).toEqual([
    { id: 181, countryId: 7, title: "Austin" },
    { id: 12, countryId: 276, title: "Berlin" },
  ]);
  expect(listedCities([BERLIN, AUSTIN], 7).map(({ title }) => title)).toEqual(["Austin"]);
  expect(listedCities([BERLIN, AUSTIN], 4)).toEqual([]);
});
