import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import en from "@/public/locales/en.json";
import { pseudoCatalogue, pseudoMessage } from "./pseudo-catalogue";

describe("pseudoMessage", () => {
  it("puts accents on letters, a third more length and brackets around", () => {
    expect(pseudoMessage("Save")).toBe("⟦Šàṽè··⟧");
  });

  it.each([
    ["Open {day}", "⟦Òþèñ {day}··⟧"],
    ["{count} not <more>covered</more>", "⟦{count} ñòţ <more>çòṽèŕèđ</more>····⟧"],
    ["{day, date, short} on", "⟦{day, date, short} òñ·⟧"],
    ["it '{'is'}' so", "⟦ìţ '{'ìš'}' šò···⟧"],
  ])("leaves arguments, tags and quotes of %j", (message, pseudo) => {
    expect(pseudoMessage(message)).toBe(pseudo);
  });

  it("reaches into the branches of a plural and leaves their names", () => {
    expect(pseudoMessage("{count, plural, one {# day} other {# days}} off")).toBe(
      "⟦{count, plural, one {# đàý} other {# đàýš}} òƒƒ···⟧",
    );
  });

  it("leaves a message without letters as it is", () => {
    expect(pseudoMessage("{fromDay} – {toDay}")).toBe("{fromDay} – {toDay}");
  });
});

describe("pseudoCatalogue", () => {
  const say = createTranslator({ locale: "en-XA", messages: pseudoCatalogue(en) });

  it("keeps every key", () => {
    const [keys, pseudoKeys] = [keysOf(en), keysOf(pseudoCatalogue(en))];
    expect(pseudoKeys).toEqual(keys);
    expect(keys.length).toBeGreaterThan(150);
  });

  it("gives messages that can still be filled in", () => {
    expect(say("editor.uncovered", { count: 1 })).toBe("⟦1 àþþòìñţṁèñţ ñòţ çòṽèŕèđ········⟧");
    expect(say("counts.people", { count: 3 })).toBe("⟦3 þèòþļè···⟧");
    expect(say("days.label", { person: "Anna", day: "x", what: "y" })).toBe("Anna, x: y");
  });
});

function keysOf(catalogue: object): string[] {
  return Object.entries(catalogue).flatMap(([key, value]: [string, unknown]) =>
    typeof value === "string" ? [key] : keysOf(Object(value)).map((inner) => `${key}.${inner}`),
  );
}
