import { describe, expect, it } from "vitest";
import { localDateOf } from "@/lib/domain/time/local-date";
import { namedPeriod, readMemberPlace, shownPeriod, stepMemberPlace } from "./member-place";

const TODAY = localDateOf("2026-10-02");

function placeOf(query: string) {
  return readMemberPlace(new URLSearchParams(query), TODAY);
}

describe("the place in a member's calendar", () => {
  it("shows a month in whole weeks and counts the month only", () => {
    expect(shownPeriod(placeOf(""))).toEqual({ from: "2026-09-28", to: "2026-11-01" });
    expect(namedPeriod(placeOf(""))).toEqual({ from: "2026-10-01", to: "2026-10-31" });
  });

  it("shows a month that fills its weeks without padding", () => {
    const february = placeOf("date=2027-02-10");
    expect(shownPeriod(february)).toEqual({ from: "2027-02-01", to: "2027-02-28" });
  });

  it("forgives what is wrong", () => {
    expect(placeOf("view=decade&date=tomorrow")).toEqual({ view: "month", date: TODAY });
  });

  it("goes on by weeks or months", () => {
    expect(stepMemberPlace(placeOf("view=week"), 1).date).toBe("2026-10-09");
    expect(stepMemberPlace(placeOf("view=list"), -1).date).toBe("2026-09-01");
  });
});
