import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Interval } from "../time/interval";
import { minuteOf } from "../time/local-time";
import { runs } from "@/test-support/proof-length";
import { SESSION_STEPS_MINUTES, sessionsOfDay } from "./sessions";
import type { Session } from "./sessions";

const span = (from: number, to: number): Interval => ({ from: minuteOf(from), to: minuteOf(to) });
const free = (sessions: readonly Session[]): number[] =>
  sessions.filter((each) => each.isFree).map((each) => each.time);
const times = (sessions: readonly Session[]): number[] => sessions.map((each) => each.time);

describe("the session grid (schedule.md 12)", () => {
  it("of 11:00 to 21:00 in steps of 5 has 120 sessions, the last at 20:55", () => {
    const sessions = sessionsOfDay([span(660, 1260)], [], 5);
    expect(sessions).toHaveLength(120);
    expect(sessions[0]).toEqual({ time: 660, isFree: true });
    expect(sessions.at(-1)).toEqual({ time: 1255, isFree: true });
  });

  it.each([
    [5, 96],
    [10, 48],
    [15, 32],
    [30, 16],
    [60, 8],
  ])("in steps of %i minutes has %i sessions on an eight hour day", (step, count) => {
    expect(sessionsOfDay([span(600, 1080)], [], step)).toHaveLength(count);
  });

  it("starts anew at the start of each interval", () => {
    const sessions = sessionsOfDay([span(545, 620), span(670, 720)], [], 30);
    expect(times(sessions)).toEqual([545, 575, 605, 670, 700]);
  });

  it("starts anew where two intervals touch", () => {
    const sessions = sessionsOfDay([span(600, 650), span(650, 720)], [], 30);
    expect(times(sessions)).toEqual([600, 630, 650, 680, 710]);
  });

  it("has no sessions in a break", () => {
    const sessions = sessionsOfDay([span(540, 780), span(840, 1080)], [], 60);
    expect(times(sessions)).toEqual([540, 600, 660, 720, 840, 900, 960, 1020]);
  });

  it("ascends when the hours do not", () => {
    const sessions = sessionsOfDay([span(840, 900), span(540, 600)], [], 30);
    expect(times(sessions)).toEqual([540, 570, 840, 870]);
  });

  it("reaches the end of the day", () => {
    expect(times(sessionsOfDay([span(1380, 1440)], [], 30))).toEqual([1380, 1410]);
  });

  it("is empty without hours, whatever is booked", () => {
    expect(sessionsOfDay([], [span(600, 660)], 5)).toEqual([]);
  });

  it("offers the steps that a location may choose", () => {
    expect(SESSION_STEPS_MINUTES).toEqual([5, 10, 15, 30, 60]);
  });
});

describe("a session is free", () => {
  const open = [span(540, 780)];

  it("from the end of a booking on and up to its start", () => {
    const sessions = sessionsOfDay(open, [span(600, 660)], 30);
    expect(free(sessions)).toEqual([540, 570, 660, 690, 720, 750]);
  });

  it("only when no minute of it is booked", () => {
    expect(free(sessionsOfDay(open, [span(605, 610)], 30))).not.toContain(600);
    expect(free(sessionsOfDay(open, [span(629, 631)], 30))).toEqual([540, 570, 660, 690, 720, 750]);
  });

  it("when only the part after the hours is booked", () => {
    const sessions = sessionsOfDay([span(540, 620)], [span(620, 660)], 60);
    expect(sessions).toEqual([
      { time: 540, isFree: true },
      { time: 600, isFree: true },
    ]);
  });

  it("in no interval that one booking spans", () => {
    const sessions = sessionsOfDay([span(540, 600), span(660, 720)], [span(570, 690)], 30);
    expect(free(sessions)).toEqual([540, 690]);
  });

  it("whatever the order of the bookings and however they overlap", () => {
    const busy = [span(700, 720), span(540, 600), span(570, 630)];
    expect(free(sessionsOfDay(open, busy, 30))).toEqual([630, 660, 720, 750]);
  });

  it("in spite of a booking without length", () => {
    expect(free(sessionsOfDay([span(600, 660)], [span(630, 630)], 60))).toEqual([600]);
  });
});

describe("a session in the hour that the clock skips (schedule.md 5.3)", () => {
  const gap = [span(120, 180)];

  it("does not exist", () => {
    expect(times(sessionsOfDay([span(60, 240)], [], 30, gap))).toEqual([60, 90, 180, 210]);
  });

  it("leaves the grid of the interval where it was", () => {
    expect(times(sessionsOfDay([span(70, 240)], [], 25, gap))).toEqual([70, 95, 195, 220]);
  });

  it("is missed by nobody when the hours lie inside it", () => {
    expect(sessionsOfDay([span(120, 180)], [], 15, gap)).toEqual([]);
  });
});

describe("the sessions of any day", () => {
  const mark = fc.integer({ min: 0, max: 1440 });
  const anyBusy = fc
    .array(
      fc.tuple(mark, mark).map(([a, b]) => Object.freeze(span(Math.min(a, b), Math.max(a, b)))),
      { maxLength: 12 },
    )
    .map((list) => Object.freeze(list));
  /** Apart or touching, as stored hours are, in any order. */
  const anyHours = fc
    .tuple(fc.uniqueArray(mark, { maxLength: 12 }), fc.boolean(), fc.boolean())
    .map(([marks, touching, backwards]) => {
      const sorted = marks.toSorted((a, b) => a - b);
      const list = sorted.flatMap((from, i) => {
        const to = sorted[i + 1];
        return to !== undefined && (touching || i % 2 === 0) ? [Object.freeze(span(from, to))] : [];
      });
      return Object.freeze(backwards ? list.toReversed() : list);
    });
  const anyGaps = fc.oneof(
    fc.constant<readonly Interval[]>([]),
    mark.map((from) => [span(from, Math.min(1440, from + 60))]),
  );

  it("are those that counting minute by minute finds", () => {
    fc.assert(
      fc.property(
        anyHours,
        anyBusy,
        fc.constantFrom(...SESSION_STEPS_MINUTES),
        anyGaps,
        (working, busy, step, gaps) => {
          const expected = minuteByMinute(working, busy, step, gaps);
          expect(sessionsOfDay(working, busy, step, gaps)).toEqual(expected);
        },
      ),
      { numRuns: runs(300) },
    );
  });
});

/** The oracle: walks over every minute of the day. */
function minuteByMinute(
  working: readonly Interval[],
  busy: readonly Interval[],
  step: number,
  gaps: readonly Interval[],
): Session[] {
  const isIn = (list: readonly Interval[], at: number): boolean =>
    list.some((each) => each.from <= at && at < each.to);
  const sessions: Session[] = [];
  for (let at = 0; at < 1440; at++) {
    const open = working.find((each) => each.from <= at && at < each.to);
    if (!open || (at - open.from) % step !== 0 || isIn(gaps, at)) continue;
    let isFree = true;
    for (let minute = at; minute < at + step && minute < open.to; minute++) {
      if (isIn(busy, minute)) isFree = false;
    }
    sessions.push({ time: minuteOf(at), isFree });
  }
  return sessions;
}
