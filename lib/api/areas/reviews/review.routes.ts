import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/api/wire/paths";
import { ok } from "@/lib/domain/result";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { member, staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered } from "@/lib/api/platform/http/envelope";
import {
  newReviewSchema,
  reviewListSchema,
  reviewPath,
  reviewSchema,
  reviewsQuery,
  reviewToWire,
} from "./reviews.contract";
import type { ReviewUseCases } from "./review.usecases";

const common = inArea("Appointments", "user");

const listRoute = createRoute({
  ...common,
  method: "get",
  path: "/comments/{location_id}",
  summary: "List reviews",
  description:
    "What clients said of the location and its team, filtered by member, dates and mark.",
  request: { params: locationPath, query: reviewsQuery },
  responses: {
    200: answerOf(reviewListSchema, "Reviews, the latest first"),
    ...failures(403, 404, 422),
  },
});

const addRoute = createRoute({
  ...common,
  method: "post",
  path: "/comments/{location_id}/{team_member_id}",
  summary: "Add a review of a team member",
  description: "The contract names no right: who may create appointments may enter reviews.",
  request: { params: reviewPath, body: bodyOf(newReviewSchema) },
  responses: {
    201: answerOf(reviewSchema, "The review"),
    ...failures(400, 403, 404, 413, 422),
  },
});

/** Reviews (business.md 7). */
export function addReviewRoutes(api: Api, reviews: ReviewUseCases): void {
  serve(api, {
    route: listRoute,
    who: staff("read_timetable"),
    run: async ({ scope, query }) => {
      const found = await reviews.list(scope, {
        written: { from: query.start_date, to: query.end_date },
        memberId: query.team_member_id,
        rating: query.rating,
        page: query.page,
        count: query.count,
      });
      return found.ok ? ok({ ...found.value, page: query.page }) : found;
    },
    answer: ({ items, total, page }) =>
      answered(items.map(reviewToWire), { page, total_count: total }),
  });
  serve(api, {
    route: addRoute,
    who: member("create_appointments", "read"),
    run: ({ scope, member, body }) => reviews.add(scope, member, body),
    answer: (view) => answered(reviewToWire(view), null, 201),
  });
}
