import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { subtract } from "../time/interval";
import type { Interval } from "../time/interval";
import { minuteOf } from "../time/local-time";
import { stranded } from "./stranded";

const span = (from: number, to: number): Interval => ({ from: minuteOf(from), to: minuteOf(to) });
const split = [span(540, 780), span(840, 1080)];

describe("a booking is covered", () => {
  it.each([
    ["inside the hours", split, span(600, 660)],
    ["from the start of the hours", split, span(540, 600)],
    ["up to their end", split, span(1020, 1080)],
    ["filling them", split, span(840, 1080)],
    ["across touching hours", [span(540, 720), span(720, 1080)], span(690, 750)],
    ["across touching hours in any order", [span(720, 1080), span(540, 720)], span(690, 750)],
    ["up to the end of the day", [span(1200, 1440)], span(1380, 1440)],
  ])("%s", (_, working, booking) => {
    expect(stranded(working, [booking])).toEqual([]);
  });
});

describe("a booking is uncovered", () => {
  it.each([
    ["on a day without hours", [], span(600, 660)],
    ["before the hours", split, span(480, 540)],
    ["starting before them", split, span(535, 600)],
    ["ending after them", split, span(1050, 1085)],
    ["in the break", split, span(780, 840)],
    ["across the break", split, span(750, 870)],
    ["reaching into the break", split, span(750, 785)],
  ])("%s", (_, working, booking) => {
    expect(stranded(working, [booking])).toEqual([booking]);
  });
});

describe("uncovered bookings", () => {
  it("are the given objects in the given order", () => {
    const late = { ...span(1200, 1260), client: "Ada" };
    const fine = { ...span(600, 660), client: "Bo" };
    const early = { ...span(300, 360), client: "Cy" };
    const found = stranded(split, [late, fine, early]);
    expect(found).toHaveLength(2);
    expect(found[0]).toBe(late);
    expect(found[1]).toBe(early);
  });

  it("are those of which a minute lies outside the hours", () => {
    const anySpan = fc
      .tuple(fc.integer({ min: 0, max: 287 }), fc.integer({ min: 1, max: 60 }))
      .map(([at, length]) => Object.freeze(span(at * 5, Math.min(1440, (at + length) * 5))));
    const anyList = fc.array(anySpan, { maxLength: 8 }).map((list) => Object.freeze(list));
    fc.assert(
      fc.property(anyList, anyList, (working, booked) => {
        const outside = booked.filter((each) => subtract([each], working).length > 0);
        expect(stranded(working, booked)).toEqual(outside);
      }),
    );
  });
});
