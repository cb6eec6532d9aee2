import { createRoute } from "@hono/zod-openapi";
import { answered } from "@/lib/api/platform/http/envelope";
import { answerOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { serve, staff } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { locationPath } from "@/lib/api/wire/paths";
import { uncoveredListSchema, uncoveredQuery, uncoveredToWire } from "./uncovered.contract";
import type { UncoveredUseCases } from "./uncovered.usecases";

const uncoveredRoute = createRoute({
  ...inArea("Schedule & Resources", "user"),
  method: "get",
  path: "/company/{location_id}/staff/schedule/uncovered",
  summary: "List what is booked and no hours cover",
  description:
    "Our addition. One item per booking and date from now to 30 days ahead unless told, with the " +
    "reason: the member left or has no timetable, has a kind of day off, or works at other times.",
  request: { params: locationPath, query: uncoveredQuery },
  responses: { 200: answerOf(uncoveredListSchema, "Bookings"), ...failures(403, 404, 422) },
});

/** Bookings that somebody has to move (schedule.md 9). */
export function addUncoveredRoutes(api: Api, uncovered: UncoveredUseCases): void {
  serve(api, {
    route: uncoveredRoute,
    who: staff("read_timetable"),
    run: ({ scope, query }) =>
      uncovered.list(scope, {
        from: query.start_date,
        to: query.end_date,
        memberIds: query["staff_ids[]"],
      }),
    answer: (items) => answered(items.map(uncoveredToWire), { count: items.length }),
  });
}
