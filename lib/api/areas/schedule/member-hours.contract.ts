import { z } from "zod";
import type { WorkingDay } from "@/lib/domain/schedule/working-day";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { answerSlots, hoursSchema, SLOTS_DOCUMENTATION, slotToWire } from "@/lib/api/wire/slots";
import type { WireSlot } from "@/lib/api/wire/slots";
import { wireDate } from "@/lib/api/wire/wire-dates";
import { toList, wireBoolean } from "@/lib/api/wire/wire-formats";
import { memberConditionShape } from "./conditional-hours.contract";
import type { ExpectedHours } from "./conditional-hours.contract";
import { wireDayOff } from "./day-off.contract";

/** How a day is documented where its schema reads more than that. */
const DAY_DOCUMENTATION = {
  type: "object",
  properties: {
    date: { type: "string", format: "date" },
    is_working: { type: "boolean" },
    slots: SLOTS_DOCUMENTATION,
    off_day_type: { type: "integer", description: "Our addition: kind of day off to store" },
  },
  required: ["date", "is_working"],
} as const; // the literals are those of JSON Schema

/** A day to write; without a kind a day that is off keeps its own (schedule.md 6). */
export type DayOfBody = { readonly day: WorkingDay; readonly keepsKind: boolean };

/** One day of a member: what a client sends (schedule.md 6). */
const dayToWriteSchema = z
  .looseObject(
    {
      date: wireDate,
      is_working: wireBoolean,
      slots: z.unknown().optional(),
      off_day_type: wireDayOff.optional(),
    },
    { error: "must be an object" },
  )
  .transform(({ date, is_working, slots, off_day_type: kind }, context): DayOfBody => {
    if (!is_working) {
      return { day: { date, intervals: [], dayOff: kind ?? null }, keepsKind: kind === undefined };
    }
    const hours = hoursSchema.safeParse(slots ?? []);
    if (!hours.success) {
      for (const { message, path } of hours.error.issues) {
        context.issues.push({ code: "custom", message, path: ["slots", ...path], input: slots });
      }
      return z.NEVER;
    }
    if (hours.data.length === 0) {
      const message = "must hold at least one slot when is_working is true";
      context.issues.push({ code: "custom", message, path: ["slots"], input: slots });
    }
    return { day: { date, intervals: hours.data, dayOff: null }, keepsKind: false };
  });

const listOfDaysSchema = z
  .array(dayToWriteSchema, { error: "must be a list of days" })
  .max(1000, { error: "has too many days" });

const conditionSchema = z.looseObject(memberConditionShape);

/** What a body asks for. */
export type DaysOfBody = {
  readonly days: readonly DayOfBody[];
  readonly expected: readonly ExpectedHours[];
  readonly changeSetId: string | null;
};

const EXAMPLE_DAYS = [
  {
    date: "2026-12-01",
    is_working: true,
    slots: [
      { from: "10:00", to: "14:30" },
      { from: "15:00", to: "22:00" },
    ],
  },
  { date: "2026-12-02", is_working: false, slots: [] },
];

/**
 * Body of `PUT /schedule/{location_id}/{team_member_id}[/{start_date}/{end_date}]`. A lone day, and
 * `{"schedule": […]}`, stand for the list of days (schedule.md 6); the latter may hold `expected` and
 * `change_set_id` (schedule.md 19).
 */
export const daysToWriteSchema = z
  .unknown()
  .transform((body, context): DaysOfBody => {
    const { list, beside } = partsOfBody(body);
    const days = listOfDaysSchema.safeParse(list);
    const condition = conditionSchema.safeParse(beside);
    for (const { error } of [days, condition]) {
      for (const { message, path } of error?.issues ?? []) {
        context.issues.push({ code: "custom", message, path: [...path], input: body });
      }
    }
    if (!days.success || !condition.success) return z.NEVER;
    const { expected = [], change_set_id: changeSetId = null } = condition.data;
    return { days: days.data, expected, changeSetId };
  })
  .meta({ id: "DaysToWrite", type: "array", items: DAY_DOCUMENTATION, example: EXAMPLE_DAYS });

function partsOfBody(body: unknown): { readonly list: unknown; readonly beside: object } {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    return { list: body, beside: {} };
  }
  if ("schedule" in body) return { list: toList(body.schedule) ?? body.schedule, beside: body };
  return { list: toList(body) ?? [body], beside: {} };
}

/** One day of a member in an answer (schedule.md 7). */
export const daySchema = z
  .looseObject({
    date: wireDate,
    is_working: wireBoolean,
    slots: answerSlots.meta(SLOTS_DOCUMENTATION),
  })
  .meta({ id: "Day" });

/** Answer of `GET /schedule/{location_id}/{team_member_id}/{start_date}/{end_date}`. */
export const daysSchema = z.array(daySchema).meta({ example: EXAMPLE_DAYS });

export type WireDay = {
  readonly date: LocalDate;
  readonly is_working: boolean;
  readonly slots: readonly WireSlot[];
};

/** A working day as sections 6 and 7 of schedule.md print it. */
export function workingDayToWire(day: WorkingDay): WireDay {
  return {
    date: day.date,
    is_working: day.intervals.length > 0,
    slots: day.intervals.map(slotToWire),
  };
}

/** The day of an answer; this call has no word for the kind of a day off. */
export function dayFromWire(day: z.infer<typeof daySchema>): WorkingDay {
  return { date: day.date, intervals: day.is_working ? day.slots : [], dayOff: null };
}
