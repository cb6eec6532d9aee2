import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  dateFromParts,
  dateOfDayNumber,
  dayNumber,
  daysBetween,
  daysInMonth,
  endOfMonth,
  localDateOf,
  parseLocalDate,
  partsOf,
  startOfMonth,
  startOfWeek,
  weekdayOf,
} from "./local-date";

const FIRST = dayNumber(localDateOf("0001-01-01"));
const LAST = dayNumber(localDateOf("9999-12-31"));
const anyDate = fc.integer({ min: FIRST, max: LAST }).map(dateOfDayNumber);
const modernDate = fc
  .integer({ min: dayNumber(localDateOf("1900-01-01")), max: dayNumber(localDateOf("2200-12-31")) })
  .map(dateOfDayNumber);

describe("reading a date", () => {
  it.each(["0001-01-01", "2024-02-29", "2000-02-29", "2026-11-30", "2026-12-31", "9999-12-31"])(
    "takes %s",
    (text) => {
      expect(parseLocalDate(text)).toBe(text);
      expect(localDateOf(text)).toBe(text);
    },
  );

  it.each([
    ["", "nothing"],
    ["2026-02-29", "no leap year"],
    ["1900-02-29", "a century that is no leap year"],
    ["2026-02-30", "February has no 30th"],
    ["2026-04-31", "April has 30 days"],
    ["2026-13-01", "no 13th month"],
    ["2026-00-10", "no month 0"],
    ["2026-01-00", "no day 0"],
    ["0000-01-01", "no year 0"],
    ["2026-1-01", "a month of one digit"],
    ["20260101", "no dashes"],
    ["2026-01-01T00:00", "a time follows"],
    [" 2026-01-01", "a blank before"],
    ["2026-01-01\n", "a line end behind"],
    ["+2026-01-01", "a sign"],
    ["٢٠٢٦-٠١-٠١", "digits of another script"],
  ])("refuses %j: %s", (text) => {
    expect(parseLocalDate(text)).toBeNull();
    expect(() => localDateOf(text)).toThrow("Not a date");
  });

  it("joins parts with leading zeros", () => {
    expect(dateFromParts(2026, 3, 9)).toBe("2026-03-09");
    expect(dateFromParts(33, 1, 1)).toBe("0033-01-01");
  });

  it.each([
    [2026, 2, 29],
    [2026, 0, 1],
    [10_000, 1, 1],
    [-1, 1, 1],
    [2026.5, 1, 1],
  ])("throws for parts that are no date: %d, %d, %d", (year, month, day) => {
    expect(() => dateFromParts(year, month, day)).toThrow("Not a date");
  });
});

describe("months", () => {
  it.each([
    [2026, 1, 31],
    [2026, 2, 28],
    [2026, 4, 30],
    [2026, 6, 30],
    [2026, 7, 31],
    [2026, 8, 31],
    [2026, 9, 30],
    [2026, 11, 30],
    [2026, 12, 31],
    [2024, 2, 29],
    [1900, 2, 28],
    [2000, 2, 29],
    [2100, 2, 28],
  ])("%i-%i has %i days", (year, month, days) => {
    expect(daysInMonth(year, month)).toBe(days);
  });

  it.each([
    ["2026-02-14", "2026-02-01", "2026-02-28"],
    ["2024-02-01", "2024-02-01", "2024-02-29"],
    ["2026-12-31", "2026-12-01", "2026-12-31"],
  ])("%s lies between %s and %s", (date, first, last) => {
    expect(startOfMonth(localDateOf(date))).toBe(first);
    expect(endOfMonth(localDateOf(date))).toBe(last);
  });

  it.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-05-31", 1, "2026-06-30"],
    ["2026-11-15", 2, "2027-01-15"],
    ["2026-01-15", -1, "2025-12-15"],
    ["2026-01-15", -13, "2024-12-15"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-02-29", 48, "2028-02-29"],
    ["2026-07-20", 0, "2026-07-20"],
  ])("%s moved by %i months is %s", (date, months, expected) => {
    expect(addMonths(localDateOf(date), months)).toBe(expected);
  });

  it("moves by months into the right month and never past its end", () => {
    fc.assert(
      fc.property(modernDate, fc.integer({ min: -600, max: 600 }), (date, months) => {
        const from = partsOf(date);
        const to = partsOf(addMonths(date, months));
        expect(to.year * 12 + to.month).toBe(from.year * 12 + from.month + months);
        expect(to.day).toBe(Math.min(from.day, daysInMonth(to.year, to.month)));
      }),
    );
  });
});

