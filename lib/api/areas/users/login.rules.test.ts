import { describe, expect, it } from "vitest";
import { normaliseLogin } from "./login.rules";

describe("a login as it is looked for", () => {
  it.each([
    ["uma@example.org", "uma@example.org"],
    [" Uma@Example.ORG ", "uma@example.org"],
    ["+49 (30) 1234-56.78", "493012345678"],
    ["493012345678", "493012345678"],
    ["+49/30", "+49/30"],
    ["user 7", "user 7"],
    ["", ""],
  ])("%j is %j", (typed, login) => {
    expect(normaliseLogin(typed)).toBe(login);
  });
});
