import { describe, expect, it } from "vitest";
import { addDays, localDateOf } from "../time/local-date";
import type { Weekday } from "../time/local-date";
import { MAX_SERIES_EVENTS, isTooLong, seriesDates } from "./series-dates";

const between = (after: string, to: string) => ({ after: localDateOf(after), to: localDateOf(to) });

describe("seriesDates", () => {
  it.each<[Weekday, string[]]>([
    [1, ["2026-12-14", "2026-12-21"]],
    [2, ["2026-12-08", "2026-12-15"]],
    [7, ["2026-12-13", "2026-12-20"]],
  ])("weekday %i of the two weeks after a Monday", (weekday, expected) => {
    expect(seriesDates(weekday, between("2026-12-07", "2026-12-21"), 10)).toEqual(expected);
  });

  it("has the last date and never the first, over the change of clocks and of years", () => {
    expect(seriesDates(7, between("2027-03-21", "2027-04-04"), 10)).toEqual([
      "2027-03-28",
      "2027-04-04",
    ]);
    expect(seriesDates(5, between("2026-12-25", "2027-01-01"), 10)).toEqual(["2027-01-01"]);
    expect(seriesDates(1, between("2026-12-07", "2026-12-07"), 10)).toEqual([]);
    expect(seriesDates(1, between("2026-12-07", "2026-01-01"), 10)).toEqual([]);
  });

  it("ends at its limit", () => {
    expect(seriesDates(1, between("2026-12-07", "2099-12-07"), 3)).toHaveLength(3);
  });
});

describe("isTooLong", () => {
  it("allows as many weeks as a series may have events", () => {
    const after = localDateOf("2026-12-07");
    const last = addDays(after, MAX_SERIES_EVENTS * 7);
    expect(isTooLong({ after, to: last })).toBe(false);
    expect(isTooLong({ after, to: addDays(last, 1) })).toBe(true);
    expect(seriesDates(1, { after, to: last }, 1000)).toHaveLength(MAX_SERIES_EVENTS);
  });
});
