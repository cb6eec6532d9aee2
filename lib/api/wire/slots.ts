import { z } from "zod";
import { checkHours, MAX_INTERVALS_PER_DAY } from "@/lib/domain/schedule/working-day";
import type { HoursProblem } from "@/lib/domain/schedule/working-day";
import type { Interval } from "@/lib/domain/time/interval";
import { END_OF_DAY } from "@/lib/domain/time/local-time";
import type { Minute } from "@/lib/domain/time/local-time";
import { clockText, readClock } from "./wire-dates";
import { lenient, toList } from "./wire-formats";

const slotStart = lenient(readClock, "must be a time HH:MM", { type: "string", example: "10:00" });

/** The end of a slot: both `24:00` and `00:00` are the end of the day (schedule.md 5.5). */
const slotEnd = lenient(
  (value): Minute | undefined => {
    const minute = readClock(value);
    return minute === 0 ? END_OF_DAY : minute;
  },
  "must be a time HH:MM",
  { type: "string", example: "18:00" },
);

/** `{from, to}`, wall-clock times of the location. */
const slotSchema = z.looseObject({ from: slotStart, to: slotEnd });

/** How a list of slots is documented where its schema reads more than that. */
export const SLOTS_DOCUMENTATION = {
  type: "array",
  items: {
    type: "object",
    properties: {
      from: { type: "string", description: "HH:MM", example: "10:00" },
      to: { type: "string", description: "HH:MM; 00:00 = end of the day", example: "18:00" },
    },
    required: ["from", "to"],
  },
} as const; // the literals are those of JSON Schema

export type WireSlot = { readonly from: string; readonly to: string };

/** The interval on the wire; its end at midnight is `00:00`. */
export function slotToWire(interval: Interval): WireSlot {
  return { from: clockText(interval.from), to: clockText(interval.to) };
}

/** A lone slot stands for a list of one (schedule.md 5.4). */
function slotsToList(value: unknown): unknown {
  const isLone = typeof value === "object" && value !== null && "from" in value;
  return isLone ? [value] : (toList(value) ?? value);
}

/** Slots of an answer, as they come. */
export const answerSlots = z.preprocess(
  slotsToList,
  z.array(slotSchema.transform(({ from, to }): Interval => ({ from, to }))),
);

/** Slots of a request: valid hours of one day, sorted (schedule.md 5.5). */
export const hoursSchema = z
  .preprocess(slotsToList, z.array(slotSchema, { error: "must be a list of slots" }).max(200))
  .transform((slots, context): Interval[] => {
    const checked = checkHours(slots.map(({ from, to }) => ({ from, to })));
    if (checked.ok) return checked.value;
    const problem = checked.error;
    context.issues.push({
      code: "custom",
      message: sentenceFor(problem),
      input: slots,
      path: "index" in problem ? [problem.index] : [],
    });
    return z.NEVER;
  });

function sentenceFor(problem: HoursProblem): string {
  switch (problem.kind) {
    case "empty_interval":
      return "from must be earlier than to";
    case "past_midnight":
      return "from must be earlier than to; split the shift at midnight";
    case "off_grain":
      return "times must be multiples of 5 minutes";
    case "overlap":
      return "must not overlap another slot of the day";
    case "too_many_intervals":
      return `a day has at most ${MAX_INTERVALS_PER_DAY} slots`;
  }
}
