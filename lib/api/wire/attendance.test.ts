import { describe, expect, it } from "vitest";
import { ATTENDANCES } from "@/lib/domain/salon/appointment";
import { attendanceFromWire, attendanceToWire } from "./attendance";

describe("an attendance on the wire (business.md 6.3)", () => {
  it.each([
    ["missed", -1],
    ["waiting", 0],
    ["arrived", 1],
    ["confirmed", 2],
  ] as const)("%s is %i", (attendance, number) => {
    expect(attendanceToWire(attendance)).toBe(number);
    expect(attendanceFromWire(number)).toBe(attendance);
  });

  it("has a number of its own for each", () => {
    expect(new Set(ATTENDANCES.map(attendanceToWire)).size).toBe(ATTENDANCES.length);
  });

  it.each([-2, 3, 0.5, Number.NaN])("%d is a bug", (number) => {
    expect(() => attendanceFromWire(number)).toThrow("Not an attendance");
  });
});
