import { describe, expect, it } from "vitest";
import type { ClientFilter } from "@/lib/domain/salon/client-filter";
import { instantOf } from "@/lib/domain/time/instant";
import { localDateOf } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { at } from "@/test-support/builders";
import { aScope } from "@/test-support/salon-parts";
import { daysIn, listFilters, timed } from "./client-search.rules";

const [MONDAY, TUESDAY] = [localDateOf("2026-11-23"), localDateOf("2026-11-24")];
const BEGIN = at("2026-11-22T23:00:00Z");
const LAST_MOMENT = instantOf(at("2026-11-24T23:00:00Z") - 1);

describe("days of a filter in instants", () => {
  it.each([
    ["both ends", { from: MONDAY, to: TUESDAY }, { from: BEGIN, to: LAST_MOMENT }],
    ["an open start", { to: TUESDAY }, { from: undefined, to: LAST_MOMENT }],
    ["an open end", { from: MONDAY }, { from: BEGIN, to: undefined }],
    ["no ends", {}, { from: undefined, to: undefined }],
  ])("%s", (_which, between, expected) => {
    expect(daysIn("Europe/Berlin", between)).toEqual(expected);
  });

  const days = { from: MONDAY, to: TUESDAY };
  const instants = { from: BEGIN, to: LAST_MOMENT };
  const isInverted = true;
  const changed = { kind: "changed", between: days, isInverted } as const;
  const of = {
    memberIds: [3001],
    serviceIds: null,
    categoryIds: null,
    attendances: null,
    count: { from: 2 },
    soldAmount: {},
  };

  it.each<[string, ClientFilter<LocalDate>, ClientFilter]>([
    ["of a change", changed, { ...changed, between: instants }],
    [
      "of appointments",
      { kind: "appointments", of: { ...of, created: days }, isInverted },
      { kind: "appointments", of: { ...of, created: instants }, isInverted },
    ],
    [
      "of filters in filters",
      { kind: "all", isInverted, filters: [{ kind: "all", isInverted, filters: [changed] }] },
      {
        kind: "all",
        isInverted,
        filters: [{ kind: "all", isInverted, filters: [{ ...changed, between: instants }] }],
      },
    ],
    [
      "but none of a birthday, which is a date",
      { kind: "birthday", between: days, isInverted },
      { kind: "birthday", between: days, isInverted },
    ],
  ])("stand for those %s", (_which, filter, expected) => {
    expect(timed("Europe/Berlin", filter)).toEqual(expected);
  });
});

describe("the filters of a list", () => {
  const page = { spent: { from: 10 }, changed: {}, page: 1, count: 25 };
  const isInverted = false;
  const spent = { kind: "spent", between: { from: 10 }, isInverted };
  const changed = { kind: "changed", between: { from: undefined, to: undefined }, isInverted };

  it("are what was spent and when they were changed, where nothing else is told", () => {
    expect(listFilters(aScope(), page)).toEqual([spent, changed]);
  });

  it("also hold ids, none of them too, and parts of what is told", () => {
    const name = { kind: "part", of: "name", text: "Cla", isInverted };
    const ids = (values: readonly number[]) => ({ kind: "ids", values, isInverted });
    const asked = { ...page, ids: [1, 2], name: "Cla" };
    expect(listFilters(aScope(), asked)).toEqual([spent, changed, ids([1, 2]), name]);
    expect(listFilters(aScope(), { ...page, ids: [] })).toEqual([spent, changed, ids([])]);
  });
});
