import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/api/wire/paths";
import { ok } from "@/lib/domain/result";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered } from "@/lib/api/platform/http/envelope";
import { changeSetIdSchema, changeSetSchema } from "./conditional-hours.contract";
import {
  bulkBodySchema,
  bulkQuery,
  memberDaysSchema,
  membersNamedIn,
  scheduledDayToWire,
} from "./team-hours.contract";
import type { HoursUseCases } from "./read-hours.usecases";
import type { HoursWritingUseCases } from "./set-hours.usecases";

const common = {
  ...inArea("Schedule & Resources", "user"),
  path: "/company/{location_id}/staff/schedule",
};

const readRoute = createRoute({
  ...common,
  method: "get",
  summary: "Read working hours of the team",
  description:
    "One item per member and date with hours; with busy_intervals also dates with bookings only, " +
    "with off_day_type also dates that carry a kind of day off. Else a date without hours is missing.",
  request: { params: locationPath, query: bulkQuery },
  responses: { 200: answerOf(memberDaysSchema, "Days of members"), ...failures(403, 404, 422) },
});

const writeRoute = createRoute({
  ...common,
  method: "put",
  summary: "Set and remove working hours of many members",
  description:
    "Answers the hours of the touched members from the earliest to the latest date of the request. " +
    "All of the body is saved, or nothing. With `expected`, days as the bulk read prints them, only " +
    "while they are still so; with `change_set_id` once only (our additions).",
  request: { params: locationPath, body: bodyOf(bulkBodySchema) },
  responses: {
    200: answerOf(memberDaysSchema, "Days of the touched members"),
    ...failures(400, 403, 404, 409, 413, 422),
  },
});

const changeSetRoute = createRoute({
  ...inArea("Schedule & Resources", "user"),
  method: "get",
  path: "/company/{location_id}/staff/schedule/change_sets/{change_set_id}",
  summary: "Ask whether a write of hours was stored",
  description:
    "Our addition: whose answer was lost finds out by the id that they gave the write. Known to " +
    "its writer alone.",
  request: { params: locationPath.extend({ change_set_id: changeSetIdSchema }) },
  responses: { 200: answerOf(changeSetSchema, "It is stored"), ...failures(403, 404, 422) },
});

/** Hours of the team (schedule.md 9, 10, 19). */
export function addBulkScheduleRoutes(
  api: Api,
  hours: HoursUseCases,
  writing: HoursWritingUseCases,
): void {
  serve(api, {
    route: readRoute,
    who: staff("read_timetable"),
    run: async ({ scope, query }) => {
      const included = query["include[]"] ?? [];
      const includes = {
        busy: included.includes("busy_intervals"),
        dayOff: included.includes("off_day_type"),
      };
      const found = await hours.ofTeam(scope, {
        from: query.start_date,
        to: query.end_date,
        memberIds: query["staff_ids[]"],
        includesBusy: includes.busy,
        includesDayOff: includes.dayOff,
      });
      return found.ok ? ok({ days: found.value, includes }) : found;
    },
    answer: ({ days, includes }) =>
      answered(
        days.map((day) => scheduledDayToWire(day, includes)),
        { count: days.length },
      ),
  });
  serve(api, {
    route: changeSetRoute,
    who: staff("edit_hours"),
    run: ({ scope, path }) => writing.changeSet(scope, path.change_set_id),
    answer: ({ id, at }) => answered({ change_set_id: id, written_at: at }),
  });
  serve(api, {
    route: writeRoute,
    who: staff("edit_hours"),
    before: ({ scope }, body) => writing.reachAll(scope, membersNamedIn(body)),
    run: ({ scope, body }) => writing.setMany(scope, body),
    answer: (days) => {
      const items = days.map(({ memberId, day }) => ({ ...day, memberId, busy: [] }));
      const nothing = { busy: false, dayOff: false };
      return answered(
        items.map((item) => scheduledDayToWire(item, nothing)),
        { count: items.length },
      );
    },
  });
}
