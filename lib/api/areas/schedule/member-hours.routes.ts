import { createRoute } from "@hono/zod-openapi";
import { memberPath, memberPeriodPath } from "@/lib/api/wire/paths";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { member, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered, answeredEmpty } from "@/lib/api/platform/http/envelope";
import { daysSchema, daysToWriteSchema, workingDayToWire } from "./member-hours.contract";
import type { HoursUseCases } from "./read-hours.usecases";
import type { HoursWritingUseCases } from "./set-hours.usecases";

const common = inArea("Schedule & Resources", "user");

const writeRoute = createRoute({
  ...common,
  method: "put",
  path: "/schedule/{location_id}/{team_member_id}/{start_date}/{end_date}",
  summary: "Set working hours of a member",
  description:
    "Each day of the body replaces its hours as a whole; dates that are not in the body stay. " +
    "Days must lie between start_date and end_date. All of the body is saved, or nothing. As " +
    '`{"schedule": [days], "expected": [days as read], "change_set_id": uuid}` it is saved only while ' +
    "the expected days are still so, and once only (our addition).",
  request: { params: memberPeriodPath, body: bodyOf(daysToWriteSchema) },
  responses: { 201: { description: "Saved; no body" }, ...failures(400, 403, 404, 409, 413, 422) },
});

const readRoute = createRoute({
  ...common,
  method: "get",
  path: "/schedule/{location_id}/{team_member_id}/{start_date}/{end_date}",
  summary: "Read working hours of a member",
  description: "Every date of the period appears once, ascending; days off have no slots.",
  request: { params: memberPeriodPath },
  responses: { 200: answerOf(daysSchema, "The days"), ...failures(403, 404, 422) },
});

const deprecatedWriteRoute = createRoute({
  ...common,
  method: "put",
  path: "/schedule/{location_id}/{team_member_id}",
  deprecated: true,
  summary: "Set working hours of one day",
  description: "One day, or a list of days as in the call with dates in its path.",
  request: { params: memberPath, body: bodyOf(daysToWriteSchema) },
  responses: { 201: { description: "Saved; no body" }, ...failures(400, 403, 404, 409, 413, 422) },
});

/** Hours of one member (schedule.md 6, 7, 8). */
export function addScheduleRoutes(
  api: Api,
  hours: HoursUseCases,
  writing: HoursWritingUseCases,
): void {
  const toWrite = member("edit_hours", "write_hours");
  serve(api, {
    route: writeRoute,
    who: toWrite,
    run: ({ scope, member, path, body }) =>
      writing.setDays(scope, member, body, { from: path.start_date, to: path.end_date }),
    answer: () => answeredEmpty(201),
  });
  serve(api, {
    route: readRoute,
    who: member("read_timetable", "read"),
    run: ({ scope, member, path }) =>
      hours.ofMember(scope, member, { from: path.start_date, to: path.end_date }),
    answer: (days) => answered(days.map(workingDayToWire)),
  });
  serve(api, {
    route: deprecatedWriteRoute,
    who: toWrite,
    run: ({ scope, member, body }) => writing.setDays(scope, member, body, null),
    answer: () => answeredEmpty(201),
  });
}
