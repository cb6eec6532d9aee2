import { z } from "zod";
import { locationId, teamMemberId } from "@/lib/domain/ids";
import { DAY_OFF_KINDS } from "@/lib/domain/schedule/working-day";
import { parseLocalDate } from "@/lib/domain/time/local-date";
import { isMinute } from "@/lib/domain/time/local-time";

const minuteSchema = z.number().refine((value) => isMinute(value));

export const locationIdSchema = z.number().int().positive().transform(locationId);

export const memberIdSchema = z.number().int().positive().transform(teamMemberId);

export const dateSchema = z.string().transform((text, context) => {
  const date = parseLocalDate(text);
  if (date !== null) return date;
  context.addIssue({ code: "custom", message: "is no date" });
  return z.NEVER;
});

export const workingDayChangeSchema = z.object({
  memberId: memberIdSchema,
  date: dateSchema,
  intervals: z.array(z.object({ from: minuteSchema, to: minuteSchema })).max(50),
  dayOff: z.enum(Object.values(DAY_OFF_KINDS)).nullable(),
});
