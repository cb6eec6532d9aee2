import { describe, expect, it } from "vitest";
import { localDateOf } from "@/lib/domain/time/local-date";
import { periodOfPlace, readSchedulePlace, stepPlace } from "./schedule-place";

const TODAY = localDateOf("2026-10-02");

function placeOf(query: string) {
  return readSchedulePlace(new URLSearchParams(query), TODAY);
}

describe("readSchedulePlace", () => {
  it("is the month of today where the address says nothing", () => {
    expect(placeOf("")).toEqual({ view: "month", date: TODAY, members: [] });
  });

  it("reads view, date and members", () => {
    expect(placeOf("view=week&date=2026-12-24&members=3001,3004")).toEqual({
      view: "week",
      date: "2026-12-24",
      members: [3001, 3004],
    });
  });

  it("forgives what is wrong", () => {
    expect(placeOf("view=year&date=2026-02-30&members=x,-1,")).toEqual(placeOf(""));
  });
});

describe("periodOfPlace", () => {
  it("is the calendar month on a desk", () => {
    expect(periodOfPlace(placeOf(""), "desk")).toEqual({ from: "2026-10-01", to: "2026-10-31" });
  });

  it("is the week from Monday on a phone", () => {
    expect(periodOfPlace(placeOf(""), "phone")).toEqual({ from: "2026-09-28", to: "2026-10-04" });
  });
});

describe("stepPlace", () => {
  it("goes a month on from its last day without skipping a month", () => {
    const place = placeOf("date=2026-01-31");
    expect(stepPlace(place, "desk", 1).date).toBe("2026-02-01");
  });

  it("keeps the day of the week when it goes a week back", () => {
    expect(stepPlace(placeOf("view=week"), "desk", -1).date).toBe("2026-09-25");
  });
});
