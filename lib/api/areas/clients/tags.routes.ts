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
  tagBody,
  tagInputOf,
  tagListSchema,
  tagPath,
  tagQuery,
  tagSchema,
  tagsPath,
  tagsQuery,
  tagToWire,
} from "./tags.contract";
import type { TagUseCases } from "./tags.usecases";

const common = inArea("Tags", "user");

const listRoute = createRoute({
  ...common,
  method: "get",
  path: "/labels/{location_id}/{entity}",
  deprecated: true,
  summary: "List tags",
  description: "Tags of one kind: 0 general, 1 of clients, 2 of appointments, 3 of events.",
  request: { params: tagsPath, query: tagsQuery },
  responses: { 200: answerOf(tagListSchema, "Tags by title"), ...failures(403, 404, 422) },
});

const createTagRoute = createRoute({
  ...common,
  method: "post",
  path: "/labels/{location_id}",
  deprecated: true,
  summary: "Create a tag",
  description: "Title and color are required, in the query or in the body.",
  request: { params: locationPath, query: tagQuery, body: bodyOf(tagBody) },
  responses: { 200: answerOf(tagSchema, "The tag"), ...failures(400, 403, 404, 413, 422) },
});

const changeRoute = createRoute({
  ...common,
  method: "put",
  path: "/labels/{location_id}/{tag_id}",
  deprecated: true,
  summary: "Change a tag",
  description: "Title, colour and kind; who carries the tag keeps it.",
  request: { params: tagPath, query: tagQuery, body: bodyOf(tagBody) },
  responses: { 202: answerOf(tagSchema, "The tag"), ...failures(400, 403, 404, 413, 422) },
});

const deleteRoute = createRoute({
  ...common,
  method: "delete",
  path: "/labels/{location_id}/{tag_id}",
  deprecated: true,
  summary: "Delete a tag",
  description: "It is taken off the clients that carry it.",
  request: { params: tagPath },
  responses: { 202: answerOf(z.null(), "Accepted"), ...failures(403, 404) },
});

const who = staff("client_settings");
const ACCEPTED = { message: "Accepted" };

/** Tags (business.md 14). */
export function addTagRoutes(api: Api, tags: TagUseCases): void {
  serve(api, {
    route: listRoute,
    who: staff("membership"),
    run: async ({ scope, path, query }) => {
      const found = await tags.list(scope, path.entity, query.term ?? "");
      const start = (query.page - 1) * query.count;
      return ok(found.slice(start, start + query.count).map((each) => tagToWire(each, scope.id)));
    },
    answer: (items) => answered(items),
  });
  serve(api, {
    route: createTagRoute,
    who,
    run: async ({ scope, query, body }) => {
      const created = await tags.create(scope, tagInputOf(query, body));
      return created.ok ? ok(tagToWire(created.value, scope.id)) : created;
    },
    answer: (tag) => answered(tag),
  });
  serve(api, {
    route: changeRoute,
    who,
    before: async ({ scope }, _body, path) => {
      const found = await tags.find(scope, readId(path["tag_id"]));
      return found.ok ? null : found.error;
    },
    run: async ({ scope, path, query, body }) => {
      const changed = await tags.update(scope, path.tag_id, tagInputOf(query, body));
      return changed.ok ? ok(tagToWire(changed.value, scope.id)) : changed;
    },
    answer: (tag) => answered(tag, ACCEPTED, 202),
  });
  serve(api, {
    route: deleteRoute,
    who,
    run: ({ scope, path }) => tags.remove(scope, path.tag_id),
    answer: () => answered(null, ACCEPTED, 202),
  });
}
