import { describe, expect, it } from "vitest";
import { unfit } from "./password-refusals.rules";

describe("the refusal of a password", () => {
  it.each([
    ["too_short", "must have at least 8 characters"],
    ["too_long", "must have at most 128 characters"],
    ["too_common", "is one of those that are guessed first"],
    ["too_personal", "is too much like your name or login"],
  ] as const)("names what is wrong: %s", (problem, sentence) => {
    expect(unfit(problem)).toEqual({
      kind: "invalid",
      errors: { password: [sentence] },
      reason: `password_${problem}`,
    });
  });
});
