import { describe, expect, it } from "vitest";
import { locationId, teamMemberId } from "../ids";
import { mayEditHours, reachesMember } from "./access";
import type { Access } from "./access";

const anAccess = (given: Partial<Access> = {}): Access => ({
  locationId: locationId(4564),
  role: "worker",
  mayOpenTimetable: true,
  onlyMemberId: 0,
  onlyPositionId: 0,
  lastDaysCount: 0,
  mayEditHoursInJournal: false,
  mayEditHoursInSettings: false,
  mayCreateAppointments: false,
  mayEditAppointments: false,
  mayDeleteAppointments: false,
  mayDeleteArrivedAppointments: false,
  maySeePhones: false,
  maySeeClients: false,
  editDaysCount: -1,
  grants: [],
  ...given,
});

describe("the right to edit hours (business.md 11.2)", () => {
  it.each([
    [false, false, false],
    [true, false, true],
    [false, true, true],
    [true, true, true],
  ])("in the journal %j, in settings %j: %j", (inJournal, inSettings, expected) => {
    const access = anAccess({
      mayEditHoursInJournal: inJournal,
      mayEditHoursInSettings: inSettings,
    });
    expect(mayEditHours(access)).toBe(expected);
  });

  it("does not follow from the role", () => {
    expect(mayEditHours(anAccess({ role: "owner" }))).toBe(false);
  });
});

describe("the members that a user reaches (schedule.md 5.2)", () => {
  const anna = { id: teamMemberId(3001), position: { id: 11 } };
  const ben = { id: teamMemberId(3002), position: { id: 14 } };
  const nobody = { id: teamMemberId(3999), position: null };

  it.each([
    ["without restrictions are all", anAccess(), [true, true, true]],
    ["with a member are that one", anAccess({ onlyMemberId: anna.id }), [true, false, false]],
    ["with a position are its holders", anAccess({ onlyPositionId: 14 }), [false, true, false]],
    [
      "with both must pass both",
      anAccess({ onlyMemberId: anna.id, onlyPositionId: 14 }),
      [false, false, false],
    ],
    [
      "with both agreeing are that one",
      anAccess({ onlyMemberId: anna.id, onlyPositionId: 11 }),
      [true, false, false],
    ],
  ])("%s", (_, access, expected) => {
    expect([anna, ben, nobody].map((member) => reachesMember(access, member))).toEqual(expected);
  });
});
