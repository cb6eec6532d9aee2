import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/api/wire/paths";
import { answerOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered } from "@/lib/api/platform/http/envelope";
import type { Input } from "@/lib/api/platform/http/request-input";
import { workingDaysSchema, workloadQuery, workloadSchema } from "./workload.contract";
import type { WorkloadQuery, WorkloadUseCases } from "./workload.usecases";

const common = inArea("Schedule & Resources", "user");
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
  description: "Days with hours of at least one of the members, booked out or not.",
  request,
  responses: { 200: answerOf(workingDaysSchema, "Dates, ascending"), ...failures(403, 404, 422) },
});

/** Workload and working days (schedule.md 16). */
export function addWorkloadRoutes(api: Api, workload: WorkloadUseCases): void {
  serve(api, {
    route: workloadRoute,
    who: staff("read_timetable"),
    run: ({ scope, query }) => workload.workload(scope, queryOf(query)),
    answer: (days) => answered(days),
  });
  serve(api, {
    route: workingDaysRoute,
    who: staff("read_timetable"),
    run: ({ scope, query }) => workload.workingDays(scope, queryOf(query)),
    answer: (dates) => answered(dates),
  });
}

function queryOf(query: Input<typeof workloadRoute>["query"]): WorkloadQuery {
  return { from: query.start_date, to: query.end_date, memberIds: query["team_member_ids[]"] };
}
