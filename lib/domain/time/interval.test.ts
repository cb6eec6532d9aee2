import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  contains,
  coveredMinutes,
  intersect,
  normalise,
  overlaps,
  sameIntervals,
  sortIntervals,
  subtract,
  union,
} from "./interval";
import type { Interval } from "./interval";
import { MINUTES_PER_DAY, minuteOf } from "./local-time";

const span = (from: number, to: number): Interval => ({ from: minuteOf(from), to: minuteOf(to) });
const spans = (...pairs: readonly (readonly [number, number])[]): Interval[] =>
  pairs.map(([from, to]) => span(from, to));

/** Any list of a day's intervals, empty and overlapping ones included; frozen against mutation. */
const anyList = fc
  .array(
    fc
      .tuple(
        fc.integer({ min: 0, max: MINUTES_PER_DAY }),
        fc.integer({ min: 0, max: MINUTES_PER_DAY }),
      )
      .map(([a, b]) => Object.freeze(span(Math.min(a, b), Math.max(a, b)))),
    { maxLength: 12 },
  )
  .map((list): readonly Interval[] => Object.freeze(list));

/** The oracle: the set of minutes that a list covers. */
function minutesOf(list: readonly Interval[]): Set<number> {
  const minutes = new Set<number>();
  for (const { from, to } of list) for (let at: number = from; at < to; at++) minutes.add(at);
  return minutes;
}

function isNormal(list: readonly Interval[]): boolean {
  return list.every((each, i) => {
    const previous = list[i - 1];
    return each.from < each.to && (!previous || previous.to < each.from);
  });
}

describe("two intervals", () => {
  it.each([
    ["apart", span(60, 120), span(180, 240), false],
    ["touching", span(600, 720), span(720, 840), false],
    ["sharing a minute", span(600, 721), span(720, 840), true],
    ["one in the other", span(600, 840), span(660, 720), true],
    ["the same", span(600, 840), span(600, 840), true],
  ])("%s", (_, a, b, expected) => {
    expect(overlaps(a, b)).toBe(expected);
    expect(overlaps(b, a)).toBe(expected);
  });

  it.each([
    ["inside", span(600, 840), span(660, 720), true],
    ["the same", span(600, 840), span(600, 840), true],
    ["starting before", span(600, 840), span(595, 720), false],
    ["ending after", span(600, 840), span(660, 845), false],
    ["outside", span(600, 840), span(840, 900), false],
  ])("contain: %s", (_, outer, inner, expected) => {
    expect(contains(outer, inner)).toBe(expected);
  });

  it("overlap exactly when they share a minute", () => {
    const nonEmpty = anyList.map(normalise).filter((list) => list.length > 0);
    fc.assert(
      fc.property(nonEmpty, nonEmpty, ([a], [b]) => {
        if (!a || !b) return;
        const shared = [...minutesOf([a])].some((at) => b.from <= at && at < b.to);
        expect(overlaps(a, b)).toBe(shared);
      }),
    );
  });
});

describe("sorting", () => {
  it("goes by start, then by end, and keeps touching intervals apart", () => {
    const list = spans([840, 900], [600, 840], [600, 660]);
    expect(sortIntervals(list)).toEqual(spans([600, 660], [600, 840], [840, 900]));
  });

  it("keeps the objects and what they carry", () => {
    const booked = { ...span(600, 660), client: "Ada" };
    expect(sortIntervals([booked])[0]).toBe(booked);
  });
});

describe("normalise", () => {
  it.each([
    ["nothing", [], []],
    ["an empty interval", spans([600, 600]), []],
    ["touching ones", spans([600, 720], [720, 840]), spans([600, 840])],
    ["a minute apart", spans([600, 720], [721, 840]), spans([600, 720], [721, 840])],
    ["overlapping ones", spans([600, 750], [700, 840]), spans([600, 840])],
    ["one in the other", spans([600, 840], [660, 720]), spans([600, 840])],
    ["unsorted ones", spans([840, 900], [0, 60]), spans([0, 60], [840, 900])],
    ["a chain", spans([0, 10], [10, 20], [15, 30], [30, 1440]), spans([0, 1440])],
  ])("%s", (_, list, expected) => {
    expect(normalise(list)).toEqual(expected);
  });

  it("is idempotent, sorted, apart, and covers the same minutes", () => {
    fc.assert(
      fc.property(anyList, (list) => {
        const once = normalise(list);
        expect(isNormal(once)).toBe(true);
        expect(normalise(once)).toEqual(once);
        expect(minutesOf(once)).toEqual(minutesOf(list));
      }),
    );
  });

  it("does not depend on the order of its argument", () => {
    fc.assert(
      fc.property(anyList, (list) => {
        expect(normalise([...list].reverse())).toEqual(normalise(list));
      }),
    );
  });
});

