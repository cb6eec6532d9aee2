import type { DayOffKind } from "@/lib/domain/schedule/working-day";

/** Kinds of day off by the code that columns hold; a code is never given to another kind. */
export const DAY_OFF_CODES = {
  1: "day_off",
  2: "vacation",
  3: "sick_leave",
  4: "training",
  5: "unpaid_leave",
  6: "other",
} as const satisfies Record<number, DayOffKind>;

export type DayOffCode = keyof typeof DAY_OFF_CODES;
