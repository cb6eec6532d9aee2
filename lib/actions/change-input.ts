import { z } from "zod";
import { DAY_OFF_KINDS } from "@/lib/domain/schedule/working-day";
import { isMinute } from "@/lib/domain/time/local-time";
import { dateSchema, memberIdSchema } from "@/lib/server/page-input";

const minuteSchema = z.number().refine((value) => isMinute(value));

export const workingDayChangeSchema = z.object({
  memberId: memberIdSchema,
  date: dateSchema,
  intervals: z.array(z.object({ from: minuteSchema, to: minuteSchema })).max(50),
  dayOff: z.enum(DAY_OFF_KINDS).nullable(),
});
