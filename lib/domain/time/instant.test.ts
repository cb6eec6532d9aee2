import { describe, expect, it } from "vitest";
import { addSeconds, instantOf } from "./instant";

describe("instants", () => {
  it("move by seconds in both directions", () => {
    expect(addSeconds(instantOf(1000), 90)).toBe(91_000);
    expect(addSeconds(instantOf(1000), -2)).toBe(-1000);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])("are never %d", (value) => {
    expect(() => instantOf(value)).toThrow("Not an instant");
  });
});
