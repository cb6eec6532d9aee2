import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { locationPath } from "@/lib/api/wire/paths";
import { ok } from "@/lib/domain/result";
import type { Scope } from "@/lib/api/platform/access";
import { answerOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { visitors, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered } from "@/lib/api/platform/http/envelope";
import {
  serviceOrAllPath,
  serviceSchema,
  servicesQuery,
  servicesSchema,
  serviceToLongWire,
  serviceToWire,
} from "./services.contract";
import type { CatalogueUseCases } from "./catalogue.usecases";

const common = inArea("Services", "partner");
const listAnswer = answerOf(servicesSchema, "Heavier services first");

const listRoute = createRoute({
  ...common,
  method: "get",
  path: "/services/{location_id}",
  summary: "List services",
  description: "The short form with links to members, filtered by member or category.",
  request: { params: locationPath, query: servicesQuery },
  responses: { 200: listAnswer, ...failures(403, 404, 422) },
});

const OF_ZERO = "An id of 0 lists all, as a path without an id does.";
const oneOrAll = answerOf(
  z.union([serviceSchema, servicesSchema]),
  "The service, or a list of all",
);

const deprecatedOneRoute = createRoute({
  ...common,
  method: "get",
  path: "/services/{location_id}/{service_id}",
  deprecated: true,
  summary: "Read a service, or list all",
  description: OF_ZERO,
  request: { params: serviceOrAllPath, query: servicesQuery },
  responses: { 200: oneOrAll, ...failures(403, 404, 422) },
});

const longListRoute = createRoute({
  ...common,
  method: "get",
  path: "/company/{location_id}/services",
  summary: "List services in the long form",
  description: "Beside the short form: capacity, whether it is a group service, its resources.",
  request: { params: locationPath, query: servicesQuery },
  responses: { 200: listAnswer, ...failures(403, 404, 422) },
});

const longOneRoute = createRoute({
  ...common,
  method: "get",
  path: "/company/{location_id}/services/{service_id}",
  summary: "Read a service in the long form, or list all",
  description: OF_ZERO,
  request: { params: serviceOrAllPath, query: servicesQuery },
  responses: { 200: oneOrAll, ...failures(403, 404, 422) },
});

type Query = z.infer<typeof servicesQuery>;

/** Services and who does them (business.md 2.1, 2.2). */
export function addCatalogueRoutes(api: Api, catalogue: CatalogueUseCases): void {
  const short = async (scope: Scope, query: Query) => {
    const found = await catalogue.list(scope, filterOf(query));
    return answered(pageOf(found, query).map(serviceToWire));
  };
  const long = async (scope: Scope, query: Query) => {
    const found = await catalogue.listStrictly(scope, filterOf(query));
    if (!found.ok) return found;
    const items = pageOf(found.value, query).map(serviceToLongWire);
    return ok(answered(items, { count: items.length, total_count: found.value.length }));
  };
  const one = async (scope: Scope, id: number, query: Query) => {
    const found = await catalogue.find(scope, id, filterOf(query));
    return found.ok ? ok(answered(serviceToLongWire(found.value))) : found;
  };
  serve(api, {
    route: listRoute,
    who: visitors,
    run: async ({ scope, query }) => ok(await short(scope, query)),
    answer: (answer) => answer,
  });
  serve(api, {
    route: longListRoute,
    who: visitors,
    run: ({ scope, query }) => long(scope, query),
    answer: (answer) => answer,
  });
  serve(api, {
    route: deprecatedOneRoute,
    who: visitors,
    run: async ({ scope, path: { service_id: id }, query }) =>
      id === 0 ? ok(await short(scope, query)) : one(scope, id, query),
    answer: (answer) => answer,
  });
  serve(api, {
    route: longOneRoute,
    who: visitors,
    run: ({ scope, path: { service_id: id }, query }) =>
      id === 0 ? long(scope, query) : one(scope, id, query),
    answer: (answer) => answer,
  });
}

function filterOf(query: { staff_id?: number | undefined; category_id?: number | undefined }) {
  return { memberId: query.staff_id, categoryId: query.category_id };
}

function pageOf<T>(items: readonly T[], { page, count }: { page: number; count: number }): T[] {
  return items.slice((page - 1) * count, page * count);
}
