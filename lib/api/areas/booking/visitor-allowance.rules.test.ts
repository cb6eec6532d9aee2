import { describe, expect, it } from "vitest";
import { locationId } from "@/lib/domain/ids";
import { VISITOR_ALLOWANCES, countedFor } from "./visitor-allowance.rules";

const keysOf = (what: "codes" | "bookings", id: number, phone: string) =>
  countedFor(what, { location: 3, range: 2 }, { id: locationId(id), phone });

describe("what a visitor's call is counted by", () => {
  it("is its location, and the range of its number there", () => {
    expect(keysOf("codes", 4564, "4930555001")).toEqual([
      { key: "codes 4564", most: 3 },
      { key: "codes 4564 493055", most: 2 },
    ]);
  });

  it.each([
    ["a neighbour's number", keysOf("codes", 4564, "4930559999"), true],
    ["a number of another range", keysOf("codes", 4564, "4930565001"), false],
    ["another location", keysOf("codes", 4565, "4930555001"), false],
    ["a booking", keysOf("bookings", 4564, "4930555001"), false],
  ])("%s: the same range is %s", (_, counted, isSame) => {
    const [, range] = keysOf("codes", 4564, "4930555001");
    expect(counted[1]?.key === range?.key).toBe(isSame);
  });

  it("is less for a range than for the location", () => {
    for (const { location, range } of Object.values(VISITOR_ALLOWANCES)) {
      expect(range).toBeLessThan(location);
    }
  });
});
