import { describe, expect, it } from "vitest";
import type { QuickMember } from "./team-writing.contract";
import { aScope } from "@/test-support/salon-parts";
import { quickMemberFacts, withReadPhones } from "./quick-facts.rules";

const BODY: QuickMember = {
  name: "Nora",
  specialization: "Colourist",
  position_id: 11,
  phone_number: "493012345678",
  user_email: "",
  user_phone: "",
  is_user_invite: false,
};

describe("a member who is quickly created (schedule.md 3.4)", () => {
  it("has what the body tells and neutral values beside", () => {
    expect(quickMemberFacts(BODY)).toEqual({
      name: "Nora",
      specialization: "Colourist",
      positionId: 11,
      phone: "493012345678",
      hasTimetable: true,
      userId: null,
      apiId: "",
      information: "",
      isDismissed: false,
      isHidden: false,
      weight: 0,
    });
  });

  it.each([
    ["none for 0", { position_id: 0 }, { positionId: null }],
    ["a timetable when nothing is told", { is_paid_staff: undefined }, { hasTimetable: true }],
    ["a timetable when paid", { is_paid_staff: true }, { hasTimetable: true }],
    ["no timetable otherwise", { is_paid_staff: false }, { hasTimetable: false }],
  ])("has %s", (_what, over, expected) => {
    expect(quickMemberFacts({ ...BODY, ...over })).toMatchObject(expected);
  });
});

describe("the phones of a member who is quickly created", () => {
  it("are read in the country of the location", () => {
    const told = { ...BODY, phone_number: "030/12345678", user_phone: "+49 (0)155 50001" };
    expect(withReadPhones(aScope(), told)).toEqual({
      ok: true,
      value: { ...BODY, phone_number: "493012345678", user_phone: "4915550001" },
    });
    expect(withReadPhones(aScope(), BODY)).toEqual({ ok: true, value: BODY });
  });

  it.each(["phone_number", "user_phone"])("are refused by %s where they cannot be any", (field) => {
    expect(withReadPhones(aScope(), { ...BODY, [field]: "+49 1" })).toEqual({
      ok: false,
      error: { kind: "invalid", errors: { [field]: [expect.any(String)] } },
    });
  });
});
