import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantOf } from "./instant";
import { endOf, meets } from "./span";
import type { Stretch } from "./span";

const stretch = (minute: number, minutes: number): Stretch => ({
  startsAt: instantOf(minute * 60_000),
  durationSeconds: minutes * 60,
});
const anyStretch = fc
  .tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: 1, max: 200 }))
  .map(([minute, minutes]) => stretch(minute, minutes));

describe("a stretch of time", () => {
  it("ends its length in seconds after its start", () => {
    expect(endOf(stretch(10, 30))).toBe(40 * 60_000);
  });

  it.each([
    ["the same time", stretch(0, 60), true],
    ["a part of it", stretch(20, 10), true],
    ["all of it and more", stretch(-30, 200), true],
    ["its start", stretch(-30, 31), true],
    ["its end", stretch(59, 30), true],
    ["a time up to its start", stretch(-30, 30), false],
    ["a time from its end on", stretch(60, 30), false],
    ["a time far off", stretch(600, 30), false],
  ])("meets %s", (_what, other, expected) => {
    expect(meets(stretch(0, 60), other)).toBe(expected);
    expect(meets(other, stretch(0, 60))).toBe(expected);
  });

  it("meets another one exactly where the later start lies before the earlier end", () => {
    fc.assert(
      fc.property(anyStretch, anyStretch, (a, b) => {
        const from = Math.max(a.startsAt, b.startsAt);
        const to = Math.min(endOf(a), endOf(b));
        expect(meets(a, b)).toBe(from < to);
      }),
    );
  });
});