describe("days", () => {
  it.each([
    ["1970-01-01", 0],
    ["1969-12-31", -1],
    ["1970-03-01", 59],
    ["2000-01-01", 10_957],
    ["2000-03-01", 11_017],
    ["2026-11-25", 20_782],
    ["0001-01-01", -719_162],
    ["9999-12-31", 2_932_896],
  ])("%s is day %i", (date, number) => {
    expect(dayNumber(localDateOf(date))).toBe(number);
    expect(dateOfDayNumber(number)).toBe(date);
  });

  it("counts every day of 1896 to 2104 once and in order", () => {
    const dates: string[] = [];
    for (let year = 1896; year <= 2104; year++) {
      for (let month = 1; month <= 12; month++) {
        const days = Array.from({ length: daysInMonth(year, month) }, (_, i) => i + 1);
        dates.push(...days.map((day) => dateFromParts(year, month, day)));
      }
    }
    const first = dayNumber(localDateOf("1896-01-01"));
    expect(dates.filter((date, i) => date !== dateOfDayNumber(first + i))).toEqual([]);
    expect(dates).toHaveLength(dayNumber(localDateOf("2105-01-01")) - first);
  });

  it("gets every day number back from its date", () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST, max: LAST }), (number) => {
        expect(dayNumber(dateOfDayNumber(number))).toBe(number);
      }),
    );
  });

  it("gets every date back from its day number", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        (year, month, day) => {
          const date = dateFromParts(year, month, day);
          expect(dateOfDayNumber(dayNumber(date))).toBe(date);
          expect(partsOf(date)).toEqual({ year, month, day });
        },
      ),
    );
  });

  it("compares as text in the order of time", () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        expect(a < b).toBe(dayNumber(a) < dayNumber(b));
      }),
    );
  });

  it.each([
    ["2026-02-28", 1, "2026-03-01"],
    ["2024-02-28", 1, "2024-02-29"],
    ["2026-12-31", 1, "2027-01-01"],
    ["2026-01-01", -1, "2025-12-31"],
    ["2026-10-25", 1, "2026-10-26"],
    ["2026-11-25", 366, "2027-11-26"],
    ["2026-11-25", 0, "2026-11-25"],
  ])("%s and %i days is %s", (date, days, expected) => {
    expect(addDays(localDateOf(date), days)).toBe(expected);
    expect(daysBetween(localDateOf(date), localDateOf(expected))).toBe(days);
  });

  it("throws beyond the years that a date can name", () => {
    expect(() => addDays(localDateOf("9999-12-31"), 1)).toThrow("Not a date");
    expect(() => addDays(localDateOf("0001-01-01"), -1)).toThrow("Not a date");
  });
});

describe("weeks", () => {
  it.each([
    ["1970-01-01", 4],
    ["1969-12-28", 7],
    ["0001-01-01", 1],
    ["2026-11-23", 1],
    ["2026-11-25", 3],
    ["2026-11-29", 7],
    ["2024-02-29", 4],
  ])("%s is weekday %i", (date, weekday) => {
    expect(weekdayOf(localDateOf(date))).toBe(weekday);
  });

  it.each([
    ["2026-11-23", "2026-11-23"],
    ["2026-11-25", "2026-11-23"],
    ["2026-11-29", "2026-11-23"],
    ["2026-11-30", "2026-11-30"],
    ["2027-01-01", "2026-12-28"],
    ["2024-03-03", "2024-02-26"],
  ])("the week of %s starts on %s", (date, monday) => {
    expect(startOfWeek(localDateOf(date))).toBe(monday);
  });

  it("starts a week on a Monday at most six days back", () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const monday = startOfWeek(date);
        expect(weekdayOf(monday)).toBe(1);
        expect(daysBetween(monday, date)).toBe(weekdayOf(date) - 1);
      }),
    );
  });
});
