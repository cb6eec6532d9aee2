import { describe, expect, it } from "vitest";
import en from "@/public/locales/en.json";
import { catalogueOf, languageOf } from "./languages";

describe("languageOf", () => {
  it.each([
    [undefined, "en"],
    ["en", "en"],
    ["xx", "en"],
    ["toString", "en"],
    ["en-XA", "en"],
  ])("reads %j as %s", (wanted, language) => {
    expect(languageOf(wanted, false)).toBe(language);
  });

  it("knows the pseudo-language only where the server offers it", () => {
    expect(languageOf("en-XA", true)).toBe("en-XA");
  });
});

describe("catalogueOf", () => {
  it("gives English as it stands in its file", async () => {
    expect(await catalogueOf("en")).toEqual(en);
  });

  it("makes the pseudo-language of it", async () => {
    const { common } = await catalogueOf("en-XA");
    expect(common.save).toBe("⟦Šàṽè··⟧");
  });
});
