import { describe, expect, it } from "vitest";
import { minuteOf } from "@/lib/domain/time/local-time";
import type { Session } from "@/lib/domain/slots/sessions";
import { freeStretches, groupByHour } from "./group-sessions";

function sessions(...times: readonly [number, boolean][]): Session[] {
  return times.map(([time, isFree]) => ({ time: minuteOf(time), isFree }));
}

describe("groupByHour", () => {
  it("keeps sessions in order under the hour they start in", () => {
    const grouped = groupByHour(sessions([590, true], [595, false], [600, true]));
    expect(grouped.map(({ hour, sessions: own }) => [hour, own.length])).toEqual([
      [9, 2],
      [10, 1],
    ]);
  });
});

describe("freeStretches", () => {
  it("joins free sessions that follow one another", () => {
    const day = sessions([600, true], [605, true], [610, false], [615, true]);
    expect(freeStretches(day)).toEqual([
      { from: 600, to: 610 },
      { from: 615, to: 620 },
    ]);
  });

  it("does not join over a break", () => {
    const day = sessions([600, true], [630, true], [780, true]);
    expect(freeStretches(day)).toEqual([
      { from: 600, to: 660 },
      { from: 780, to: 810 },
    ]);
  });

  it("ends at midnight at the latest", () => {
    expect(freeStretches(sessions([1380, true], [1440 - 5, true]))).toEqual([
      { from: 1380, to: 1440 },
    ]);
  });

  it("finds nothing in a day without sessions", () => {
    expect(freeStretches([])).toEqual([]);
  });
});
