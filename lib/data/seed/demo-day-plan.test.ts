import { describe, expect, test } from "vitest";
import { planDay } from "./demo-day-plan";

const CUT = { serviceId: 501, minutes: 60 };
const COLOUR = { serviceId: 503, minutes: 135 };
const SPLIT = [540, 780, 840, 1080];

describe("planDay", () => {
  test("gives 3 to 7 appointments, apart, inside the hours, on the quarter, on any day", () => {
    const sizes = new Set<number>();
    for (let day = 20_000; day < 20_400; day += 1) {
      const plan = planDay(3001, day, SPLIT, [CUT, { ...COLOUR, minutes: 105 }]);
      sizes.add(plan.length);
      for (const [index, each] of plan.entries()) {
        const end = each.start + each.minutes;
        const before = plan[index - 1];
        expect(each.start % 15).toBe(0);
        expect((each.start >= 540 && end <= 780) || (each.start >= 840 && end <= 1080)).toBe(true);
        const isFree = before === undefined || each.start >= before.start + before.minutes;
        expect(isFree).toBe(true);
      }
    }
    expect([...sizes].sort((a, b) => a - b)).toEqual([3, 4, 5, 6, 7]);
  });

  test("long services make fewer, never fewer than three", () => {
    for (let day = 20_000; day < 20_400; day += 1) {
      const { length } = planDay(3003, day, [600, 1140], [COLOUR]);
      expect([3, 4]).toContain(length);
    }
  });

  test("depends on member and day alone", () => {
    const plan = planDay(3001, 20_500, SPLIT, [CUT, COLOUR]);
    expect(planDay(3001, 20_500, SPLIT, [CUT, COLOUR])).toEqual(plan);
    expect(planDay(3001, 20_501, SPLIT, [CUT, COLOUR])).not.toEqual(plan);
  });

  test("without hours or services there is nothing", () => {
    expect(planDay(3001, 20_000, [], [CUT])).toEqual([]);
    expect(planDay(3012, 20_000, SPLIT, [])).toEqual([]);
  });
});
