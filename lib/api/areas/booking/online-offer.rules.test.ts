import { describe, expect, it } from "vitest";
import { serviceId } from "@/lib/domain/ids";
import type { HoldingBlock } from "@/lib/domain/salon/appointment";
import { DEFAULT_ONLINE_SETTINGS } from "@/lib/domain/salon/online-settings";
import type { Service } from "@/lib/domain/salon/service";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { localDateOf } from "@/lib/domain/time/local-date";
import { minuteOf } from "@/lib/domain/time/local-time";
import { ANNA, at, BEN, TODAY } from "@/test-support/builders";
import { aLocation, aMember, aScope, aService } from "@/test-support/salon-parts";
import {
  daysAhead,
  daysReached,
  doesAll,
  hasResources,
  isServiceBookable,
  isOffered,
  isOnDate,
  isOver,
  joinedOffers,
  lengthOf,
  longestOf,
  partOf,
  offerStepOf,
  takenFrom,
} from "./online-offer.rules";
import type { OfferedTime } from "./online-offer.rules";

const [YESTERDAY, TOMORROW] = [localDateOf("2026-11-24"), localDateOf("2026-11-26")];

describe("who and what visitors are offered", () => {
  it.each<[string, Partial<TeamMember>, boolean]>([
    ["a member with hours", {}, true],
    ["no hidden one", { isHidden: true }, false],
    ["none without a timetable", { hasTimetable: false }, false],
    ["none who was dismissed", { isDismissed: true }, false],
    ["none who was removed", { isRemoved: true }, false],
  ])("%s", (_who, over, expected) => {
    expect(isOffered(aMember(over))).toBe(expected);
  });

  it.each<[string, Partial<Service>, boolean]>([
    ["a service", {}, true],
    ["none that is kept offline", { isBookableOnline: false }, false],
    ["none of groups, which are booked by their events", { isGroup: true }, false],
  ])("%s", (_what, over, expected) => {
    expect(isServiceBookable(aService(over))).toBe(expected);
  });

  const limited = { isLimitedToDates: true };

  it.each<[string, Partial<Service>, boolean, boolean]>([
    ["without dates", { dateFrom: TOMORROW, dateTo: YESTERDAY }, true, false],
    ["with open ends", limited, true, false],
    ["from today to today", { ...limited, dateFrom: TODAY, dateTo: TODAY }, true, false],
    ["from tomorrow", { ...limited, dateFrom: TOMORROW }, false, false],
    ["until yesterday", { ...limited, dateTo: YESTERDAY }, false, true],
  ])("a service %s: today %j, never again %j", (_when, over, onDate, over_) => {
    expect(isOnDate(aService(over), TODAY)).toBe(onDate);
    expect(isOver(aService(over), TODAY)).toBe(over_);
  });

  it.each([
    ["one that they do", [aService()], ANNA, true],
    ["one that they do not do", [aService()], BEN, false],
    ["one of two", [aService(), aService({ links: [] })], ANNA, false],
    ["nothing", [], BEN, true],
  ])("a member who does all: %s", (_what, services, memberId, expected) => {
    expect(doesAll(services, memberId)).toBe(expected);
  });
});

describe("how long a visitor is served, in seconds", () => {
  const colour = aService({
    id: serviceId(502),
    technicalBreakSeconds: 600,
    links: [{ memberId: ANNA, durationSeconds: 5400, cardId: null, price: null }],
  });
  const short = aService({
    id: serviceId(503),
    technicalBreakSeconds: 300,
    links: [],
    durationSeconds: 900,
  });

  it.each([
    ["nothing chosen: an hour", [], 3600],
    ["one", [aService()], 3600],
    ["one with its break", [colour], 6000],
    ["several, the longest break once", [aService(), colour, short], 10_500],
  ])("%s", (_what, services, seconds) => {
    expect(lengthOf(services, ANNA)).toBe(seconds);
  });

  it.each([
    ["the location's", [aService()], 15],
    ["the location's for nothing", [], 15],
    [
      "the largest of the services",
      [aService({ slotStepSeconds: 1200 }), aService({ slotStepSeconds: 1800 })],
      30,
    ],
    ["whole minutes", [aService({ slotStepSeconds: 61 })], 2],
  ])("starts lie so many minutes apart: %s", (_what, services, minutes) => {
    expect(offerStepOf(aScope(), services)).toBe(minutes);
  });
});

