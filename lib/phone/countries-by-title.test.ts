import { expect, it } from "vitest";
import { countriesByTitle, readLanguage } from "./countries-by-title";

it.each([
  ["en", "Afghanistan", "Germany"],
  ["de", "Afghanistan", "Deutschland"],
  ["tlh", "Afghanistan", "Germany"],
])("names all countries in %s, in its order", (language, first, germany) => {
  const all = countriesByTitle(language);
  expect(all).toHaveLength(249);
  expect(all[0]?.title).toBe(first);
  expect(all.find(({ code }) => code === "DE")?.title).toBe(germany);
});

it.each([
  ["de", "de"],
  ["DE-de", "de-DE"],
  ["pt-br", "pt-BR"],
  ["", undefined],
  ["no language", undefined],
  ["de-1", undefined],
  [5, undefined],
])("reads %s as a language", (text, language) => {
  expect(readLanguage(text)).toBe(language);
});
