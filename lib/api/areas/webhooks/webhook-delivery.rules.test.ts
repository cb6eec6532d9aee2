import { describe, expect, it } from "vitest";
import { LAKESIDE, NORD, PATAN } from "@/test-support/builders";
import { locationsWith, PATHS, signatureOf } from "./webhook-delivery.rules";

describe("the signature of a delivery", () => {
  it("is the HMAC-SHA256 of the body by the secret (RFC 4231, case 2)", () => {
    expect(signatureOf("what do ya want for nothing?", "Jefe")).toBe(
      "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    );
  });

  it.each([
    ["another body", '{"a":2}', "secret"],
    ["a blank more", '{"a":1} ', "secret"],
    ["another secret", '{"a":1}', "Secret"],
  ])("differs for %s", (_what, body, secret) => {
    expect(signatureOf(body, secret)).not.toBe(signatureOf('{"a":1}', "secret"));
  });
});

describe("the locations with many deliveries under way", () => {
  it.each([
    ["none under way", 1, [], []],
    ["all that occur", 1, [NORD, LAKESIDE, NORD], [NORD, LAKESIDE]],
    ["as often as told", 2, [NORD, LAKESIDE, NORD, PATAN, PATAN, PATAN], [NORD, PATAN]],
    ["one too few", 4, [PATAN, PATAN, PATAN], []],
  ])("%s", (_which, count, underWay, expected) => {
    expect(locationsWith(count, underWay)).toEqual(expected);
  });
});

describe("what is read for a delivery", () => {
  it("is the object of the location, where it is not the location itself", () => {
    const { salon, ...others } = PATHS;
    expect(salon).toBe("/company/{location}");
    for (const path of Object.values(others)) {
      expect(path).toMatch(/^\/[a-z_]+\/\{location\}(\/[a-z]+)?\/\{id\}$/);
    }
  });
});
