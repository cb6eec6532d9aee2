import { describe, expect, it } from "vitest";
import { appointmentId } from "@/lib/domain/ids";
import type { BoardCell, CellBlock } from "@/lib/views/board";
import { localDateOf } from "@/lib/domain/time/local-date";
import { minuteOf } from "@/lib/domain/time/local-time";
import { bookingText, cellLabel, changeText, countOf } from "./cells";
import { ENGLISH } from "./test-support/english-words";

const FRIDAY = localDateOf("2026-10-02");

function aBooking(from: number, to: number, more: Partial<CellBlock> = {}): CellBlock {
  return {
    from: minuteOf(from),
    to: minuteOf(to),
    kind: "appointment",
    id: appointmentId(1),
    client: "Mara Feld",
    service: "Dry cut",
    attendance: "waiting",
    ...more,
  };
}

function aCell(more: Partial<BoardCell> = {}): BoardCell {
  return {
    date: FRIDAY,
    intervals: [{ from: minuteOf(600), to: minuteOf(1080) }],
    dayOff: null,
    bookings: [],
    ...more,
  };
}

describe("cellLabel", () => {
  it("names the member, the day and the hours", () => {
    expect(cellLabel(ENGLISH, "Anna Berg", aCell())).toBe(
      "Anna Berg, Friday 2 October: 10:00–18:00",
    );
  });

  it("counts appointments and says how many are not covered", () => {
    const cell = aCell({ bookings: [aBooking(570, 600), aBooking(600, 660)] });
    expect(cellLabel(ENGLISH, "Anna Berg", cell)).toBe(
      "Anna Berg, Friday 2 October: 10:00–18:00, 2 appointments, 1 not covered",
    );
  });

  it("names a kind of day off and tells events from appointments", () => {
    const cell = aCell({
      intervals: [],
      dayOff: "vacation",
      bookings: [aBooking(600, 660, { kind: "event" })],
    });
    expect(cellLabel(ENGLISH, "Anna Berg", cell)).toBe(
      "Anna Berg, Friday 2 October: Vacation, 1 group event, 1 not covered",
    );
  });
});

describe("changeText", () => {
  it("says a change in few words", () => {
    expect(changeText(ENGLISH, "Anna Berg", aCell())).toBe("Anna, Fri 2 Oct: 10–18");
  });

  it("says that a day was emptied", () => {
    expect(changeText(ENGLISH, "Anna Berg", aCell({ intervals: [] }))).toBe(
      "Anna, Fri 2 Oct: no hours",
    );
  });
});

describe("bookingText", () => {
  it("leaves out what is not known", () => {
    expect(bookingText(aBooking(600, 630, { client: "" }))).toBe("10:00–10:30 Dry cut");
  });
});

describe("countOf", () => {
  it("knows one from many", () => {
    expect([countOf(ENGLISH, 1, "people"), countOf(ENGLISH, 2, "people")]).toEqual([
      "1 person",
      "2 people",
    ]);
  });
});
