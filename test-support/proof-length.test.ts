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

  it("gives a race its engines as they are in one round", () => {
    const engines = [{ name: "one" }];
    expect(inRounds(engines, 1)).toBe(engines);
  });

  it("gives a race each engine once a round, with a name of its own", () => {
    const engines = [
      { name: "one", port: 1 },
      { name: "two", port: 2 },
    ];
    expect(inRounds(engines, 2)).toEqual([
      { name: "one, round 1", port: 1 },
      { name: "two, round 1", port: 2 },
      { name: "one, round 2", port: 1 },
      { name: "two, round 2", port: 2 },
    ]);
  });
});
