import { describe, expect, it } from "vitest";
import { authorizeLocation, locationId } from "@/lib/domain/ids";
import { NORD } from "@/test-support/builders";
import { locationOfSecret, newLocatedSecret } from "./located-secret";

const RANDOM = "0123456789abcdef0123456789abcdef";

describe("a secret that opens one thing of a location", () => {
  it.each([1, 4564, 65_535, 2 ** 52 - 1])("names its location: %i", (id) => {
    const hash = newLocatedSecret(authorizeLocation(locationId(id)));
    expect(hash).toMatch(/^[\da-f]{33,}$/);
    expect(locationOfSecret(hash)).toBe(id);
  });

  it("is another one each time", () => {
    const hashes = Array.from({ length: 100 }, () => newLocatedSecret(NORD));
    expect(new Set(hashes).size).toBe(100);
  });

  it.each([
    ["the smallest", `${RANDOM}1`, 1],
    ["Nord", `${RANDOM}11d4`, 4564],
    ["no location", RANDOM, null],
    ["location 0", `${RANDOM}0`, null],
    ["more digits than an id has", `${RANDOM}${"f".repeat(14)}`, null],
    ["capitals", `${RANDOM.toUpperCase()}1`, null],
    ["too few random digits", RANDOM.slice(2), null],
    ["something else behind", `${RANDOM}11d4/`, null],
    ["nothing", "", null],
  ])("is read: %s", (_what, hash, id) => {
    expect(locationOfSecret(hash)).toBe(id);
  });
});
