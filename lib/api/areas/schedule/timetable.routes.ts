import { createRoute } from "@hono/zod-openapi";
import {
  datesPath,
  datesQuery,
  datesSchema,
  datesToJson,
  sessionsPath,
  sessionsSchema,
  sessionsToJson,
} from "./timetable.contract";
import { ok } from "@/lib/domain/result";
import { mapMaybe } from "@/lib/api/platform/maybe-async";
import type { TimetableUseCases } from "./timetable.usecases";
import { answerOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { member, staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { remembering } from "@/lib/api/platform/http/envelope";

const common = inArea("Schedule & Resources", "user");

const datesRoute = createRoute({
  ...common,
  method: "get",
  path: "/timetable/dates/{location_id}/{date}",
  summary: "Working dates from a date on",
  description:
    "Dates on which the member, or anybody, has hours; booked out or not. 366 days ahead.",
  request: { params: datesPath, query: datesQuery },
  responses: { 200: answerOf(datesSchema, "Dates, ascending"), ...failures(403, 404, 422) },
});

const sessionsRoute = createRoute({
  ...common,
  method: "get",
  path: "/timetable/seances/{location_id}/{team_member_id}/{date}",
  summary: "Sessions of a member's day",
  description:
    "The grid of the journal: one item each step of the location (5 minutes by default) inside the " +
    "hours, free or not. A day without hours has none.",
  request: { params: sessionsPath },
  responses: { 200: answerOf(sessionsSchema, "Sessions, ascending"), ...failures(403, 404, 422) },
});

/** The journal (schedule.md 11, 12). */
export function addTimetableRoutes(api: Api, timetable: TimetableUseCases): void {
  serve(api, {
    route: datesRoute,
    who: staff("read_timetable"),
    run: ({ scope, path, query }) => timetable.dates(scope, path.date, query.staff_id ?? 0),
    answer: remembering(datesToJson),
  });
  serve(api, {
    route: sessionsRoute,
    who: member("read_timetable", "read"),
    run: ({ scope, member, path }) => mapMaybe(timetable.sessions(scope, member, path.date), ok),
    answer: remembering(sessionsToJson),
  });
}
