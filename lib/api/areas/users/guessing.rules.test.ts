import { describe, expect, it } from "vitest";
import { GUESSING_LIMITS, pauseAfter } from "./guessing.rules";

describe("the pause after a failed sign-in", () => {
  it.each([
    [1, 0],
    [10, 0],
    [11, 1],
    [12, 2],
    [13, 4],
    [16, 32],
    [17, 60],
    [2000, 60],
  ])("of an account's try number %i is %i s", (tries, seconds) => {
    expect(pauseAfter(tries, GUESSING_LIMITS)).toBe(seconds);
  });
});