describe("what an appointment takes of its day and the days after it", () => {
  it.each<[string, string, number, number, [day: number, from: number, to: number][]]>([
    ["as long as it is", "2026-11-25", 600, 3600, [[0, 600, 660]]],
    ["whole minutes", "2026-11-25", 600, 61, [[0, 600, 602]]],
    ["until midnight", "2026-11-25", 1380, 3600, [[0, 1380, 1440]]],
    [
      "the rest after midnight",
      "2026-11-25",
      1410,
      3600,
      [
        [0, 1410, 1440],
        [1, 0, 30],
      ],
    ],
    [
      "days and nights",
      "2026-11-25",
      1380,
      93_600,
      [
        [0, 1380, 1440],
        [1, 0, 1440],
        [2, 0, 60],
      ],
    ],
    [
      "an hour more where the clock is put forward",
      "2026-03-29",
      90,
      3600,
      [
        [0, 90, 120],
        [0, 180, 210],
      ],
    ],
    ["an hour that comes twice once", "2026-10-25", 90, 7200, [[0, 90, 180]]],
    [
      "an hour more of a night whose clock is put forward",
      "2026-03-28",
      1410,
      10_800,
      [
        [0, 1410, 1440],
        [1, 0, 120],
        [1, 180, 210],
      ],
    ],
  ])("%s", (_what, date, start, length, pieces) => {
    const takes = takenFrom("Europe/Berlin", localDateOf(date), length);
    const taken = takes(minuteOf(start)).map(({ daysLater, from, to }) => [daysLater, from, to]);
    expect(taken).toEqual(pieces);
  });

  it.each([
    [600, 0],
    [601, 1],
    [87_000, 1],
    [87_001, 2],
  ])("of %i seconds from the last start reaches %i days further", (length, days) => {
    expect(daysReached(takenFrom("Europe/Berlin", localDateOf("2026-11-25"), length))).toBe(days);
  });

  it("lasts at most as long as with whoever needs longest for each service, breaks included", () => {
    const slow = { memberId: BEN, durationSeconds: 9000, cardId: null, price: null };
    const quick = { ...slow, memberId: ANNA, durationSeconds: 60 };
    const [one, two] = [{ links: [slow, quick] }, { links: [quick], technicalBreakSeconds: 300 }];
    expect(longestOf([aService(one), aService({ id: serviceId(502), ...two })])).toBe(9360);
    expect(longestOf([])).toBe(0);
  });
});

const aTime = (start: number, length = 3600): OfferedTime => ({
  start: minuteOf(start),
  startsAt: at("2026-11-26T09:00:00Z"),
  datetime: "2026-11-26T10:00:00+01:00",
  durationSeconds: length,
});

describe("the resources that a time needs", () => {
  const basins = [1, 2].map((id) => ({ id, title: `Basin ${id}`, resourceId: 9 }));
  const needed = [{ id: 9, title: "Basin", units: basins }];
  const held = (unitId: number, startsAt: string): HoldingBlock => ({
    kind: "event",
    id: 801,
    memberId: BEN,
    startsAt: at(startsAt),
    durationSeconds: 3600,
    unitId,
  });
  const THEN = "2026-11-26T09:30:00Z";
  const AFTERWARDS = "2026-11-26T10:00:00Z";

  it.each([
    ["none needed", [], [held(1, THEN), held(2, THEN)], true],
    ["all free", needed, [], true],
    ["one piece left", needed, [held(1, THEN)], true],
    ["no piece left", needed, [held(1, THEN), held(2, THEN)], false],
    ["held afterwards only", needed, [held(1, THEN), held(2, AFTERWARDS)], true],
  ])("%s", (_what, resources, holding, expected) => {
    const sources = { settings: DEFAULT_ONLINE_SETTINGS, services: [], needed: resources, holding };
    expect(hasResources(aTime(600), sources)).toBe(expected);
  });
});

describe("times of several members", () => {
  it.each([
    ["none", [], []],
    [
      "are told once, the shorter one, by start",
      [
        [660, 60],
        [600, 90],
        [600, 60],
        [600, 70],
      ],
      [
        [600, 60],
        [660, 60],
      ],
    ],
  ])("%s", (_what, given, expected) => {
    const times = joinedOffers(given.map(([start = 0, length]) => aTime(start, length)));
    expect(times.map(({ start, durationSeconds: length }) => [start, length])).toEqual(expected);
  });
});

describe("the days that are looked through for a free time", () => {
  it.each([
    ["today and two months on", null, "2026-11-25", "2027-01-25"],
    ["from a later day on", "2026-12-01", "2026-12-01", "2027-01-31"],
    ["never from the past on", "2026-11-01", "2026-11-25", "2027-01-25"],
  ])("%s", (_which, from, first, last) => {
    const period = daysAhead(aScope({}, aLocation()), from === null ? null : localDateOf(from));
    expect(period).toEqual({ from: first, to: last });
  });

  it("are a week and, where it has none, the rest", () => {
    expect(partOf(aScope(), "first")).toEqual({ from: "2026-11-25", to: "2026-12-01" });
    expect(partOf(aScope(), "rest")).toEqual({ from: "2026-12-02", to: "2027-01-25" });
  });
});
