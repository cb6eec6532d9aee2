import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { locationPath } from "@/lib/api/wire/paths";
import { readId } from "@/lib/api/wire/wire-formats";
import { ok } from "@/lib/domain/result";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered } from "@/lib/api/platform/http/envelope";
import {
  labelBody,
  labelInputOf,
  labelListSchema,
  labelPath,
  labelQuery,
  labelSchema,
  labelsPath,
  labelsQuery,
  labelToWire,
} from "./tags.contract";
import type { LabelService } from "./tags.usecases";

const common = inArea("Tags", "user");

const listRoute = createRoute({
  ...common,
  method: "get",
  path: "/labels/{location_id}/{entity}",
  deprecated: true,
  summary: "List tags",
  request: { params: labelsPath, query: labelsQuery },
  responses: { 200: answerOf(labelListSchema, "Tags by title"), ...failures(403, 404, 422) },
});

const createLabelRoute = createRoute({
  ...common,
  method: "post",
  path: "/labels/{location_id}",
  deprecated: true,
  summary: "Create a tag",
  description: "Title and color are required, in the query or in the body.",
  request: { params: locationPath, query: labelQuery, body: bodyOf(labelBody) },
  responses: { 200: answerOf(labelSchema, "The tag"), ...failures(400, 403, 404, 413, 422) },
});

const changeRoute = createRoute({
  ...common,
  method: "put",
  path: "/labels/{location_id}/{tag_id}",
  deprecated: true,
  summary: "Change a tag",
  request: { params: labelPath, query: labelQuery, body: bodyOf(labelBody) },
  responses: { 202: answerOf(labelSchema, "The tag"), ...failures(400, 403, 404, 413, 422) },
});

const deleteRoute = createRoute({
  ...common,
  method: "delete",
  path: "/labels/{location_id}/{tag_id}",
  deprecated: true,
  summary: "Delete a tag",
  description: "It is taken off the clients that carry it.",
  request: { params: labelPath },
  responses: { 202: answerOf(z.null(), "Accepted"), ...failures(403, 404) },
});

const who = staff("client_settings");
const ACCEPTED = { message: "Accepted" };

/** Tags (business.md 14). */
export function addLabelRoutes(api: Api, labels: LabelService): void {
  serve(api, {
    route: listRoute,
    who: staff("membership"),
    run: async ({ scope, path, query }) => {
      const found = await labels.list(scope, path.entity, query.term ?? "");
      const start = (query.page - 1) * query.count;
      return ok(found.slice(start, start + query.count).map((each) => labelToWire(each, scope.id)));
    },
    answer: (items) => answered(items),
  });
  serve(api, {
    route: createLabelRoute,
    who,
    run: async ({ scope, query, body }) => {
      const created = await labels.create(scope, labelInputOf(query, body));
      return created.ok ? ok(labelToWire(created.value, scope.id)) : created;
    },
    answer: (label) => answered(label),
  });
  serve(api, {
    route: changeRoute,
    who,
    before: async ({ scope }, _body, path) => {
      const found = await labels.find(scope, readId(path["tag_id"]));
      return found.ok ? null : found.error;
    },
    run: async ({ scope, path, query, body }) => {
      const changed = await labels.update(scope, path.tag_id, labelInputOf(query, body));
      return changed.ok ? ok(labelToWire(changed.value, scope.id)) : changed;
    },
    answer: (label) => answered(label, ACCEPTED, 202),
  });
  serve(api, {
    route: deleteRoute,
    who,
    run: ({ scope, path }) => labels.remove(scope, path.tag_id),
    answer: () => answered(null, ACCEPTED, 202),
  });
}
