import { createRoute } from "@hono/zod-openapi";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { answered, answeredEmpty } from "@/lib/api/platform/http/envelope";
import { serve, staff } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import type { StaffScope } from "@/lib/api/platform/access";
import type { ServiceError } from "@/lib/api/platform/errors";
import { readId } from "@/lib/api/wire/wire-formats";
import { err, ok } from "@/lib/domain/result";
import {
  clientFilePath,
  clientFilesSchema,
  clientPath,
  commentListSchema,
  commentPath,
  commentSchema,
  commentToWire,
  newCommentSchema,
} from "./clients.contract";
import type { ClientCommentUseCases } from "./client-comment.usecases";
import type { ClientUseCases } from "./client.usecases";

const common = inArea("Clients", "user");

const commentsRoute = createRoute({
  ...common,
  method: "get",
  path: "/clients/{location_id}/clients/{client_id}/comments",
  summary: "List comments on a client",
  description: "What the team noted of the client, the newest note first.",
  request: { params: clientPath },
  responses: { 200: answerOf(commentListSchema, "Newest first"), ...failures(403, 404) },
});

const createCommentRoute = createRoute({
  ...common,
  method: "post",
  path: "/clients/{location_id}/clients/{client_id}/comments",
  summary: "Comment on a client",
  description: "A note of the team in the name of the caller; clients do not see it.",
  request: { params: clientPath, body: bodyOf(newCommentSchema) },
  responses: { 201: answerOf(commentSchema, "The comment"), ...failures(400, 403, 404, 413, 422) },
});

const deleteCommentRoute = createRoute({
  ...common,
  method: "delete",
  path: "/clients/{location_id}/clients/{client_id}/comments/{comment_id}",
  summary: "Delete a comment on a client",
  description: "The note is gone for good.",
  request: { params: commentPath },
  responses: { 204: { description: "Deleted; no body" }, ...failures(403, 404) },
});

const filesRoute = createRoute({
  ...common,
  method: "get",
  path: "/company/{location_id}/clients/files/{client_id}",
  summary: "List files of a client",
  description: "Files are not kept here: the list is empty.",
  request: { params: clientPath },
  responses: { 200: answerOf(clientFilesSchema, "No files"), ...failures(403, 404) },
});

const deleteFileRoute = createRoute({
  ...common,
  method: "delete",
  path: "/company/{location_id}/clients/files/{client_id}/{file_id}",
  summary: "Delete a file of a client",
  description: "Files are not kept here: none is found.",
  request: { params: clientFilePath },
  responses: failures(403, 404),
});

const who = staff("clients");

const NO_FILE: ServiceError = { kind: "not_found", message: "File not found." };

/** Files of clients, of which none are kept (business.md 5.5). */
export function addClientFileRoutes(api: Api, clients: ClientUseCases): void {
  serve(api, {
    route: filesRoute,
    who,
    run: async ({ scope, path }) => {
      const problem = await clients.problemOf(scope, path.client_id);
      return problem ? err(problem) : ok([]);
    },
    answer: (files) => answered(files),
  });
  serve(api, {
    route: deleteFileRoute,
    who,
    run: async ({ scope, path }) => {
      const problem = await clients.problemOf(scope, path.client_id);
      return err(problem ?? NO_FILE);
    },
    answer: () => answeredEmpty(204),
  });
}

/** Comments on clients (business.md 5.5). */
export function addClientCommentRoutes(
  api: Api,
  clients: ClientUseCases,
  comments: ClientCommentUseCases,
): void {
  const beforeBody = (scope: StaffScope, _: unknown, path: Readonly<Record<string, string>>) =>
    clients.problemOf(scope, readId(path["client_id"]));
  serve(api, {
    route: commentsRoute,
    who,
    run: async ({ scope, path }) => {
      const problem = await clients.problemOf(scope, path.client_id);
      return problem ? err(problem) : ok(await comments.list(scope, path.client_id));
    },
    answer: (views) => answered(views.map(commentToWire), { count: views.length }),
  });
  serve(api, {
    route: createCommentRoute,
    who,
    before: ({ scope }, body, path) => beforeBody(scope, body, path),
    run: async ({ scope, path, body }) => ok(await comments.add(scope, path.client_id, body.text)),
    answer: (view) => answered(commentToWire(view), null, 201),
  });
  serve(api, {
    route: deleteCommentRoute,
    who,
    run: async ({ scope, path }) => {
      const problem = await clients.problemOf(scope, path.client_id);
      return problem ? err(problem) : comments.remove(scope, path.client_id, path.comment_id);
    },
    answer: () => answeredEmpty(204),
  });
}
