import { attendanceFromWire } from "@/lib/api/wire/attendance";
import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/api/areas/schedule/team-hours.contract";
import {
  clientFilePath,
  clientFilesSchema,
  clientPath,
  commentListSchema,
  commentPath,
  commentSchema,
  commentToWire,
  newCommentSchema,
} from "@/lib/api/areas/clients/clients.contract";
import { visitHistorySchema, visitSearchSchema, visitToWire } from "./visit-history.contract";
import { readId } from "@/lib/api/wire/wire-formats";
import type { StaffScope } from "@/lib/api/platform/access";
import type { ClientCommentService } from "@/lib/api/areas/clients/client-comment.usecases";
import type { ClientService } from "@/lib/api/areas/clients/client.usecases";
import type { ServiceError } from "@/lib/api/platform/service-error";
import type { VisitHistoryService } from "./visit-history.usecases";
import { err, ok } from "@/lib/domain/result";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { serveStaff } from "@/lib/api/platform/http/endpoint";
import type { Api } from "@/lib/api/platform/http/endpoint";
import { answered, answeredEmpty } from "@/lib/api/platform/http/envelope";

const common = inArea("Clients", "user");

const commentsRoute = createRoute({
  ...common,
  method: "get",
  path: "/clients/{location_id}/clients/{client_id}/comments",
  summary: "List comments on a client",
  request: { params: clientPath },
  responses: { 200: answerOf(commentListSchema, "Newest first"), ...failures(403, 404) },
});

const createCommentRoute = createRoute({
  ...common,
  method: "post",
  path: "/clients/{location_id}/clients/{client_id}/comments",
  summary: "Comment on a client",
  request: { params: clientPath, body: bodyOf(newCommentSchema) },
  responses: { 201: answerOf(commentSchema, "The comment"), ...failures(400, 403, 404, 413, 422) },
});

const deleteCommentRoute = createRoute({
  ...common,
  method: "delete",
  path: "/clients/{location_id}/clients/{client_id}/comments/{comment_id}",
  summary: "Delete a comment on a client",
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

const visitsRoute = createRoute({
  ...common,
  method: "post",
  path: "/company/{location_id}/clients/visits/search",
  summary: "Search the visits of a client",
  description:
    "All six keys must be there. Newest first, 25 visits and whole days a page; " +
    "`meta.dateCursor.next` has the range of the next page.",
  request: { params: locationPath, body: bodyOf(visitSearchSchema) },
  responses: {
    200: answerOf(visitHistorySchema, "One page of visits"),
    ...failures(400, 403, 404, 413, 422),
  },
});

const needs = { right: "clients" } as const;

export type ClientHistoryServices = {
  readonly clients: ClientService;
  readonly comments: ClientCommentService;
  readonly visits: VisitHistoryService;
};

/** Comments, files and visits of clients (business.md 5.5, 5.6). */
export function addClientHistoryRoutes(api: Api, services: ClientHistoryServices): void {
  addCommentRoutes(api, services);
  const { clients, visits } = services;
  serveStaff(
    api,
    filesRoute,
    needs,
    async ({ scope, path }) => {
      const problem = await clients.problemOf(scope, path.client_id);
      return problem ? err(problem) : ok([]);
    },
    (files) => answered(files),
  );
  serveStaff(
    api,
    deleteFileRoute,
    needs,
    async ({ scope, path }) => {
      const problem = await clients.problemOf(scope, path.client_id);
      return err(problem ?? NO_FILE);
    },
    () => answeredEmpty(204),
  );
  serveStaff(
    api,
    visitsRoute,
    needs,
    async ({ scope, body }) => {
      const found = await visits.search(scope, {
        clientId: body.client_id,
        clientPhone: body.client_phone,
        from: body.from,
        to: body.to,
        paymentStatuses: body.payment_statuses,
        attendance: body.attendance === null ? null : attendanceFromWire(body.attendance),
      });
      return found.ok ? ok({ ...found.value, title: scope.location.title }) : found;
    },
    ({ items, next, title }) => {
      const records = items.map((view) => visitToWire(view, title));
      return answered({ goods_transactions: [], records }, { dateCursor: { next } });
    },
  );
}

const NO_FILE: ServiceError = { kind: "not_found", message: "File not found." };

function addCommentRoutes(api: Api, { clients, comments }: ClientHistoryServices): void {
  const beforeBody = (scope: StaffScope, _: unknown, path: Readonly<Record<string, string>>) =>
    clients.problemOf(scope, readId(path["client_id"]));
  serveStaff(
    api,
    commentsRoute,
    needs,
    async ({ scope, path }) => {
      const problem = await clients.problemOf(scope, path.client_id);
      return problem ? err(problem) : ok(await comments.list(scope, path.client_id));
    },
    (views) => answered(views.map(commentToWire), { count: views.length }),
  );
  serveStaff(
    api,
    createCommentRoute,
    { ...needs, beforeBody },
    async ({ scope, path, body }) => ok(await comments.add(scope, path.client_id, body.text)),
    (view) => answered(commentToWire(view), null, 201),
  );
  serveStaff(
    api,
    deleteCommentRoute,
    needs,
    async ({ scope, path }) => {
      const problem = await clients.problemOf(scope, path.client_id);
      return problem ? err(problem) : comments.remove(scope, path.client_id, path.comment_id);
    },
    () => answeredEmpty(204),
  );
}
