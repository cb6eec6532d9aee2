import { describe, expect, it } from "vitest";
import { COMMON_PASSWORDS } from "./common-passwords";
import { passwordProblem } from "./password";
import type { PasswordProblem } from "./password";

const ANNA = ["Anna Berg", "anna.berg@atelier.example", "4930555003"];

describe("a new password", () => {
  it.each<[string, PasswordProblem | null]>([
    ["", "too_short"],
    ["seven77", "too_short"],
    ["🦊🦊🦊🦊🦊🦊🦊", "too_short"],
    ["eight-88", null],
    ["        ", "too_common"],
    ["x".repeat(128), "too_common"],
    [`${"quiet river ".repeat(10)}12345678`, null],
    [`${"quiet river ".repeat(10)}123456789`, "too_long"],
    ["password", "too_common"],
    ["PassWord", "too_common"],
    ["12345678", "too_common"],
    ["abababab", "too_common"],
    ["iloveyou", "too_common"],
    ["annaberg", "too_personal"],
    ["Anna-Berg-2026!", "too_personal"],
    ["anna.berg@atelier.example", "too_personal"],
    ["4930555003", "too_personal"],
    ["+49 30 555003", "too_personal"],
    ["Chairtime1", "too_personal"],
    ["Berg im Nebel", null],
    ["korrekt pferd batterie", null],
    ["пароль из букв", null],
    ["owner-demo-pass", null],
  ])("%j is judged %j", (password, problem) => {
    expect(passwordProblem(password, ANNA)).toBe(problem);
  });

  it("is not held against an owner of whom nothing is known", () => {
    expect(passwordProblem("a fine evening", ["", "", ""])).toBeNull();
  });
});

describe("the common passwords", () => {
  it("are long enough to be asked for, in lower case, and some thousands", () => {
    const all = [...COMMON_PASSWORDS];
    expect(all.length).toBeGreaterThan(2000);
    expect(all.filter((each) => each.length < 8 || each !== each.toLowerCase())).toEqual([]);
  });
});
