import { describe, expect, it } from "vitest";
import type { ScheduledDay } from "@/lib/domain/schedule/scheduled-day";
import { localDateOf } from "@/lib/domain/time/local-date";
import { ANNA, BEN, span, TODAY } from "@/test-support/builders";
import { aMember } from "@/test-support/salon-parts";
import { uncoveredOf } from "./uncovered.rules";

const TOMORROW = localDateOf("2026-11-26");
const NOON = { date: TODAY, second: 12 * 3600 };
const booked = (from: number, to: number, id = 5) =>
  ({ kind: "appointment", id, ...span(from, to) }) as const;
const aDay = (over: Partial<ScheduledDay> = {}): ScheduledDay => ({
  date: TOMORROW,
  intervals: [span(540, 1080)],
  dayOff: null,
  memberId: ANNA,
  busy: [booked(600, 660)],
  ...over,
});

describe("bookings that no hours cover", () => {
  it.each([
    ["none inside the hours", {}, {}, []],
    ["one that leaves them", { busy: [booked(1050, 1110)] }, {}, ["no_hours"]],
    ["one on a day without hours", { intervals: [] }, {}, ["no_hours"]],
    ["one on a day off", { intervals: [], dayOff: "vacation" }, {}, ["day_off"]],
    ["all with somebody dismissed", { intervals: [] }, { isDismissed: true }, ["no_timetable"]],
    ["all with somebody deleted", { intervals: [] }, { isRemoved: true }, ["no_timetable"]],
    ["all without a timetable", { intervals: [] }, { hasTimetable: false }, ["no_timetable"]],
    ["none of somebody who is only hidden", {}, { isHidden: true }, []],
  ] as const)("are %s", (_which, day, member, reasons) => {
    const found = uncoveredOf([aDay(day)], [aMember(member)], NOON);
    expect(found.map(({ reason }) => reason)).toEqual(reasons);
  });

  it("are told with their place and the kind of day off", () => {
    const day = aDay({ intervals: [], dayOff: "sick_leave" });
    expect(uncoveredOf([day], [aMember()], NOON)).toEqual([
      {
        ...booked(600, 660),
        memberId: ANNA,
        date: TOMORROW,
        reason: "day_off",
        dayOff: "sick_leave",
      },
    ]);
  });

  it("are left out once they are over, and told until then", () => {
    const busy = [
      booked(600, 660, 1),
      booked(690, 720, 2),
      booked(690, 721, 3),
      booked(800, 860, 4),
    ];
    const found = uncoveredOf([aDay({ date: TODAY, intervals: [], busy })], [aMember()], NOON);
    expect(found.map(({ id }) => id)).toEqual([3, 4]);
    const yesterday = aDay({ date: localDateOf("2026-11-24"), intervals: [], busy });
    expect(uncoveredOf([yesterday], [aMember()], NOON)).toEqual([]);
  });

  it("are told of members that nobody knows, too", () => {
    const found = uncoveredOf([aDay({ memberId: BEN, intervals: [] })], [aMember()], NOON);
    expect(found.map(({ reason }) => reason)).toEqual(["no_timetable"]);
  });
});
