import { describe, expect, it } from "vitest";
import { appointmentId } from "@/lib/domain/ids";
import type { BoardCell } from "@/lib/views/board";
import { localDateOf } from "@/lib/domain/time/local-date";
import { minuteOf } from "@/lib/domain/time/local-time";
import { ENGLISH } from "@/lib/format/test-support/english-words";
import { eventsOf } from "./calendar-events";

function aCell(more: Partial<BoardCell> = {}): BoardCell {
  return {
    date: localDateOf("2026-10-31"),
    intervals: [{ from: minuteOf(1080), to: minuteOf(1440) }],
    dayOff: null,
    bookings: [],
    ...more,
  };
}

function booked(from: number, to: number, id: number): BoardCell["bookings"][number] {
  return {
    from: minuteOf(from),
    to: minuteOf(to),
    kind: "appointment",
    id: appointmentId(id),
    client: "Mara Feld",
    service: "Dry cut",
    attendance: "waiting",
  };
}

describe("eventsOf", () => {
  it("ends the day at midnight of the next date, over the end of a month", () => {
    const [hours] = eventsOf(ENGLISH, [aCell()], "week");
    expect([hours?.start, hours?.end]).toEqual(["2026-10-31T18:00:00", "2026-11-01T00:00:00"]);
  });

  it("lets hours be dragged in a week only", () => {
    expect(eventsOf(ENGLISH, [aCell()], "week")[0]?.editable).toBe(true);
    expect(eventsOf(ENGLISH, [aCell()], "month")[0]?.editable).toBe(false);
  });

  it("counts bookings in a month and names each in a list", () => {
    const cell = aCell({ bookings: [booked(1080, 1110, 1), booked(1140, 1170, 2)] });
    expect(eventsOf(ENGLISH, [cell], "month").map(({ title }) => title)).toEqual([
      "18–24",
      "2 bookings",
    ]);
    expect(eventsOf(ENGLISH, [cell], "list").map(({ title }) => title)).toEqual([
      "Dry cut · Mara Feld",
      "Dry cut · Mara Feld",
    ]);
  });

  it("lists a working day on which nothing is booked", () => {
    expect(eventsOf(ENGLISH, [aCell()], "list").map(({ title }) => title)).toEqual([
      "Nothing booked",
    ]);
  });

  it("shows what is not covered in every view", () => {
    const cell = aCell({ bookings: [booked(600, 630, 1)] });
    for (const view of ["month", "week", "list"] as const) {
      expect(eventsOf(ENGLISH, [cell], view).map(({ className }) => className)).toContain(
        "cal-uncovered",
      );
    }
  });

  it("fills the day with its kind of day off", () => {
    const [off] = eventsOf(ENGLISH, [aCell({ intervals: [], dayOff: "vacation" })], "month");
    expect([off?.title, off?.allDay]).toEqual(["Vacation", true]);
  });
});
