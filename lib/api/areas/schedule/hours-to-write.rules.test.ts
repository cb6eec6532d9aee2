import { describe, expect, it } from "vitest";
import { localDateOf } from "@/lib/domain/time/local-date";
import { aMemberDay, ANNA, BEN, MIA, span } from "@/test-support/builders";
import { aMember, aScope, TEAM } from "@/test-support/salon-parts";
import {
  daysOfBody,
  inTeamOrder,
  problemOfDays,
  problemOfHoursMembers,
  replaced,
} from "./hours-to-write.rules";
import type { DayToWrite } from "./hours-to-write.rules";

const [MONDAY, TUESDAY] = [localDateOf("2027-03-01"), localDateOf("2027-03-02")];

const toWrite = (date: string, field: string, memberId = ANNA): DayToWrite => ({
  ...aMemberDay({ date, memberId }),
  field,
});

describe("the days of a bulk write (schedule.md 10)", () => {
  it("are each member's dates, hours before days without, named by their place in the body", () => {
    const slots = [span(540, 780)];
    const body = {
      schedules_to_set: [{ staff_id: 3001, dates: [MONDAY, TUESDAY], slots }],
      schedules_to_delete: [
        { staff_id: 3002, dates: [MONDAY] },
        { staff_id: 3002, dates: [TUESDAY], off_day_type: "vacation" as const },
      ],
    };
    const day = { date: MONDAY, intervals: [], dayOff: null };
    expect(daysOfBody(body)).toEqual([
      { memberId: ANNA, day: { ...day, intervals: slots }, field: "schedules_to_set.0.dates.0" },
      {
        memberId: ANNA,
        day: { ...day, date: TUESDAY, intervals: slots },
        field: "schedules_to_set.0.dates.1",
      },
      { memberId: BEN, day, field: "schedules_to_delete.0.dates.0", keepsKind: true },
      {
        memberId: BEN,
        day: { date: TUESDAY, intervals: [], dayOff: "vacation" },
        field: "schedules_to_delete.1.dates.0",
        keepsKind: false,
      },
    ]);
  });

  it("are none where the body names none", () => {
    expect(daysOfBody({})).toEqual([]);
  });
});

describe("the days after a write", () => {
  it("are those that were written, where they were not written before", () => {
    const old = aMemberDay({ intervals: [span(0, 60)] });
    const kept = aMemberDay({ memberId: BEN });
    const [now, added] = [aMemberDay(), aMemberDay({ date: TUESDAY })];
    expect(replaced([old, kept], [now, added])).toEqual([now, kept, added]);
  });

  it("stand in the order of the team, then by date, strangers last", () => {
    const days = [
      aMemberDay({ memberId: MIA }),
      aMemberDay({ memberId: BEN }),
      aMemberDay({ date: TUESDAY }),
      aMemberDay({ date: MONDAY }),
    ];
    const order = inTeamOrder(days, TEAM).map(({ memberId, day }) => [memberId, day.date]);
    expect(order).toEqual([
      [ANNA, MONDAY],
      [ANNA, TUESDAY],
      [BEN, MONDAY],
      [MIA, MONDAY],
    ]);
  });
});

describe("whose hours are written (schedule.md 5.2)", () => {
  const DENIED = { kind: "forbidden", message: "Access to this team member is denied." };
  const team = [...TEAM, aMember({ id: MIA, name: "Mia", hasTimetable: false })];
  const NO_TIMETABLE = {
    kind: "forbidden",
    message: "Mia has no access to the timetable.",
    reason: "no_timetable",
  };
  const UNKNOWN = { kind: "not_found", message: "Team member not found." };

  it.each([
    ["nobody's", {}, [], null],
    ["members with hours", {}, [ANNA, BEN], null],
    ["one without a timetable", {}, [ANNA, MIA], NO_TIMETABLE],
    ["the first problem of two", { onlyMemberId: MIA }, [ANNA, MIA], DENIED],
  ])("%s", (_whose, rights, ids, problem) => {
    expect(problemOfHoursMembers(aScope(rights), team, ids)).toEqual(problem);
  });

  it("an unknown member comes before all other problems", () => {
    expect(problemOfHoursMembers(aScope({ onlyMemberId: MIA }), TEAM, [ANNA, MIA])).toEqual(
      UNKNOWN,
    );
  });
});

describe("the dates that are written", () => {
  const invalid = (errors: Record<string, string[]>) => ({ kind: "invalid", errors });
  const AHEAD = ["must be at most two years ahead"];

  it.each<[string, readonly DayToWrite[], unknown]>([
    ["none", [], null],
    ["the last of two years", [toWrite("2028-11-25", "a")], null],
    ["a day more", [toWrite("2028-11-26", "a")], invalid({ a: AHEAD })],
    [
      "one that is named twice",
      [toWrite("2027-03-01", "a"), toWrite("2027-03-01", "b")],
      invalid({ b: ["2027-03-01 is named twice for this team member"] }),
    ],
    ["one of two members", [toWrite("2027-03-01", "a"), toWrite("2027-03-01", "b", BEN)], null],
    [
      "several problems, all told",
      [toWrite("2029-01-01", "a"), toWrite("2027-03-01", "b"), toWrite("2027-03-01", "c")],
      invalid({ a: AHEAD, c: ["2027-03-01 is named twice for this team member"] }),
    ],
  ])("%s", (_which, days, problem) => {
    expect(problemOfDays(aScope(), days)).toEqual(problem);
  });

  it.each([
    ["inside the limit", "2026-11-23", null],
    [
      "further back",
      "2026-11-22",
      { kind: "forbidden", message: "Days more than 2 days back may not be changed." },
    ],
  ])("in the past: %s", (_where, date, problem) => {
    expect(problemOfDays(aScope({ lastDaysCount: 2 }), [toWrite(date, "a")])).toEqual(problem);
  });
});
