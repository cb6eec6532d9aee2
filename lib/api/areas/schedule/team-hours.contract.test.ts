import { describe, expect, it } from "vitest";
import { DAY_OFF_KINDS } from "@/lib/domain/schedule/working-day";
import { memberDaysSchema, scheduledDayFromWire, scheduledDayToWire } from "./team-hours.contract";

const answered = (off_day_type: unknown) =>
  memberDaysSchema
    .parse([{ staff_id: 3001, date: "2026-11-25", slots: [], off_day_type }])
    .map(scheduledDayFromWire);

const WITH_KINDS = { busy: false, dayOff: true };

describe("kinds of day off (schedule.md 9)", () => {
  it.each([
    [1, "day_off"],
    [2, "vacation"],
    [3, "sick_leave"],
    [4, "training"],
    [5, "unpaid_leave"],
    [6, "other"],
  ] as const)("number %i is %s, both ways", (number, kind) => {
    const [day] = answered(number);
    expect(day?.dayOff).toBe(kind);
    expect(day && scheduledDayToWire(day, WITH_KINDS)).toMatchObject({ off_day_type: number });
  });

  it("each have a number", () => {
    const numbers = DAY_OFF_KINDS.map((dayOff) => {
      const [day] = answered(null);
      return day && scheduledDayToWire({ ...day, dayOff }, WITH_KINDS)["off_day_type"];
    });
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it.each([null, undefined, 0])("%s is no kind", (number) => {
    expect(answered(number)[0]?.dayOff).toBeNull();
  });

  it("a number that we do not know is another kind", () => {
    expect(answered(9)[0]?.dayOff).toBe("other");
  });
});
