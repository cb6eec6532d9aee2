import type { DayOffKind } from "@/lib/domain/schedule/working-day";
import { lenient, readId } from "@/lib/api/wire/wire-formats";

/** Kinds of day off by their number on the wire (schedule.md 9). */
const DAY_OFF_NUMBERS: readonly (readonly [number, DayOffKind])[] = [
  [1, "day_off"],
  [2, "vacation"],
  [3, "sick_leave"],
  [4, "training"],
  [5, "unpaid_leave"],
  [6, "other"],
];

/** The number of a kind of day off (schedule.md 9). */
export function dayOffNumber(kind: DayOffKind | null): number | null {
  return DAY_OFF_NUMBERS.find(([, each]) => each === kind)?.[0] ?? null;
}

function kindNumbered(number: number): DayOffKind | undefined {
  return DAY_OFF_NUMBERS.find(([each]) => each === number)?.[1];
}

/** The kind behind a number; kinds of a live account that we do not know are "other". */
export function dayOffKind(number: number | null | undefined): DayOffKind | null {
  if (number === null || number === undefined || number === 0) return null;
  return kindNumbered(number) ?? "other";
}

/** A kind of day off in a request; null and 0 say that there is none. */
export const wireDayOff = lenient(
  (value): DayOffKind | null | undefined => {
    if (value === null || value === 0 || value === "0") return null;
    const number = readId(value);
    return number === undefined ? undefined : kindNumbered(number);
  },
  `must be a kind of day off, 1 to ${DAY_OFF_NUMBERS.length}`,
  { type: "integer", description: "Our addition: kind of day off to store", example: 2 },
);
