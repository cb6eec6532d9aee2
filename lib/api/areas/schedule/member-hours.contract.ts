import { z } from "zod";
import type { WorkingDay } from "@/lib/domain/schedule/working-day";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { answerSlots, hoursSchema, SLOTS_DOCUMENTATION, slotToWire } from "@/lib/api/wire/slots";
import type { WireSlot } from "@/lib/api/wire/slots";
import { wireDate } from "@/lib/api/wire/wire-dates";
import { toList, wireBoolean } from "@/lib/api/wire/wire-formats";

/** One day of a member: what a client sends (schedule.md 6). */
const dayToWriteSchema = z
  .looseObject({
    date: wireDate,
    is_working: wireBoolean,
    slots: z.unknown().optional().meta(SLOTS_DOCUMENTATION),
  })
  .transform(({ date, is_working, slots }, context): WorkingDay => {
    if (!is_working) return { date, intervals: [], dayOff: null };
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
    return { date, intervals: hours.data, dayOff: null };
  });

/** A lone day, and `{"schedule": […]}`, stand for the list of days (schedule.md 6). */
function daysToList(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  if ("schedule" in value) return toList(value.schedule) ?? value.schedule;
  return toList(value) ?? [value];
}

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

/** Body of `PUT /schedule/{location_id}/{team_member_id}[/{start_date}/{end_date}]`. */
export const daysToWriteSchema = z
  .preprocess(
    daysToList,
    z
      .array(dayToWriteSchema, { error: "must be a list of days" })
      .max(1000, { error: "has too many days" }),
  )
  .meta({ id: "DaysToWrite", example: EXAMPLE_DAYS });

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
