import { describe, expect, it } from "vitest";
import { localDateOf } from "@/lib/domain/time/local-date";
import { ANNA, at, BEN } from "@/test-support/builders";
import { anEvent, aScope, TEAM } from "@/test-support/salon-parts";
import { searchDates, isSelected, queryOf, reachable, resourcesOf } from "./event-search.rules";

const day = (text: string) => localDateOf(text);

describe("the period of a search for events", () => {
  it.each([
    [
      "whole days of the location",
      0,
      "2026-11-20",
      "2026-11-21",
      "2026-11-19T23:00Z",
      "2026-11-21T23:00Z",
    ],
    ["one day", 0, "2026-11-20", "2026-11-20", "2026-11-19T23:00Z", "2026-11-20T23:00Z"],
    [
      "no further back than may be seen",
      2,
      "2026-11-01",
      "2026-11-30",
      "2026-11-22T23:00Z",
      "2026-11-30T23:00Z",
    ],
    [
      "nothing where all lies too far back",
      2,
      "2026-11-01",
      "2026-11-20",
      "2026-11-22T23:00Z",
      "2026-11-22T23:00Z",
    ],
  ])("is %s", (_what, lastDaysCount, from, till, first, end) => {
    const asked = { serviceIds: [501], from: day(from), till: day(till) };
    expect(queryOf(aScope({ lastDaysCount }), asked)).toEqual({
      ok: true,
      value: { serviceIds: [501], span: { from: at(first), to: at(end) } },
    });
  });

  it("does not end before it begins", () => {
    const asked = { from: day("2026-11-21"), till: day("2026-11-20") };
    expect(queryOf(aScope(), asked)).toEqual({
      ok: false,
      error: { kind: "invalid", errors: { till: ["must not be before from"] } },
    });
  });
});

describe("the members whose events are found", () => {
  it.each([
    ["anybody, for who reaches all", {}, undefined, undefined],
    ["those who are asked for, for who reaches all", {}, [BEN, 3999], [BEN, 3999]],
    ["those within reach", { onlyPositionId: 14 }, undefined, [BEN]],
    ["those within reach who are asked for", { onlyPositionId: 14 }, [ANNA, BEN], [BEN]],
    ["nobody, where none of them is within reach", { onlyPositionId: 14 }, [ANNA], []],
  ])("are %s", (_who, rights, asked, expected) => {
    const query = asked === undefined ? {} : { memberIds: asked };
    const reached = reachable(aScope(rights), TEAM, query);
    expect(reached).toEqual(expected === undefined ? {} : { memberIds: expected });
  });
});

describe("the dates of events", () => {
  it("are those of the location's clock, each once and ascending", () => {
    const events = ["2026-11-26T22:59Z", "2026-11-25T23:00Z", "2026-11-24T12:00Z"];
    const held = events.map((text) => anEvent({ startsAt: at(text) }));
    expect(searchDates(aScope(), held)).toEqual(["2026-11-24", "2026-11-26"]);
    expect(searchDates(aScope(), [])).toEqual([]);
  });
});

describe("the events that the other filters leave", () => {
  const basin = (id: number) => ({ id, title: `Basin ${id}`, resourceId: 9 });
  const event = anEvent({
    units: [basin(1), basin(2), { id: 3, title: "Room", resourceId: 10 }],
  });
  const none = { serviceIds: [599], memberIds: [BEN], resourceIds: [11] };

  it("hold each kind of resource once", () => {
    expect(resourcesOf(event)).toEqual([9, 10]);
    expect(resourcesOf(anEvent())).toEqual([]);
  });

  it.each([
    ["no filter", {}, "service", true],
    ["its service", { serviceIds: [501, 502] }, "staff", true],
    ["another service", { serviceIds: [599] }, "staff", false],
    ["its member", { memberIds: [ANNA] }, "service", true],
    ["another member", { memberIds: [BEN] }, "service", false],
    ["one of its resources", { resourceIds: [10, 11] }, "service", true],
    ["another resource", { resourceIds: [11] }, "service", false],
    ["a filter by nothing", { serviceIds: [] }, "staff", false],
    ["another service, in the list of services", { serviceIds: [599] }, "service", true],
    ["another member, in the list of members", { memberIds: [BEN] }, "staff", true],
    ["another resource, in the list of resources", { resourceIds: [11] }, "resource", true],
    ["all others, in the list of services", none, "service", false],
  ] as const)("by %s", (_which, selection, except, expected) => {
    expect(isSelected(event, selection, except)).toBe(expected);
  });
});
