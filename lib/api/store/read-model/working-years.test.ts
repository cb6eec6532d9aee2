import { describe, expect, test } from "vitest";
import { teamMemberId } from "@/lib/domain/ids";
import { addDays, localDateOf } from "@/lib/domain/time/local-date";
import { datesFrom, datesOfYear, memberYear, toWorkingYears, yearsFrom } from "./working-years";

const ANNA = teamMemberId(3001);
const BEN = teamMemberId(3002);

function days(memberId: typeof ANNA, ...dates: string[]) {
  return dates.map((date) => ({ memberId, date: localDateOf(date) }));
}

function teamOf(rows: ReturnType<typeof days>, from: string) {
  const found = toWorkingYears(rows);
  return yearsFrom(localDateOf(from)).map((year) => ({
    year,
    team: [ANNA, BEN].flatMap((id) => found.get(memberYear(id, year)) ?? []),
  }));
}

describe("working years", () => {
  test("a year lists its dates, the leap day too", () => {
    expect(datesOfYear(2026)).toHaveLength(365);
    expect(datesOfYear(2028)[59]).toBe("2028-02-29");
    expect(datesOfYear(2028).at(-1)).toBe("2028-12-31");
  });

  test("the dates of several people come once each and ascending, over the turn of the year", () => {
    const rows = [
      ...days(ANNA, "2026-12-31", "2027-01-02", "2026-11-01"),
      ...days(BEN, "2027-01-01", "2027-01-02"),
    ];
    expect(datesFrom(localDateOf("2026-12-01"), teamOf(rows, "2026-12-01"))).toEqual([
      "2026-12-31",
      "2027-01-01",
      "2027-01-02",
    ]);
  });

  test("the day itself belongs to it and the day after 366 more does not", () => {
    const from = localDateOf("2026-12-31");
    const last = addDays(from, 366);
    const rows = [from, last, addDays(last, 1)].map((date) => ({ memberId: ANNA, date }));
    expect(last).toBe("2028-01-01");
    expect(datesFrom(from, teamOf(rows, from))).toEqual([from, last]);
  });

  test("the last year of the calendar has no next one", () => {
    expect(yearsFrom(localDateOf("9999-06-01"))).toEqual([9999]);
    expect(
      datesFrom(localDateOf("9999-12-31"), teamOf(days(ANNA, "9999-12-31"), "9999-12-31")),
    ).toEqual(["9999-12-31"]);
  });
});
