import { describe, expect, it } from "vitest";
import { teamMemberId } from "../ids";
import { localDateOf } from "../time/local-date";
import { minuteOf } from "../time/local-time";
import { loadsOf, shareInPercent, shareOf, sharesByDate, totalLoad } from "./occupancy";

const MONDAY = localDateOf("2026-11-09");
const TUESDAY = localDateOf("2026-11-10");
const ANNA = teamMemberId(1);
const BEN = teamMemberId(2);

const span = (from: number, to: number) => ({ from: minuteOf(from), to: minuteOf(to) });
const hours = (memberId: typeof ANNA, date: typeof MONDAY, from: number, to: number) => ({
  memberId,
  day: { date, intervals: [span(from, to)], dayOff: null },
});
const busy = (memberId: typeof ANNA, date: typeof MONDAY, from: number, to: number) => ({
  memberId,
  date,
  ...span(from, to),
});

describe("occupancy", () => {
  it("counts what is booked inside a member's own hours of the day, overlaps once", () => {
    const loads = loadsOf(
      [hours(ANNA, MONDAY, 600, 720), hours(BEN, MONDAY, 600, 700)],
      [
        busy(ANNA, MONDAY, 570, 630), // half of it before the hours
        busy(ANNA, MONDAY, 615, 645),
        busy(ANNA, TUESDAY, 600, 720), // no hours
      ],
    );
    expect(loads).toEqual([
      { date: MONDAY, openMinutes: 120, bookedMinutes: 45 },
      { date: MONDAY, openMinutes: 100, bookedMinutes: 0 },
    ]);
    expect(totalLoad(loads)).toEqual({ openMinutes: 220, bookedMinutes: 45 });
    expect(sharesByDate([MONDAY, TUESDAY], loads)).toEqual([
      { date: MONDAY, share: 0.2045 },
      { date: TUESDAY, share: 0 },
    ]);
  });

  it.each([
    [{ openMinutes: 0, bookedMinutes: 0 }, 0, 0],
    [{ openMinutes: 3, bookedMinutes: 1 }, 0.3333, 33.3],
    [{ openMinutes: 60, bookedMinutes: 60 }, 1, 100],
  ])("of %j is a share of %d, %d per cent", (load, share, percent) => {
    expect(shareOf(load)).toBe(share);
    expect(shareInPercent(share)).toBe(percent);
  });
});
