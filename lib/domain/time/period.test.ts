import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dateOfDayNumber, localDateOf } from "./local-date";
import {
  MAX_PERIOD_DAYS,
  datesOf,
  includesDate,
  monthAround,
  parseDateNear,
  periodLength,
  periodOf,
  weekAround,
} from "./period";
import type { Period } from "./period";

const aPeriod = (from: string, to: string): Period => ({
  from: localDateOf(from),
  to: localDateOf(to),
});

const [MONDAY, TUESDAY] = [localDateOf("2027-03-01"), localDateOf("2027-03-02")];

describe("a period", () => {
  it.each([
    ["none", [], null],
    ["one", [MONDAY], { from: MONDAY, to: MONDAY }],
    ["several in any order", [TUESDAY, MONDAY, TUESDAY], { from: MONDAY, to: TUESDAY }],
  ])("of dates spans them: %s", (_which, dates, period) => {
    expect(periodOf(dates)).toEqual(period);
  });

  it.each([
    ["2026-11-25", "2026-11-25", 1],
    ["2026-11-25", "2026-11-26", 2],
    ["2026-11-01", "2026-11-30", 30],
    ["2024-01-01", "2024-12-31", 366],
    ["2026-11-25", "2026-11-24", 0],
    ["2026-11-25", "2026-01-01", 0],
  ])("from %s to %s has %i days", (from, to, days) => {
    expect(periodLength(aPeriod(from, to))).toBe(days);
  });

  it("lists its dates with both ends, over a month border", () => {
    expect(datesOf(aPeriod("2026-02-27", "2026-03-02"))).toEqual([
      "2026-02-27",
      "2026-02-28",
      "2026-03-01",
      "2026-03-02",
    ]);
  });

  it("has no dates when it ends before it starts", () => {
    expect(datesOf(aPeriod("2026-03-02", "2026-03-01"))).toEqual([]);
  });

  it("lists a leap year and refuses a day more", () => {
    expect(datesOf(aPeriod("2024-01-01", "2024-12-31"))).toHaveLength(MAX_PERIOD_DAYS);
    expect(() => datesOf(aPeriod("2024-01-01", "2025-01-01"))).toThrow("A period of 367 days");
  });

  it("includes exactly the dates that it lists", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 }),
        fc.integer({ min: 0, max: MAX_PERIOD_DAYS - 1 }),
        (first, more) => {
          const from = dateOfDayNumber(first);
          const period = { from, to: addDays(from, more) };
          const dates = datesOf(period);
          expect(dates).toHaveLength(periodLength(period));
          expect(dates.every((date) => includesDate(period, date))).toBe(true);
          expect(includesDate(period, addDays(from, -1))).toBe(false);
          expect(includesDate(period, addDays(period.to, 1))).toBe(false);
        },
      ),
    );
  });
});

describe("the month around a date", () => {
  it.each([
    ["2026-11-25", "2026-11-01", "2026-11-30"],
    ["2024-02-29", "2024-02-01", "2024-02-29"],
    ["2026-12-01", "2026-12-01", "2026-12-31"],
  ])("of %s is %s to %s", (date, from, to) => {
    expect(monthAround(localDateOf(date))).toEqual({ from, to });
  });
});

describe("the week around a date", () => {
  it.each([
    ["2026-11-25", "2026-11-23", "2026-11-29"],
    ["2026-11-23", "2026-11-23", "2026-11-29"],
    ["2026-11-29", "2026-11-23", "2026-11-29"],
    ["2027-01-01", "2026-12-28", "2027-01-03"],
  ])("of %s is %s to %s", (date, from, to) => {
    expect(weekAround(localDateOf(date))).toEqual({ from, to });
  });
});

describe("a date in an address", () => {
  const today = localDateOf("2026-11-25");
  it.each([
    ["2026-12-01", "2026-12-01"],
    ["2036-11-25", "2036-11-25"],
    ["2036-11-27", null],
    ["9999-12-31", null],
    ["0001-01-01", null],
    ["2026-02-30", null],
    ["", null],
  ])("%j is %s", (text, expected) => {
    expect(parseDateNear(text, today)).toBe(expected);
  });
});
