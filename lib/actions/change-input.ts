import { z } from "zod";
import { DAY_OFF_KINDS } from "@/lib/domain/schedule/working-day";
import { isMinute } from "@/lib/domain/time/local-time";
import { dateSchema, memberIdSchema } from "@/lib/server/page-input";

const minuteSchema = z.number().refine((value) => isMinute(value));

const hoursShape = {
  intervals: z.array(z.object({ from: minuteSchema, to: minuteSchema })).max(50),
  dayOff: z.enum(DAY_OFF_KINDS).nullable(),
};

export const workingDayChangeSchema = z.object({
  memberId: memberIdSchema,
  date: dateSchema,
  ...hoursShape,
});

/** A day as the person saw it when they began. */
export const seenDaySchema = z.object({ date: dateSchema, ...hoursShape });

/** The id that the browser gives an act: a repeat with it is the same act. */
export const actIdSchema = z.uuid().toLowerCase();
