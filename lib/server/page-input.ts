import { z } from "zod";
import { locationId, teamMemberId } from "@/lib/domain/ids";
import { parseLocalDate } from "@/lib/domain/time/local-date";

const idSchema = z.number().int().positive();

export const locationIdSchema = idSchema.transform(locationId);

export const memberIdSchema = idSchema.transform(teamMemberId);

/** A date of the calendar, `YYYY-MM-DD`. */
export const dateSchema = z.string().transform((text, context) => {
  const date = parseLocalDate(text);
  if (date !== null) return date;
  context.addIssue({ code: "custom", message: "is no date" });
  return z.NEVER;
});
