import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/api/wire/paths";
import { answerOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { serveStaff } from "@/lib/api/platform/http/endpoint";
import type { Api } from "@/lib/api/platform/http/endpoint";
import { answered } from "@/lib/api/platform/http/envelope";
import type { Input } from "@/lib/api/platform/http/request-input";
import { workingDaysSchema, workloadQuery, workloadSchema } from "./workload.contract";
import type { WorkloadQuery, WorkloadService } from "./workload.usecases";

const common = inArea("Schedule", "user");
const request = { params: locationPath, query: workloadQuery };

const workloadRoute = createRoute({
  ...common,
  method: "get",
  path: "/company/{location_id}/staff/workload",
  summary: "Booked share of each date",
  description: "Of the selected members together; 0 where nobody works.",
  request,
  responses: { 200: answerOf(workloadSchema, "One row a date"), ...failures(403, 404, 422) },
});

const workingDaysRoute = createRoute({
  ...common,
  method: "get",
  path: "/company/{location_id}/staff/working_days",
  summary: "Dates on which anybody of the selection works",
  request,
  responses: { 200: answerOf(workingDaysSchema, "Dates, ascending"), ...failures(403, 404, 422) },
});

/** Workload and working days (schedule.md 16). */
export function addWorkloadRoutes(api: Api, workload: WorkloadService): void {
  serveStaff(
    api,
    workloadRoute,
    { right: "read_timetable" },
    ({ scope, query }) => workload.workload(scope, queryOf(query)),
    (days) => answered(days),
  );
  serveStaff(
    api,
    workingDaysRoute,
    { right: "read_timetable" },
    ({ scope, query }) => workload.workingDays(scope, queryOf(query)),
    (dates) => answered(dates),
  );
}

function queryOf(query: Input<typeof workloadRoute>["query"]): WorkloadQuery {
  return { from: query.start_date, to: query.end_date, memberIds: query["team_member_ids[]"] };
}
