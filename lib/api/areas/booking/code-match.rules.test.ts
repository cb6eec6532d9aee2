import { describe, expect, it } from "vitest";
import { isSame } from "./code-match.rules";

describe("the code of a message", () => {
  it.each([
    ["123456", "123456", true],
    ["", "", true],
    ["123456", "123457", false],
    ["123456", "12345", false],
    ["123456", "123456 ", false],
    ["123456", "", false],
  ])("%j matches %j: %j, whatever their lengths", (sent, typed, expected) => {
    expect(isSame(sent, typed)).toBe(expected);
    expect(isSame(typed, sent)).toBe(expected);
  });
});
