import { describe, expect, it } from "vitest";
import { localDateOf } from "../time/local-date";
import { repeatDates } from "./repeat-dates";
import type { RepeatMode } from "./repeat-dates";

const from = localDateOf("2026-12-01"); // a Tuesday

describe("repeatDates", () => {
  it.each<[RepeatMode, number, number[], string[]]>([
    ["daily", 0, [], ["2026-12-01", "2026-12-02", "2026-12-03"]],
    ["daily", 1, [], ["2026-12-01", "2026-12-03", "2026-12-05"]],
    ["weekdays", 0, [], ["2026-12-01", "2026-12-02", "2026-12-03"]],
    ["mon_wed_fri", 0, [], ["2026-12-02", "2026-12-04", "2026-12-07"]],
    ["tue_thu", 0, [], ["2026-12-01", "2026-12-03", "2026-12-08"]],
    ["weekly", 0, [], ["2026-12-01", "2026-12-08", "2026-12-15"]],
    ["weekly", 2, [0, 2], ["2026-12-01", "2026-12-06", "2026-12-22"]],
    ["monthly", 0, [], ["2026-12-01", "2027-01-01", "2027-02-01"]],
    ["yearly", 1, [], ["2026-12-01", "2028-12-01", "2030-12-01"]],
  ])("mode %s with pause %i on days %j", (mode, interval, days, expected) => {
    const range = { from, till: null, count: 3 };
    expect(repeatDates({ mode, interval, days }, range, 100)).toEqual(expected);
  });

  it("ends with its last date, its number, or the limit", () => {
    const daily = { mode: "daily", interval: 0, days: [] } as const;
    const till = localDateOf("2026-12-04");
    expect(repeatDates(daily, { from, till, count: null }, 100).length).toBe(4);
    expect(repeatDates(daily, { from, till, count: 2 }, 100).length).toBe(2);
    expect(repeatDates(daily, { from, till: null, count: null }, 5).length).toBe(5);
  });

  it("keeps to the last day of shorter months and returns to its own", () => {
    const range = { from: localDateOf("2027-01-31"), till: null, count: 3 };
    expect(repeatDates({ mode: "monthly", interval: 0, days: [] }, range, 100)).toEqual([
      "2027-01-31",
      "2027-02-28",
      "2027-03-31",
    ]);
  });
});
