import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/api/wire/paths";
import { ok } from "@/lib/domain/result";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered } from "@/lib/api/platform/http/envelope";
import {
  doublesQuery,
  doublesSchema,
  doublesToWire,
  mergeBody,
  mergedSchema,
  mergedToWire,
  mergeListSchema,
  mergePath,
  mergeToWire,
  sentenceOfUndo,
  unmergedSchema,
  unmergedToWire,
} from "./client-merges.contract";
import type { ClientMergeUseCases } from "./client-merge.usecases";

const common = inArea("Clients", "user");

const doublesRoute = createRoute({
  ...common,
  method: "get",
  path: "/company/{location_id}/clients/doubles",
  summary: "List clients with one phone",
  description: "An addition of ours: clients who may be one person, to be merged by somebody.",
  request: { params: locationPath, query: doublesQuery },
  responses: {
    200: answerOf(doublesSchema, "Each phone that several clients have"),
    ...failures(403, 404, 422),
  },
});

const listRoute = createRoute({
  ...common,
  method: "get",
  path: "/company/{location_id}/clients/merges",
  summary: "List merges that can be undone",
  description: "An addition of ours: the merges of the last day, latest first.",
  request: { params: locationPath },
  responses: { 200: answerOf(mergeListSchema, "The merges"), ...failures(403, 404) },
});

const mergeRoute = createRoute({
  ...common,
  method: "post",
  path: "/company/{location_id}/clients/merges",
  summary: "Merge two clients",
  description:
    "An addition of ours. Appointments, comments, tags, values, messages and schedules of " +
    "`merged_id` go to `kept_id`, who keeps what they have and gets what they lack. It can be " +
    "undone for a day.",
  request: { params: locationPath, body: bodyOf(mergeBody) },
  responses: {
    201: answerOf(mergedSchema, "The client of two, and how much moved"),
    ...failures(400, 403, 404, 413, 422),
  },
});

const undoRoute = createRoute({
  ...common,
  method: "delete",
  path: "/company/{location_id}/clients/merges/{merge_id}",
  summary: "Undo a merge",
  description:
    "An addition of ours, for a day. Both clients have again what they had; what came after the " +
    "merge stays with the one who was kept, and the answer says how much that is.",
  request: { params: mergePath },
  responses: {
    200: answerOf(unmergedSchema, "Both clients, and what stays"),
    ...failures(403, 404, 409),
  },
});

const who = staff("clients");

/** Clients who are one person (business.md 5.7). */
export function addClientMergeRoutes(api: Api, merges: ClientMergeUseCases): void {
  serve(api, {
    route: doublesRoute,
    who,
    run: async ({ scope, query }) => ok(await merges.doubles(scope, query)),
    answer: ({ items, total, page }) =>
      answered(items.map(doublesToWire), { page, total_count: total }),
  });
  serve(api, {
    route: listRoute,
    who,
    run: async ({ scope }) => ok(await merges.list(scope)),
    answer: (views) => answered(views.map(mergeToWire), { count: views.length }),
  });
  serve(api, {
    route: mergeRoute,
    who,
    run: ({ scope, body }) => merges.merge(scope, body.kept_id, body.merged_id),
    answer: (view) => answered(mergedToWire(view), null, 201),
  });
  serve(api, {
    route: undoRoute,
    who,
    run: ({ scope, path }) => merges.undo(scope, path.merge_id),
    answer: (view) => answered(unmergedToWire(view), { message: sentenceOfUndo(view) }),
  });
}
