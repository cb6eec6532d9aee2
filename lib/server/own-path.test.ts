import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "@/test-support/proof-length";
import { ownPathOf } from "./own-path";

describe("the address to go on to", () => {
  it.each([
    ["/", "/"],
    ["/4565/schedule?view=week", "/4565/schedule?view=week"],
    [
      "/4565/schedule?date=2026-12-10&members=3001,3002",
      "/4565/schedule?date=2026-12-10&members=3001,3002",
    ],
    ["/4565/../4564/schedule", "/4564/schedule"],
    ["/x#part", "/x"],
    ["/%2Fevil.example", "/%2Fevil.example"],
    ["/café", "/caf%C3%A9"],
  ])("%j on this site is %j", (address, path) => {
    expect(ownPathOf(address)).toBe(path);
  });

  it.each([
    [null],
    [undefined],
    [""],
    ["schedule"],
    ["https://evil.example/x"],
    ["javascript:alert(1)"],
    ["//evil.example/x"],
    ["///evil.example/x"],
    ["/\\evil.example/x"],
    ["\\\\evil.example/x"],
    ["/\t/evil.example/x"],
    ["/\r/evil.example/x"],
    ["/\n/evil.example/x"],
    ["\t//evil.example/x"],
    ["/\u0000/evil.example/x"],
    ["/\u0085/evil.example/x"],
    ["/.//evil.example/x"],
    ["/x/..//evil.example/x"],
    ["/./\\evil.example/x"],
    ["/%2e//evil.example/x"],
    ["/%2E%2e/\\evil.example"],
  ])("%j is none", (address) => {
    expect(ownPathOf(address)).toBeNull();
  });

  it("never leads to another site, whatever is sent", () => {
    const piece = fc.constantFrom(
      ..."/ \\ . : @ ? # % \t \r \n %2f %5c %09 %2e http: evil.example x".split(" "),
      " ",
    );
    const address = fc.oneof(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join("")),
      fc.array(piece, { maxLength: 12 }).map((pieces) => `/${pieces.join("")}`),
      fc.webUrl(),
      fc.string(),
    );
    fc.assert(
      fc.property(address, (text) => {
        const path = ownPathOf(text);
        if (path === null) return;
        const there = new URL(path, "https://salon.example/login?next=x");
        expect(there.origin).toBe("https://salon.example");
        expect(ownPathOf(path)).toBe(path);
      }),
      { numRuns: runs(1000) },
    );
  });
});
