import { describe, expect, it } from "vitest";
import { END_OF_DAY, START_OF_DAY, isMinute, minuteFromClock, minuteOf } from "./local-time";

describe("minutes of a day", () => {
  it("run from midnight to midnight", () => {
    expect(START_OF_DAY).toBe(0);
    expect(END_OF_DAY).toBe(1440);
  });

  it.each([0, 1, 600, 1439, 1440])("include %i", (value) => {
    expect(isMinute(value)).toBe(true);
    expect(minuteOf(value)).toBe(value);
  });

  it.each([-1, 1441, 0.5, Number.NaN, Number.POSITIVE_INFINITY])("exclude %d", (value) => {
    expect(isMinute(value)).toBe(false);
    expect(() => minuteOf(value)).toThrow("Not a minute of a day");
  });

  it.each([
    [0, 0, 0],
    [9, 30, 570],
    [23, 59, 1439],
    [24, 0, 1440],
    [24, 1, null],
    [25, 0, null],
    [10, 60, null],
    [10, -1, null],
    [-1, 30, null],
  ])("clock %i:%i is %j", (hours, minutes, expected) => {
    expect(minuteFromClock(hours, minutes)).toBe(expected);
  });
});
