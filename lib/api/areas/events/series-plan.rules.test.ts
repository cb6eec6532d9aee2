import { describe, expect, it } from "vitest";
import { serviceId } from "@/lib/domain/ids";
import type { EventSchedule, ScheduleDay, SeriesPlan } from "@/lib/domain/salon/event-series";
import { localDateOf } from "@/lib/domain/time/local-date";
import { ANNA, at, BEN, NOW } from "@/test-support/builders";
import { aMember, anEvent, aScope, aService, TEAM } from "@/test-support/salon-parts";
import {
  areDaysOf,
  changedOf,
  daysOf,
  lineOf,
  madeOf,
  problemOfEnd,
  problemOfSeriesMembers,
  wantedOn,
} from "./series-plan.rules";

const THURSDAY = localDateOf("2026-11-26");

const aDay = (over: Partial<ScheduleDay> = {}): ScheduleDay => ({
  id: 71,
  scheduleId: 7,
  weekday: 4,
  memberId: ANNA,
  minute: 600,
  durationSeconds: 3600,
  capacity: 10,
  tagIds: [],
  unitIds: [],
  createdAt: NOW,
  changedAt: NOW,
  ...over,
});

const aSchedule = (...ids: readonly number[]): EventSchedule => ({
  id: 7,
  originalEventId: 801,
  from: THURSDAY,
  to: localDateOf("2026-12-31"),
  createdAt: NOW,
  changedAt: NOW,
  days: ids.map((id) => aDay({ id })),
});

describe("an event beside the plan of its series (schedule.md 15)", () => {
  const SAME = { master: false, datetime: false, duration: false, tags: false, units: false };
  const tag = (id: number) => ({ id, title: `Tag ${id}`, color: "#000000", icon: "" });
  const piece = (id: number) => ({ id, title: `Basin ${id}`, resourceId: 9 });

  it.each<[string, Partial<ReturnType<typeof anEvent>>, Partial<SeriesPlan>, Partial<typeof SAME>]>(
    [
      ["nothing", {}, {}, {}],
      ["its member", { memberId: BEN }, {}, { master: true }],
      ["its time", { startsAt: at("2026-11-26T09:05:00Z") }, {}, { datetime: true }],
      ["its day", { startsAt: at("2026-11-27T09:00:00Z") }, {}, { datetime: true }],
      ["its length", { durationSeconds: 1800 }, {}, { duration: true }],
      ["a tag more", { tags: [tag(1)] }, {}, { tags: true }],
      ["another tag", { tags: [tag(1)] }, { tagIds: [2] }, { tags: true }],
      ["a piece less", { units: [piece(1)] }, { unitIds: [1, 2] }, { units: true }],
      [
        "not the order of tags and pieces",
        { tags: [tag(1), tag(2)], units: [piece(1), piece(2)] },
        { tagIds: [2, 1], unitIds: [2, 1] },
        {},
      ],
      ["not its seats", { capacity: 3 }, {}, {}],
    ],
  )("differs in %s", (_what, event, plan, changed) => {
    const difference = changedOf(aScope(), anEvent(event), aDay(plan), THURSDAY);
    expect(difference).toEqual({ ...SAME, ...changed });
  });
});

describe("the events that a series makes", () => {
  const scope = aScope();

  it.each([
    ["in winter", "2026-11-26", "2026-11-26T09:00:00Z"],
    ["in summer", "2027-07-01", "2027-07-01T08:00:00Z"],
  ])("start at the same time of the clock %s", (_when, date, startsAt) => {
    expect(wantedOn(scope, aDay({ unitIds: [1] }), localDateOf(date))).toMatchObject({
      date,
      memberId: ANNA,
      durationSeconds: 3600,
      unitIds: [1],
      startsAt: at(startsAt),
    });
  });

  it("take the ids that they were given, in their order; without an id none was made", () => {
    const made = [aDay(), aDay({ id: 72, capacity: 4, memberId: BEN })].map((day) =>
      wantedOn(scope, day, THURSDAY),
    );
    const like = { serviceId: serviceId(501), title: "Class" };
    const [first, second] = madeOf(made, [901, 902], like);
    expect(first).toEqual({ dayId: 71, event: expectedEvent(901, ANNA, 10) });
    expect(second).toEqual({ dayId: 72, event: expectedEvent(902, BEN, 4) });
    expect(madeOf(made, [901], like)).toEqual([first]);
  });

  function expectedEvent(id: number, memberId: typeof ANNA, capacity: number) {
    const { tags: _labels, units: _instances, ...event } = anEvent();
    return { ...event, id, memberId, capacity, booked: 0 };
  }
});

describe("the price of a client's seat", () => {
  it.each([
    ["that of the service, for who is not linked too", [aService({ links: [] })], "Cut", 30],
    ["nothing, where the service is gone", [], "Class", 0],
  ])("is %s", (_what, catalogue, title, cost) => {
    expect(lineOf(catalogue, anEvent())).toEqual({
      id: 501,
      title,
      firstCost: cost,
      discount: 0,
      cost,
      amount: 1,
    });
  });
});

describe("what speaks against a series", () => {
  const dismissed = aMember({ id: BEN, name: "Ben", isDismissed: true });

  it.each([
    ["nobody", {}, [], TEAM, null],
    ["members with hours", {}, [ANNA, BEN], TEAM, null],
    [
      "the first who is out of reach",
      { onlyMemberId: ANNA },
      [ANNA, BEN],
      TEAM,
      { kind: "forbidden", message: "Access to this team member is denied." },
    ],
    [
      "one who has no hours",
      {},
      [ANNA, BEN],
      [aMember(), dismissed],
      {
        kind: "forbidden",
        message: "Ben is dismissed and has no working hours.",
        reason: "no_timetable",
      },
    ],
  ])("its members: %s", (_who, rights, ids, everybody, problem) => {
    const plans = ids.map((memberId) => ({ memberId }));
    expect(problemOfSeriesMembers(aScope(rights), plans, everybody)).toEqual(problem);
  });

  it.each([
    ["the day of the original event", "2026-11-26", null],
    ["the day before it", "2026-11-25", "must not be before the original event"],
    ["366 weeks on", "2033-12-01", null],
    ["a day more", "2033-12-02", "makes more than 366 events"],
  ])("its end: %s", (_when, to, message) => {
    const expected = message && { kind: "invalid", errors: { date_end: [message] } };
    expect(problemOfEnd(THURSDAY, localDateOf(to))).toEqual(expected);
  });
});

describe("the series that a client comes to", () => {
  it.each([
    ["all, those of later too", null, [71, 72]],
    ["some, in the schedule's order", [72, 71], [71, 72]],
    ["none that is deleted", [72, 79], [72]],
    ["none", [], []],
  ])("are %s", (_which, dayIds, expected) => {
    expect(daysOf(aSchedule(71, 72), { dayIds })).toEqual(expected);
  });

  it.each([
    ["its own", [72], true],
    ["none", [], true],
    ["one of another schedule beside its own", [71, 79], false],
  ])("are of the schedule: %s", (_which, ids, expected) => {
    expect(areDaysOf(aSchedule(71, 72), ids)).toBe(expected);
  });
});
