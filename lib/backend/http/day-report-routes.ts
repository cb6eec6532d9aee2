import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/contract/bulk-schedule";
import { dayReportQuery, dayReportSchema, dayReportToWire } from "@/lib/contract/day-report";
import type { DayReportService } from "@/lib/backend/services/day-report-service";
import { answerOf, failures, inArea } from "./declare-route";
import { serveStaff } from "./endpoint";
import type { Api } from "./endpoint";
import { answered } from "./envelope";

const route = createRoute({
  ...inArea("Analytics", "user"),
  method: "get",
  path: "/reports/z_report/{location_id}",
  summary: "Takings at the end of the day",
  description:
    "What clients who came were charged, in all and by client, team member and service. " +
    "Whoever may see no other days gets today's, whatever the dates say.",
  request: { params: locationPath, query: dayReportQuery },
  responses: { 200: answerOf(dayReportSchema, "The report"), ...failures(403, 404, 422) },
});

/** The day-end report (business.md 16.3). */
export function addDayReportRoutes(api: Api, reports: DayReportService): void {
  serveStaff(
    api,
    route,
    { right: "takings" },
    ({ scope, query }) =>
      reports.read(scope, {
        from: query.start_date,
        to: query.end_date,
        memberId: query.master_id,
      }),
    (report) => answered(dayReportToWire(report)),
  );
}
