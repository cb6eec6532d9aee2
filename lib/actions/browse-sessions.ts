"use server";

import { z } from "zod";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Refusal } from "@/lib/domain/refusal";
import type { SessionsView } from "@/lib/views/sessions-view";
import type { LocationId, TeamMemberId } from "@/lib/domain/ids";
import { startOfMonth } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import type { Visitor } from "@/lib/server/visitor";
import { dateSchema, locationIdSchema, memberIdSchema } from "@/lib/server/page-input";
import { inAction } from "./in-action";

/** Working dates looked through for a free session; a live account allows few calls a second. */
const MAX_DATES_SEARCHED = 14;

const inputSchema = z.object({
  locationId: locationIdSchema,
  memberId: memberIdSchema,
  date: dateSchema,
});

/** A member's working dates, the sessions of one date, and the next date with a free one. */
export async function browseSessions(
  input: z.input<typeof inputSchema>,
): Promise<Result<SessionsView, Refusal>> {
  return inAction(async (visitor) => {
    const parsed = inputSchema.safeParse(input);
    if (!parsed.success) return err({ kind: "invalid_input" });
    const { locationId, memberId, date } = parsed.data;
    const { timetable } = visitor.client;
    const [listed, sessions] = await Promise.all([
      timetable.dates(locationId, startOfMonth(date), memberId),
      timetable.sessions(locationId, memberId, date),
    ]);
    const later = listed.filter((each) => each > date);
    const nextFreeDate = await firstFree(visitor, locationId, memberId, later);
    return ok({ memberId, date, workingDates: listed, sessions, nextFreeDate });
  });
}

async function firstFree(
  { client }: Visitor,
  location: LocationId,
  member: TeamMemberId,
  dates: readonly LocalDate[],
): Promise<LocalDate | null> {
  for (const date of dates.slice(0, MAX_DATES_SEARCHED)) {
    // oxlint-disable-next-line no-await-in-loop -- most searches end at the first date
    const sessions = await client.timetable.sessions(location, member, date);
    if (sessions.some((session) => session.isFree)) return date;
  }
  return null;
}
