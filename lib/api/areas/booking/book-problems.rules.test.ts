import { describe, expect, it } from "vitest";
import type { VisitorContact } from "@/lib/domain/salon/visitor";
import { problem, problemsOfContact, unbookable } from "./book-problems.rules";

const CONTACT: VisitorContact = {
  name: "Vera",
  phone: "493012345678",
  email: "",
  comment: "",
  apiId: "",
  code: "",
  smsRemainHours: 0,
  emailRemainHours: 0,
};

describe("why a visitor's booking is refused (business.md 9.7)", () => {
  it.each([
    [422, "No services are given."],
    [431, "The phone number is missing or wrong."],
    [432, "The code from the message is wrong or too old."],
    [433, "The time is taken, or nobody works then."],
    [435, "The name is missing."],
    [436, "Nobody is available at that time."],
    [437, "The time overlaps another appointment of the request."],
    [438, "The service is no longer offered."],
  ] as const)("%i: %s", (code, message) => {
    expect(problem(code)).toEqual({ code, message });
  });

  it("names the appointment of the request that it concerns, 0 too", () => {
    const message = "The time is taken, or nobody works then.";
    expect(problem(433, 0)).toEqual({ code: 433, message, id: 0 });
  });

  it("tells all problems at once", () => {
    const problems = [problem(422), problem(435)];
    const refusal = { ok: false, error: { kind: "unbookable", problems } };
    expect(unbookable(...problems)).toEqual(refusal);
  });

  it.each([
    ["nothing", {}, []],
    ["the name", { name: "" }, [435]],
    ["the phone", { phone: "" }, [431]],
    ["both", { name: "", phone: "" }, [435, 431]],
  ])("a visitor who leaves out %s", (_what, over, codes) => {
    const problems = problemsOfContact({ ...CONTACT, ...over });
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });
});
