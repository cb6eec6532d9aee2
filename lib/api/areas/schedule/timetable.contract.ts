import { z } from "zod";
import type { Session } from "@/lib/domain/slots/sessions";
import type { LocalDate } from "@/lib/domain/time/local-date";
import type { Minute } from "@/lib/domain/time/local-time";
import { one } from "@/lib/api/wire/parameter-aliases";
import { clockText, readClock, readDate, wireDateReference } from "@/lib/api/wire/wire-dates";
import {
  lenient,
  locationIdInPath,
  memberIdInPath,
  readBoolean,
  wireIdOrNone,
} from "@/lib/api/wire/wire-formats";

/** `/timetable/dates/{location_id}/{date}` */
export const datesPath = z.object({ location_id: locationIdInPath, date: wireDateReference });

/** 0 means anybody, as when it is absent. */
export const datesQuery = z.object({ staff_id: one(wireIdOrNone).optional() });

/** `/timetable/seances/{location_id}/{team_member_id}/{date}` */
export const sessionsPath = z.object({
  location_id: locationIdInPath,
  team_member_id: memberIdInPath,
  date: wireDateReference,
});

/** A working date of an answer; of an ISO date-time the local date counts (schedule.md 11). */
const workingDate = lenient(
  (value): LocalDate | undefined =>
    readDate(typeof value === "string" ? value.slice(0, 10) : value),
  "must be a date",
  { type: "string", format: "date", example: "2026-10-26" },
);

export const datesSchema = z
  .array(workingDate)
  .meta({ example: ["2026-10-26", "2026-10-30", "2026-10-31", "2026-11-01"] });

const isFree = lenient(readBoolean, "must be true or false", { type: "boolean", example: true });

const sessionSchema = z
  .looseObject({
    time: lenient(readClock, "must be a time HH:MM", { type: "string", example: "10:00" }),
    is_free: isFree.optional(),
    free: isFree.optional(),
  })
  .refine((session) => session.is_free !== undefined || session.free !== undefined, {
    error: "says neither is_free nor free",
    path: ["is_free"],
  })
  .meta({ id: "Session", required: ["time", "is_free", "free"] });

/** Sessions of a day; clients read either key, and find the step in the distance of the times. */
export const sessionsSchema = z.array(sessionSchema).meta({
  example: [
    { time: "10:00", is_free: true, free: true },
    { time: "10:05", is_free: false, free: false },
  ],
});

/** The text of every session there can be: joining them is far quicker than to print objects. */
const SESSION_TEXTS: readonly string[] = Array.from({ length: 2 * 1440 }, (_, index) => {
  const free = index % 2 === 1;
  const time = clockText(Math.floor(index / 2) as Minute); // 0–1439 by the length of the table
  return JSON.stringify({ time, is_free: free, free });
});

/** The JSON of the list of sessions, with both keys in every item (schedule.md 12). */
export function sessionsToJson(sessions: readonly Session[]): string {
  let json = "[";
  let separator = "";
  for (const { time, isFree: free } of sessions) {
    json += separator + SESSION_TEXTS[2 * time + (free ? 1 : 0)];
    separator = ",";
  }
  return `${json}]`;
}

/** The JSON of a list of dates: their text needs no escaping. */
export function datesToJson(dates: readonly LocalDate[]): string {
  return dates.length === 0 ? "[]" : `["${dates.join('","')}"]`;
}

/** The session of an answer; `is_free` wins over `free` (schedule.md 17). */
export function sessionFromWire(session: z.infer<typeof sessionSchema>): Session {
  return { time: session.time, isFree: session.is_free ?? session.free ?? false };
}
