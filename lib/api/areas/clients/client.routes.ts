import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/api/wire/paths";
import { readId } from "@/lib/api/wire/wire-formats";
import { ok } from "@/lib/domain/result";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered, answeredEmpty } from "@/lib/api/platform/http/envelope";
import type { Input } from "@/lib/api/platform/http/request-input";
import {
  bulkClientsSchema,
  clientHitsSchema,
  clientHitToWire,
  clientListSchema,
  clientPath,
  clientSchema,
  clientsQuery,
  clientToWire,
} from "./clients.contract";
import { clientSearchSchema } from "./client-search.contract";
import {
  bulkClientsBody,
  clientInputOf,
  newClientSchema,
  readBulkItem,
} from "./new-client.contract";
import type { ClientUseCases } from "./client.usecases";
import type { ClientWritingUseCases } from "./client-writing.usecases";

const common = inArea("Clients", "user");
const MAX_PAGE = 200;

const searchRoute = createRoute({
  ...common,
  method: "post",
  path: "/company/{location_id}/clients/search",
  summary: "Search clients",
  description:
    "Filters: id, quick_search, birthday, gender, importance, category, sold_amount, " +
    "has_mobile_app, has_passteam_card, passteam_card_ids, record and client. Each hit has only " +
    "the fields that are asked for. A phone is found by any of its digits in a row.",
  request: { params: locationPath, body: bodyOf(clientSearchSchema) },
  responses: {
    200: answerOf(clientHitsSchema, "One page of hits"),
    ...failures(400, 403, 404, 413, 422),
  },
});

const listRoute = createRoute({
  ...common,
  method: "get",
  path: "/clients/{location_id}",
  deprecated: true,
  summary: "List clients",
  description: "A page of the client base, filtered by parts of name, phone, e-mail or card.",
  request: { params: locationPath, query: clientsQuery },
  responses: { 200: answerOf(clientListSchema, "Clients by id"), ...failures(403, 404, 422) },
});

const createClientRoute = createRoute({
  ...common,
  method: "post",
  path: "/clients/{location_id}",
  summary: "Create a client",
  description: "A phone that another client has is refused.",
  request: { params: locationPath, body: bodyOf(newClientSchema) },
  responses: { 201: answerOf(clientSchema, "The client"), ...failures(400, 403, 404, 413, 422) },
});

const bulkRoute = createRoute({
  ...common,
  method: "post",
  path: "/clients/{location_id}/bulk",
  summary: "Create many clients",
  description: "Those that can be created are, the others come back with what is wrong.",
  request: { params: locationPath, body: bodyOf(bulkClientsBody) },
  responses: {
    200: answerOf(bulkClientsSchema, "Created clients and problems"),
    ...failures(400, 403, 404, 413, 422),
  },
});

const oneRoute = createRoute({
  ...common,
  method: "get",
  path: "/client/{location_id}/{client_id}",
  summary: "Read a client",
  description: "With tags, custom fields and the figures of their visits.",
  request: { params: clientPath },
  responses: { 200: answerOf(clientSchema, "The client"), ...failures(403, 404) },
});

const changeRoute = createRoute({
  ...common,
  method: "put",
  path: "/client/{location_id}/{client_id}",
  summary: "Change a client",
  description: "Name and phone are required; what else the body does not name stays as it is.",
  request: { params: clientPath, body: bodyOf(newClientSchema) },
  responses: { 200: answerOf(clientSchema, "The client"), ...failures(400, 403, 404, 413, 422) },
});

const deleteRoute = createRoute({
  ...common,
  method: "delete",
  path: "/client/{location_id}/{client_id}",
  summary: "Delete a client",
  description: "Their appointments keep the name.",
  request: { params: clientPath },
  responses: { 204: { description: "Deleted; no body" }, ...failures(403, 404) },
});

const who = staff("clients");

/** Clients (business.md 5.1 to 5.5). */
export function addClientRoutes(
  api: Api,
  clients: ClientUseCases,
  writing: ClientWritingUseCases,
): void {
  addReads(api, clients);
  serve(api, {
    route: createClientRoute,
    who,
    run: ({ scope, body }) => writing.create(scope, clientInputOf(body)),
    answer: (view) => answered(clientToWire(view), null, 201),
  });
  serve(api, {
    route: bulkRoute,
    who,
    run: ({ scope, body }) => writing.createMany(scope, body.map(readBulkItem)),
    answer: ({ created, errors }) => {
      const items = created.map((view) => ({ ...clientToWire(view), paid: 0 }));
      return answered({ created: items, errors });
    },
  });
  serve(api, {
    route: changeRoute,
    who,
    before: ({ scope }, _body, path) => clients.problemOf(scope, readId(path["client_id"])),
    run: ({ scope, path, body }) => writing.update(scope, path.client_id, clientInputOf(body)),
    answer: (view) => answered(clientToWire(view)),
  });
  serve(api, {
    route: deleteRoute,
    who,
    run: ({ scope, path }) => clients.remove(scope, path.client_id),
    answer: () => answeredEmpty(204),
  });
}

function addReads(api: Api, clients: ClientUseCases): void {
  serve(api, {
    route: searchRoute,
    who,
    run: async ({ scope, body }) => {
      const found = await clients.search(scope, {
        filters: body.filters,
        operation: body.operation === "OR" ? "or" : "and",
        order: body.order_by ?? "id",
        isDescending: body.order_by_direction === "DESC",
        page: Math.max(1, body.page ?? 1),
        count: Math.min(MAX_PAGE, body.page_size ?? 25),
      });
      return found.ok
        ? ok({ ...found.value, fields: body.fields?.length ? body.fields : ["id"] })
        : found;
    },
    answer: ({ items, total, fields }) => {
      const hits = items.map((view) => clientHitToWire(view, fields));
      return answered(hits, { total_count: total });
    },
  });
  serve(api, {
    route: listRoute,
    who,
    run: async ({ scope, query }) =>
      ok({ ...(await clients.list(scope, filterOf(query))), page: query.page }),
    answer: ({ items, total, page }) =>
      answered(items.map(clientToWire), { page, total_count: total }),
  });
  serve(api, {
    route: oneRoute,
    who,
    run: ({ scope, path }) => clients.find(scope, path.client_id),
    answer: (view) => answered(clientToWire(view)),
  });
}

function filterOf(query: Input<typeof listRoute>["query"]) {
  return {
    ids: query.id,
    name: query.fullname,
    phone: query.phone,
    email: query.email,
    card: query.card,
    spent: { from: query.paid_min, to: query.paid_max },
    changed: { from: query.changed_after, to: query.changed_before },
    page: query.page,
    count: query.count,
  };
}
