import { expect, it } from "vitest";
import { BUSINESS_GROUPS } from "./business-groups";

it("gives every group and every kind a number of its own", () => {
  const types = BUSINESS_GROUPS.flatMap((group) => group.types.map(({ id }) => id));
  expect(new Set(types).size).toBe(types.length);
  expect(new Set(BUSINESS_GROUPS.map(({ id }) => id)).size).toBe(BUSINESS_GROUPS.length);
});
