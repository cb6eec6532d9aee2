import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { factorOf, inRounds, proofFactor, runs } from "./proof-length";

describe("the length of a proof", () => {
  it("is 1 unless the environment says more", () => {
    expect([factorOf(undefined), factorOf(""), factorOf("1"), factorOf("20")]).toEqual([
      1, 1, 1, 20,
    ]);
  });

  it.each(["0", "-1", "1.5", "many", "1001"])("is refused as %s", (text) => {
    expect(() => factorOf(text)).toThrow("PROOF_FACTOR");
  });

  it("multiplies the runs of a property, those that set a number and those that set none", () => {
    let plain = 0;
    let own = 0;
    const countPlain = fc.property(fc.integer(), () => void (plain += 1));
    const countOwn = fc.property(fc.integer(), () => void (own += 1));
    fc.assert(countPlain);
    fc.assert(countOwn, { numRuns: runs(7) });
    expect([plain, own]).toEqual([100 * proofFactor, 7 * proofFactor]);
  });

  it("gives a race its engines once a round", () => {
    expect(inRounds(["one", "two"], 1)).toEqual(["one", "two"]);
    expect(inRounds(["one", "two"], 3)).toEqual(["one", "two", "one", "two", "one", "two"]);
    expect(inRounds(["one", "two"])).toHaveLength(2 * proofFactor);
  });
});
