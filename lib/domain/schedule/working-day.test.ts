import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overlaps } from "../time/interval";
import type { Interval } from "../time/interval";
import { localDateOf } from "../time/local-date";
import { minuteOf } from "../time/local-time";
import {
  HOURS_GRAIN_MINUTES,
  MAX_INTERVALS_PER_DAY,
  checkHours,
  emptyDay,
  sameWorkingDay,
} from "./working-day";
import type { WorkingDay } from "./working-day";

const spans = (...pairs: readonly (readonly [number, number])[]): Interval[] =>
  pairs.map(([from, to]) => ({ from: minuteOf(from), to: minuteOf(to) }));

const hourly = (count: number): Interval[] =>
  spans(...Array.from({ length: count }, (_, i) => [i * 60, i * 60 + 30] as const));

const aWorkingDay = (given: Partial<WorkingDay> = {}): WorkingDay => ({
  date: localDateOf("2026-11-25"),
  intervals: spans([540, 780], [840, 1080]),
  dayOff: null,
  ...given,
});

describe("hours that may be stored (schedule.md 5.5)", () => {
  it.each([
    ["no hours", [], []],
    ["one interval", spans([600, 1080]), spans([600, 1080])],
    ["the whole day", spans([0, 1440]), spans([0, 1440])],
    ["an end at midnight", spans([1320, 1440]), spans([1320, 1440])],
    ["five minutes", spans([600, 605]), spans([600, 605])],
    ["touching ones, kept apart", spans([600, 720], [720, 840]), spans([600, 720], [720, 840])],
    ["unsorted ones, sorted", spans([840, 1080], [540, 780]), spans([540, 780], [840, 1080])],
    ["ten intervals", hourly(10), hourly(10)],
  ])("%s", (_, intervals, expected) => {
    expect(checkHours(intervals)).toEqual({ ok: true, value: expected });
  });
});

describe("hours that are refused (schedule.md 5.5)", () => {
  it.each([
    ["an interval without length", spans([600, 600]), { kind: "empty_interval", index: 0 }],
    ["a start at the end of the day", spans([1440, 1440]), { kind: "empty_interval", index: 0 }],
    ["an end before the start", spans([1320, 120]), { kind: "past_midnight", index: 0 }],
    ["an end at minute 0", spans([1320, 0]), { kind: "past_midnight", index: 0 }],
    ["a start off the grain", spans([602, 720]), { kind: "off_grain", index: 0 }],
    ["an end off the grain", spans([600, 1439]), { kind: "off_grain", index: 0 }],
    ["overlapping ones", spans([600, 720], [715, 840]), { kind: "overlap", index: 1 }],
    ["one in the other", spans([600, 840], [660, 720]), { kind: "overlap", index: 1 }],
    ["the same twice", spans([600, 840], [600, 840]), { kind: "overlap", index: 1 }],
    [
      "an overlap over a third",
      spans([0, 600], [60, 120], [300, 400]),
      { kind: "overlap", index: 1 },
    ],
    ["eleven intervals", hourly(11), { kind: "too_many_intervals" }],
  ])("%s", (_, intervals, problem) => {
    expect(checkHours(intervals)).toEqual({ ok: false, error: problem });
  });

  it("name the place of the interval in the order in which it was given", () => {
    expect(checkHours(spans([840, 1080], [540, 541]))).toEqual({
      ok: false,
      error: { kind: "off_grain", index: 1 },
    });
    expect(checkHours(spans([840, 1080], [0, 60], [800, 845]))).toEqual({
      ok: false,
      error: { kind: "overlap", index: 0 },
    });
  });
});

describe("checking hours", () => {
  const minute = fc.integer({ min: 0, max: 288 }).map((five) => five * HOURS_GRAIN_MINUTES);
  const anyHours = fc
    .array(fc.tuple(minute, minute), { maxLength: MAX_INTERVALS_PER_DAY + 2 })
    .map((pairs) => Object.freeze(spans(...pairs).map((each) => Object.freeze(each))));

  it("accepts exactly the lists without a fault, and only sorts them", () => {
    fc.assert(
      fc.property(anyHours, (hours) => {
        const apart = hours.every((a, i) => hours.every((b, j) => i === j || !overlaps(a, b)));
        const good =
          hours.length <= MAX_INTERVALS_PER_DAY && hours.every((a) => a.from < a.to) && apart;
        const checked = checkHours(hours);
        expect(checked.ok).toBe(good);
        if (!checked.ok) return;
        expect(new Set(checked.value)).toEqual(new Set(hours));
        expect(checked.value.every((a, i) => (checked.value[i - 1]?.to ?? 0) <= a.from)).toBe(true);
      }),
    );
  });

  it("accepts its own answer unchanged", () => {
    fc.assert(
      fc.property(anyHours, (hours) => {
        const checked = checkHours(hours);
        expect(checked.ok ? checkHours(checked.value) : checked).toEqual(checked);
      }),
    );
  });
});

describe("working days", () => {
  it("say the same when date, hours and kind are equal", () => {
    expect(sameWorkingDay(aWorkingDay(), aWorkingDay())).toBe(true);
    expect(
      sameWorkingDay(emptyDay(localDateOf("2026-11-25")), aWorkingDay({ intervals: [] })),
    ).toBe(true);
  });

  it.each([
    ["date", aWorkingDay({ date: localDateOf("2026-11-26") })],
    ["kind of day off", aWorkingDay({ dayOff: "vacation" })],
    ["number of intervals", aWorkingDay({ intervals: spans([540, 780]) })],
    ["start", aWorkingDay({ intervals: spans([545, 780], [840, 1080]) })],
    ["end", aWorkingDay({ intervals: spans([540, 780], [840, 1085]) })],
    ["lack of hours", emptyDay(localDateOf("2026-11-25"))],
  ])("differ by their %s", (_, other) => {
    expect(sameWorkingDay(aWorkingDay(), other)).toBe(false);
    expect(sameWorkingDay(other, aWorkingDay())).toBe(false);
  });
});
