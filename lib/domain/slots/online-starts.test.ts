import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Interval } from "../time/interval";
import { minuteOf } from "../time/local-time";
import type { Minute } from "../time/local-time";
import { runs } from "@/test-support/proof-length";
import { onlineStarts } from "./online-starts";
import type { DayTimes, OnlineRules, TakenPiece } from "./online-starts";

const span = (from: number, to: number): Interval => ({ from: minuteOf(from), to: minuteOf(to) });
const takesMinutes = (length: number) => (start: Minute) => {
  const pieces: TakenPiece[] = [];
  for (let at: number = start; at < start + length;) {
    const midnight = Math.floor(at / 1440) * 1440;
    const end = Math.min(start + length, midnight + 1440);
    pieces.push({ ...span(at - midnight, end - midnight), daysLater: midnight / 1440 });
    at = end;
  }
  return pieces;
};
const startsOf = (
  working: readonly Interval[],
  busy: readonly Interval[],
  of: OnlineRules,
  ...after: readonly DayTimes[]
) => onlineStarts([{ working, busy }, ...after], of);
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
    expect(startsOf([span(540, 660)], [], rules(60))).toEqual([540, 570, 600]);
  });

  it("do not run through a break, but through hours that touch", () => {
    expect(startsOf([span(540, 600), span(630, 690)], [], rules(60))).toEqual([540, 630]);
    expect(startsOf([span(540, 600), span(600, 660)], [], rules(60))).toEqual([540, 570, 600]);
  });

  it("keep clear of what is booked and may touch it", () => {
    expect(startsOf([span(540, 720)], [span(600, 630)], rules(60))).toEqual([540, 630, 660]);
  });

  it("use a part of a session that another part of is booked", () => {
    const wide = rules(30, { stepMinutes: 60 });
    expect(startsOf([span(540, 600)], [span(585, 600)], wide)).toEqual([540]);
  });

  it("lie later than the lead time, not on it", () => {
    const late = rules(30, { afterSeconds: 570 * 60 });
    expect(startsOf([span(540, 660)], [], late)).toEqual([600, 630]);
  });

  it("lie between the first and the last moment of the service, both included", () => {
    const narrow = rules(30, { searchFromSeconds: 570 * 60, searchToSeconds: 600 * 60 });
    expect(startsOf([span(540, 720)], [], narrow)).toEqual([570, 600]);
  });

  it("end ten minutes before midnight and leave no day whose next one is not open", () => {
    const fine = rules(5, { stepMinutes: 5 });
    expect(startsOf([span(1420, 1440)], [], fine)).toEqual([1420, 1425, 1430]);
    expect(startsOf([span(1320, 1440)], [], rules(60))).toEqual([1320, 1350, 1380]);
  });

  it("do not exist in the hour that the clock skips", () => {
    const gaps = [span(120, 180)];
    expect(startsOf([span(60, 240)], [], rules(30, { gaps }))).toEqual([60, 90, 180, 210]);
  });

  it("run over midnight where the hours of both days touch it and nothing is booked there", () => {
    const evening = [span(1200, 1440)];
    const until = (working: readonly Interval[], busy: readonly Interval[] = []) =>
      startsOf(evening, [], rules(60), { working, busy }).at(-1);
    expect(until([span(0, 120)])).toBe(1410);
    expect(until([span(0, 30)])).toBe(1410);
    expect(until([span(0, 29)])).toBe(1380);
    expect(until([span(1, 120)])).toBe(1380);
    expect(until([])).toBe(1380);
    expect(until([span(0, 120)], [span(29, 60)])).toBe(1380);
    expect(until([span(0, 120)], [span(30, 60)])).toBe(1410);
    expect(
      startsOf([span(1200, 1439)], [], rules(60), { working: [span(0, 120)], busy: [] }),
    ).toEqual(startsOf([span(1200, 1439)], [], rules(60)));
  });

  it("run over several midnights, and not past the days that are known", () => {
    const whole: DayTimes = { working: [span(0, 1440)], busy: [] };
    const long = rules(2880, { stepMinutes: 60 });
    expect(startsOf([span(1380, 1440)], [], long, whole, whole)).toEqual([1380]);
    expect(startsOf([span(1380, 1440)], [], long, whole)).toEqual([]);
  });

  it("are, on any day, the grid's starts whose every minute is open and free, midnight or not", () => {
    const mark = fc.integer({ min: 0, max: 1440 });
    const spans = fc
      .uniqueArray(mark, { maxLength: 8 })
      .map((marks) => marks.toSorted((a, b) => a - b))
      .map((m) => m.flatMap((at, i) => (i % 2 === 1 ? [span(m[i - 1] ?? 0, at)] : [])));
    const nights = fc.tuple(spans, spans, fc.boolean());
    fc.assert(
      fc.property(
        spans,
        spans,
        nights,
        fc.integer({ min: 1, max: 200 }),
        (open, busy, next, length) => {
          const isIn = (list: readonly Interval[], at: number): boolean =>
            list.some((each) => each.from <= at && at < each.to);
          const [laterOpen, laterBusy, touches] = next;
          // hours of both days that touch at midnight are rare by chance
          const evening = touches
            ? [...open.filter(({ to }) => to < 1300), span(1300, 1440)]
            : open;
          const morning = touches
            ? [span(0, 90), ...laterOpen.filter(({ from }) => from > 90)]
            : laterOpen;
          const isOpen = (at: number) => isIn(evening, at) || isIn(morning, at - 1440);
          const isBusy = (at: number) => isIn(busy, at) || isIn(laterBusy, at - 1440);
          const onGrid = evening.flatMap(({ from, to }) =>
            Array.from({ length: Math.ceil((to - from) / 30) }, (_, i) => from + i * 30),
          );
          const isFree = (start: number): boolean =>
            Array.from({ length }, (_, i) => start + i).every((at) => isOpen(at) && !isBusy(at));
          const expected = onGrid.filter((start) => start <= 1430 && isFree(start));
          const after = { working: morning, busy: laterBusy };
          const starts = startsOf(evening, busy, rules(length), after);
          expect(starts).toEqual(expected);
          // and on its own a day has the same starts but those that run over its midnight
          const ofOneDay = expected.filter((start) => start + length <= 1440);
          expect(startsOf(evening, busy, rules(length))).toEqual(ofOneDay);
        },
      ),
      { numRuns: runs(300) },
    );
  });
});
