import { describe, expect, it } from "vitest";
import { isPhoneLogin, loginsOf } from "./login.rules";

const PLACES = [
  { country: "Germany", timeZone: "Europe/Berlin" },
  { country: "", timeZone: "Asia/Kathmandu" },
];

describe("a login as it is looked for", () => {
  it.each([
    ["uma@example.org", "uma@example.org"],
    [" Uma@Example.ORG ", "uma@example.org"],
    ["+49 (30) 1234-56.78", "493012345678"],
    ["493012345678", "493012345678"],
    ["0049 30 12345678", "493012345678"],
    ["+49 (0)30 12345678", "493012345678"],
    ["030/12345678", "493012345678"],
    ["12", "12"],
    ["user 7", "user 7"],
    ["", ""],
  ])("%j is %j", (typed, login) => {
    expect(loginsOf(typed, PLACES)[0]).toBe(login);
  });

  it("may be a number of any place, and digits from before they were read", () => {
    expect(loginsOf("030 555000", PLACES)).toEqual(["4930555000", "97730555000", "030555000"]);
    expect(loginsOf("+49 30 555000", PLACES)).toEqual(["4930555000"]);
  });

  it("is a phone when it is written as one", () => {
    expect([" +49 30 1", "030", "a@b.example", ""].map(isPhoneLogin)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
