import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Interval } from "../time/interval";
import { minuteOf } from "../time/local-time";
import type { Minute } from "../time/local-time";
import { runs } from "@/test-support/proof-length";
import { onlineStarts } from "./online-starts";
import type { OnlineRules } from "./online-starts";

const span = (from: number, to: number): Interval => ({ from: minuteOf(from), to: minuteOf(to) });
const takesMinutes = (length: number) => (start: Minute) =>
  start + length > 1440 ? null : [span(start, start + length)];
const rules = (length: number, over: Partial<OnlineRules> = {}): OnlineRules => ({
  stepMinutes: 30,
  searchFromSeconds: 0,
  searchToSeconds: 86_400,
  afterSeconds: null,
  gaps: [],
  takes: takesMinutes(length),
  ...over,
});

describe("starts that visitors are offered (business.md 9.9)", () => {
  it("leave room for the whole appointment before the hours end", () => {
    expect(onlineStarts([span(540, 660)], [], rules(60))).toEqual([540, 570, 600]);
  });

  it("do not run through a break, but through hours that touch", () => {
    expect(onlineStarts([span(540, 600), span(630, 690)], [], rules(60))).toEqual([540, 630]);
    expect(onlineStarts([span(540, 600), span(600, 660)], [], rules(60))).toEqual([540, 570, 600]);
  });

  it("keep clear of what is booked and may touch it", () => {
    expect(onlineStarts([span(540, 720)], [span(600, 630)], rules(60))).toEqual([540, 630, 660]);
  });

  it("use a part of a session that another part of is booked", () => {
    const wide = rules(30, { stepMinutes: 60 });
    expect(onlineStarts([span(540, 600)], [span(585, 600)], wide)).toEqual([540]);
  });

  it("lie later than the lead time, not on it", () => {
    const late = rules(30, { afterSeconds: 570 * 60 });
    expect(onlineStarts([span(540, 660)], [], late)).toEqual([600, 630]);
  });

  it("lie between the first and the last moment of the service, both included", () => {
    const narrow = rules(30, { searchFromSeconds: 570 * 60, searchToSeconds: 600 * 60 });
    expect(onlineStarts([span(540, 720)], [], narrow)).toEqual([570, 600]);
  });

  it("end ten minutes before midnight and never leave the day", () => {
    const fine = rules(5, { stepMinutes: 5 });
    expect(onlineStarts([span(1420, 1440)], [], fine)).toEqual([1420, 1425, 1430]);
    expect(onlineStarts([span(1320, 1440)], [], rules(60))).toEqual([1320, 1350, 1380]);
  });

  it("do not exist in the hour that the clock skips", () => {
    const gaps = [span(120, 180)];
    expect(onlineStarts([span(60, 240)], [], rules(30, { gaps }))).toEqual([60, 90, 180, 210]);
  });

  it("are, on any day, the grid's starts whose every minute is open and free", () => {
    const mark = fc.integer({ min: 0, max: 1440 });
    const spans = fc
      .uniqueArray(mark, { maxLength: 8 })
      .map((marks) => marks.toSorted((a, b) => a - b))
      .map((m) => m.flatMap((at, i) => (i % 2 === 1 ? [span(m[i - 1] ?? 0, at)] : [])));
    fc.assert(
      fc.property(spans, spans, fc.integer({ min: 1, max: 200 }), (open, busy, length) => {
        const isIn = (list: readonly Interval[], at: number): boolean =>
          list.some((each) => each.from <= at && at < each.to);
        const expected = open
          .flatMap(({ from, to }) =>
            Array.from({ length: Math.ceil((to - from) / 30) }, (_, i) => from + i * 30),
          )
          .filter((start) => {
            const minutes = Array.from({ length }, (_, i) => start + i);
            return start <= 1430 && minutes.every((at) => isIn(open, at) && !isIn(busy, at));
          });
        expect(onlineStarts(open, busy, rules(length))).toEqual(expected);
      }),
      { numRuns: runs(300) },
    );
  });
});
