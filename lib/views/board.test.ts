import { describe, expect, it } from "vitest";
import { appointmentId, locationId, teamMemberId } from "@/lib/domain/ids";
import { coveredMinutes } from "@/lib/domain/time/interval";
import type { Interval } from "@/lib/domain/time/interval";
import { localDateOf } from "@/lib/domain/time/local-date";
import { minuteOf } from "@/lib/domain/time/local-time";
import { datesOf } from "@/lib/domain/time/period";
import {
  cellOf,
  shareBooked,
  minutesOfRow,
  peoplePerDay,
  withWorkingDay,
  strandedBookings,
} from "./board";
import type { Board, BoardCell, BoardRow, CellBlock } from "./board";
import type { WorkingDayChange } from "@/lib/domain/schedule/working-day";

const anna = teamMemberId(3001);
const ben = teamMemberId(3002);
const period = { from: localDateOf("2026-11-23"), to: localDateOf("2026-11-25") };
const monday = localDateOf("2026-11-23");
const tuesday = localDateOf("2026-11-24");
const wednesday = localDateOf("2026-11-25");

const span = (from: number, to: number): Interval => ({ from: minuteOf(from), to: minuteOf(to) });
const split = [span(540, 780), span(840, 1080)];

const aBooking = (from: number, to: number): CellBlock => ({
  ...span(from, to),
  kind: "appointment",
  id: appointmentId(8801),
  client: "Ada Quint",
  service: "Dry cut",
  attendance: "waiting",
});

const aCell = (given: Partial<BoardCell> = {}): BoardCell => ({
  date: monday,
  intervals: [],
  dayOff: null,
  bookings: [],
  ...given,
});

const aRow = (id: typeof anna, cells: readonly Partial<BoardCell>[]): BoardRow => ({
  member: {
    id,
    name: "Anna Berg",
    position: "Senior stylist",
    canHaveHours: true,
    isDismissed: false,
    hasPage: true,
  },
  cells: datesOf(period).map((date, i) => aCell({ ...cells[i], date })),
});

const aBoard = (given: Partial<Board> = {}): Board => ({
  locationId: locationId(4564),
  timeZone: "Europe/Berlin",
  today: wednesday,
  period,
  readOnly: null,
  rows: [
    aRow(anna, [{}, { intervals: split, bookings: [aBooking(600, 660)] }, { intervals: split }]),
    aRow(ben, [{ dayOff: "vacation" }, { intervals: [span(600, 1200)] }, {}]),
  ],
  ...given,
});

const aChange = (given: Partial<WorkingDayChange> = {}): WorkingDayChange => ({
  memberId: anna,
  date: tuesday,
  intervals: [span(600, 1080)],
  dayOff: null,
  ...given,
});

describe("setting a working day", () => {
  it("replaces the hours of the cell and keeps its bookings", () => {
    const before = aBoard();
    const after = cellOf(withWorkingDay(before, aChange()), anna, tuesday);
    expect(after?.intervals).toEqual([span(600, 1080)]);
    expect(after?.bookings).toBe(cellOf(before, anna, tuesday)?.bookings);
  });

  it("stores a day off with its kind, and hours clear the kind", () => {
    const off = withWorkingDay(aBoard(), aChange({ intervals: [], dayOff: "sick_leave" }));
    expect(cellOf(off, anna, tuesday)).toMatchObject({ intervals: [], dayOff: "sick_leave" });
    const back = withWorkingDay(off, aChange());
    expect(cellOf(back, anna, tuesday)).toMatchObject({ dayOff: null });
  });

  it("changes the kind of a day off that stays without hours", () => {
    const sick = { memberId: ben, date: monday, intervals: [], dayOff: "sick_leave" } as const;
    expect(cellOf(withWorkingDay(aBoard(), sick), ben, monday)?.dayOff).toBe("sick_leave");
  });

  it("leaves every other row and cell the same object", () => {
    const before = aBoard();
    const after = withWorkingDay(before, aChange());
    expect(after.rows[1]).toBe(before.rows[1]);
    expect(after.rows[0]).not.toBe(before.rows[0]);
    expect(after.rows[0]?.member).toBe(before.rows[0]?.member);
    expect(after.rows[0]?.cells[0]).toBe(before.rows[0]?.cells[0]);
    expect(after.rows[0]?.cells[1]).not.toBe(before.rows[0]?.cells[1]);
    expect(after.rows[0]?.cells[2]).toBe(before.rows[0]?.cells[2]);
  });

  it.each([
    ["the same hours are set", aChange({ intervals: [...split] })],
    ["the date is outside the board", aChange({ date: localDateOf("2026-12-24") })],
    ["the member is not on the board", aChange({ memberId: teamMemberId(3999) })],
  ])("leaves all rows the same objects when %s", (_, change) => {
    const before = aBoard();
    const after = withWorkingDay(before, change);
    expect(after.rows.map((row, i) => row === before.rows[i])).toEqual([true, true]);
  });

  it("does not change the board that it is given", () => {
    const before = aBoard();
    const copy = structuredClone(before);
    withWorkingDay(before, aChange());
    expect(before).toEqual(copy);
  });

  it("is taken back by the change that sets what stood there", () => {
    const before = aBoard();
    const there = withWorkingDay(before, aChange());
    expect(withWorkingDay(there, aChange({ intervals: split }))).toEqual(before);
  });
});

describe("a cell of the board", () => {
  it("is found by member and date", () => {
    const board = aBoard();
    expect(cellOf(board, ben, tuesday)).toBe(board.rows[1]?.cells[1]);
  });

  it("is missing outside the board", () => {
    expect(cellOf(aBoard(), teamMemberId(3999), tuesday)).toBeUndefined();
    expect(cellOf(aBoard(), ben, localDateOf("2026-11-26"))).toBeUndefined();
  });

  it("names the bookings that its hours do not cover", () => {
    const [fine, inBreak, late] = [aBooking(600, 660), aBooking(770, 850), aBooking(1080, 1110)];
    const cell = aCell({ intervals: split, bookings: [fine, inBreak, late] });
    expect(strandedBookings(cell)).toEqual([inBreak, late]);
    expect(strandedBookings({ ...cell, intervals: [] })).toEqual([fine, inBreak, late]);
  });
});

describe("the load of a day (schedule.md 16)", () => {
  it.each([
    ["no hours", [], [], 0],
    ["no hours but a booking", [], [aBooking(600, 660)], 0],
    ["nothing booked", split, [], 0],
    ["an eighth", split, [aBooking(600, 660)], 0.125],
    ["only the part inside the hours counts", split, [aBooking(720, 900)], 0.25],
    ["overlapping bookings count once", split, [aBooking(600, 720), aBooking(600, 720)], 0.25],
    ["booked out", split, [aBooking(540, 780), aBooking(840, 1080)], 1],
    ["more than the hours", split, [aBooking(0, 1440)], 1],
  ])("%s", (_, intervals, bookings, expected) => {
    expect(shareBooked({ intervals, bookings })).toBe(expected);
  });
});

describe("totals", () => {
  it("add the minutes of a member over the period", () => {
    const [first, second] = aBoard().rows.map(minutesOfRow);
    expect(first).toBe(2 * coveredMinutes(split));
    expect(second).toBe(600);
  });

  it("count the people at work on each date", () => {
    expect(peoplePerDay(aBoard())).toEqual([0, 2, 1]);
  });

  it("are empty for a board without people", () => {
    expect(peoplePerDay(aBoard({ rows: [] }))).toEqual([]);
  });
});
