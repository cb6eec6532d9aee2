import { describe, expect, it } from "vitest";
import { minuteOf } from "@/lib/domain/time/local-time";
import { dayRangeOf } from "./day-range";

function span(from: number, to: number) {
  return { from: minuteOf(from), to: minuteOf(to) };
}

describe("dayRangeOf", () => {
  it("is a usual working day where nothing happens", () => {
    expect(dayRangeOf([])).toEqual({ from: 540, to: 1080 });
  });

  it("grows to the whole hours around what happens", () => {
    expect(dayRangeOf([span(455, 600), span(1200, 1210)])).toEqual({ from: 420, to: 1260 });
  });

  it("ends at midnight at the latest", () => {
    expect(dayRangeOf([span(0, 1440)])).toEqual({ from: 0, to: 1440 });
  });
});
