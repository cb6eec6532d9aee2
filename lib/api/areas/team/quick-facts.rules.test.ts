import { describe, expect, it } from "vitest";
import type { QuickMember } from "./team-writing.contract";
import { quickMemberFacts } from "./quick-facts.rules";

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
