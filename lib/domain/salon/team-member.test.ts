import { describe, expect, it } from "vitest";
import { teamMemberId } from "../ids";
import { localDateOf } from "../time/local-date";
import { isInJournal, mayHaveHours } from "./team-member";
import type { TeamMember } from "./team-member";

const aMember = (given: Partial<TeamMember> = {}): TeamMember => ({
  id: teamMemberId(3001),
  name: "Anna Berg",
  specialization: "Stylist",
  position: { id: 11, title: "Senior stylist" },
  userId: null,
  apiId: "",
  information: "",
  hasTimetable: true,
  isDismissed: false,
  isRemoved: false,
  isHidden: false,
  weight: 10,
  rating: 0,
  scheduleUntil: null,
  ...given,
});

const today = localDateOf("2026-11-25");
const dates = ["2026-11-24", "2026-11-25", "2026-11-26"].map(localDateOf);

/** Where something is booked, whatever became of the member. */
const ON_ALL_DATES = [true, true, true];

describe("team members by state (schedule.md 3.6)", () => {
  it.each([
    ["normal", {}, true, [true, true, true]],
    ["hidden from online booking", { isHidden: true }, true, [true, true, true]],
    ["without a timetable", { hasTimetable: false }, false, [true, false, false]],
    ["dismissed", { isDismissed: true }, false, [true, false, false]],
    ["removed", { isRemoved: true }, false, [true, false, false]],
    [
      "dismissed and without a timetable",
      { isDismissed: true, hasTimetable: false },
      false,
      [true, false, false],
    ],
  ])("%s: hours may be written %j is %j; journal of yesterday, today, tomorrow", (...row) => {
    const [, state, writable, journal] = row;
    const member = aMember(state);
    expect(mayHaveHours(member)).toBe(writable);
    expect(dates.map((date) => isInJournal(member, date, today))).toEqual(journal);
    expect(dates.map((date) => isInJournal(member, date, today, true))).toEqual(ON_ALL_DATES);
  });
});