describe("union, intersect and subtract", () => {
  const morning = spans([540, 780]);
  const split = spans([540, 780], [840, 1080]);

  it.each([
    ["joins touching parts", union(morning, spans([780, 840])), spans([540, 840])],
    ["keeps a break", union(morning, spans([840, 1080])), split],
    ["of nothing is nothing", union([], []), []],
  ])("union %s", (_, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  it.each([
    ["cuts at both ends", intersect(split, spans([600, 900])), spans([600, 780], [840, 900])],
    ["is empty when they only touch", intersect(morning, spans([780, 840])), []],
    ["with nothing is nothing", intersect(split, []), []],
    ["counts a minute once", intersect(morning, spans([600, 660], [630, 690])), spans([600, 690])],
  ])("intersect %s", (_, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  it.each([
    ["leaves a break", subtract(morning, spans([600, 660])), spans([540, 600], [660, 780])],
    ["cuts the start", subtract(morning, spans([0, 600])), spans([600, 780])],
    ["cuts the end", subtract(morning, spans([720, 1440])), spans([540, 720])],
    ["takes everything", subtract(split, spans([0, 1440])), []],
    ["ignores what only touches", subtract(morning, spans([480, 540], [780, 840])), morning],
    ["of nothing is nothing", subtract([], split), []],
    ["with nothing merges only", subtract(spans([540, 600], [600, 780]), []), morning],
  ])("subtract %s", (_, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  it("agree with sets of minutes and answer normalised lists", () => {
    fc.assert(
      fc.property(anyList, anyList, (a, b) => {
        const [left, right] = [minutesOf(a), minutesOf(b)];
        const both = intersect(a, b);
        const rest = subtract(a, b);
        const all = union(a, b);
        expect(minutesOf(all)).toEqual(new Set([...left, ...right]));
        expect(minutesOf(both)).toEqual(new Set([...left].filter((at) => right.has(at))));
        expect(minutesOf(rest)).toEqual(new Set([...left].filter((at) => !right.has(at))));
        expect([all, both, rest].every(isNormal)).toBe(true);
      }),
    );
  });

  it("union and intersect are symmetric", () => {
    fc.assert(
      fc.property(anyList, anyList, (a, b) => {
        expect(union(a, b)).toEqual(union(b, a));
        expect(intersect(a, b)).toEqual(intersect(b, a));
      }),
    );
  });

  it("subtract and intersect part a list: nothing is lost and nothing counts twice", () => {
    fc.assert(
      fc.property(anyList, anyList, (a, b) => {
        const [kept, cut] = [subtract(a, b), intersect(a, b)];
        expect(union(kept, cut)).toEqual(normalise(a));
        expect(intersect(kept, cut)).toEqual([]);
        expect(coveredMinutes(kept) + coveredMinutes(cut)).toBe(coveredMinutes(a));
      }),
    );
  });

  it("never change their arguments", () => {
    fc.assert(
      fc.property(anyList, anyList, (a, b) => {
        const before = JSON.stringify([a, b]);
        sortIntervals(a);
        normalise(a);
        union(a, b);
        intersect(a, b);
        subtract(a, b);
        coveredMinutes(a);
        expect(JSON.stringify([a, b])).toBe(before);
      }),
    );
  });
});

describe("covered minutes", () => {
  it.each([
    [[], 0],
    [spans([540, 780], [840, 1080]), 480],
    [spans([600, 660], [630, 690]), 90],
    [spans([0, 1440]), 1440],
  ])("of %j are %i", (list, expected) => {
    expect(coveredMinutes(list)).toBe(expected);
  });
});

describe("the same intervals", () => {
  it.each([
    ["both empty", [], [], true],
    ["equal", spans([540, 780], [840, 1080]), spans([540, 780], [840, 1080]), true],
    ["another order", spans([840, 1080], [540, 780]), spans([540, 780], [840, 1080]), false],
    ["another end", spans([540, 780]), spans([540, 785]), false],
    ["one more", spans([540, 780]), spans([540, 780], [840, 1080]), false],
    ["one less", spans([540, 780], [840, 1080]), spans([540, 780]), false],
    ["merged against touching", spans([540, 840]), spans([540, 780], [780, 840]), false],
  ])("%s", (_, a, b, expected) => {
    expect(sameIntervals(a, b)).toBe(expected);
  });
});
