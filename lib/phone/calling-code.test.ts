import { expect, it } from "vitest";
import { callingCode } from "./calling-code";

it.each([
  ["DE", "49"],
  ["US", "1"],
  ["NP", "977"],
  ["AQ", null],
])("knows how %s is called", (country, code) => {
  expect(callingCode(country)).toBe(code);
});
