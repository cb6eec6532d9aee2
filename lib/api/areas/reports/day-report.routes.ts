import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/api/wire/paths";
import { answerOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered } from "@/lib/api/platform/http/envelope";
import {
  dayPath,
  dayQuery,
  dayReportQuery,
  dayReportSchema,
  dayReportToWire,
} from "./day-report.contract";
import type { DayReportUseCases } from "./day-report.usecases";

const route = createRoute({
  ...inArea("Analytics & Reports", "user"),
  method: "get",
  path: "/reports/z_report/{location_id}",
  summary: "Takings at the end of the day",
  description:
    "What clients who came were charged, in all and by client, team member and service. " +
    "Whoever may see no other days gets today's, whatever the dates say.",
  request: { params: locationPath, query: dayReportQuery },
  responses: { 200: answerOf(dayReportSchema, "The report"), ...failures(403, 404, 422) },
});

const dayRoute = createRoute({
  ...inArea("Analytics & Reports", "user"),
  method: "get",
  path: "/reports/day_report/{location_id}/{date}",
  summary: "Takings of one day",
  description: "The takings at the end of the day, of the day that the path names.",
  request: { params: dayPath, query: dayQuery },
  responses: { 200: answerOf(dayReportSchema, "The report"), ...failures(403, 404, 422) },
});

/** The day-end report (business.md 16.3). */
export function addDayReportRoutes(api: Api, reports: DayReportUseCases): void {
  serve(api, {
    route: route,
    who: staff("takings"),
    run: ({ scope, query }) =>
      reports.read(scope, {
        from: query.start_date,
        to: query.end_date,
        memberId: query.master_id,
      }),
    answer: (report) => answered(dayReportToWire(report)),
  });
  serve(api, {
    route: dayRoute,
    who: staff("takings"),
    run: ({ scope, path, query }) =>
      reports.read(scope, { from: path.date, to: path.date, memberId: query.master_id }),
    answer: (report) => answered(dayReportToWire(report)),
  });
}
