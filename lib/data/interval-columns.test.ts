import { expect, it } from "vitest";
import { DAY_OFF_KINDS } from "@/lib/domain/schedule/working-day";
import { localDateOf } from "@/lib/domain/time/local-date";
import { toDayOffCode, toWorkingDay } from "./interval-columns";

const DATE = localDateOf("2026-11-25");

it.each([
  ["day_off", 1],
  ["vacation", 2],
  ["sick_leave", 3],
  ["training", 4],
  ["unpaid_leave", 5],
  ["other", 6],
] as const)("a column holds %s as %i, as rows written before do", (kind, code) => {
  expect(toDayOffCode(kind)).toBe(code);
  expect(toWorkingDay(DATE, [], code).dayOff).toBe(kind);
});

it("every kind of day off has a code of its own, no kind is none", () => {
  const codes = DAY_OFF_KINDS.map(toDayOffCode);
  expect(new Set(codes).size).toBe(DAY_OFF_KINDS.length);
  expect(codes).not.toContain(null);
  expect(toDayOffCode(null)).toBeNull();
  expect(toWorkingDay(DATE, [600, 1080], null)).toEqual({
    date: DATE,
    intervals: [{ from: 600, to: 1080 }],
    dayOff: null,
  });
});
