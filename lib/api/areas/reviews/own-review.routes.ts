import { createRoute } from "@hono/zod-openapi";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { answered } from "@/lib/api/platform/http/envelope";
import { anybody, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import {
  ownReviewBody,
  ownReviewSchema,
  reviewTokenPath,
  visitToWire,
} from "./own-review.contract";
import type { OwnReviewUseCases } from "./own-review.usecases";

const common = {
  ...inArea("Appointments", "partner"),
  path: "/master_record_review/{record_token}",
} as const;

const readRoute = createRoute({
  ...common,
  method: "get",
  summary: "Read the form of a visit's review",
  description:
    "The token is the `review_token` of an online booking. It opens this one visit until 30 days " +
    "after its end; a deleted visit is not found.",
  request: { params: reviewTokenPath },
  responses: {
    200: answerOf(ownReviewSchema, "What is reviewed, and whether it was already"),
    ...failures(403, 404),
  },
});

const addRoute = createRoute({
  ...common,
  method: "post",
  summary: "Review a visit as its client",
  description:
    "Once a visit, from its beginning. 403 has `meta.reason` `not_begun` or `missed`, 409 tells that " +
    "it was reviewed already.",
  request: { params: reviewTokenPath, body: bodyOf(ownReviewBody) },
  responses: {
    200: answerOf(ownReviewSchema, "The visit, now reviewed"),
    ...failures(400, 403, 404, 409, 413, 422),
  },
});

/** Reviews of clients (business.md 7.1). */
export function addOwnReviewRoutes(api: Api, own: OwnReviewUseCases): void {
  serve(api, {
    route: readRoute,
    who: anybody,
    run: ({ caller, path }) => own.find(caller, path.record_token),
    answer: (visit) => answered(visitToWire(visit)),
  });
  serve(api, {
    route: addRoute,
    who: anybody,
    run: ({ caller, path, body }) => own.add(caller, path.record_token, body),
    answer: (visit) => answered(visitToWire(visit)),
  });
}
