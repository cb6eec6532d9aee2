import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/api/wire/paths";
import { ok } from "@/lib/domain/result";
import { answerOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { visitors, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered } from "@/lib/api/platform/http/envelope";
import {
  servicePath,
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
  request: { params: locationPath, query: servicesQuery },
  responses: { 200: listAnswer, ...failures(403, 404, 422) },
});

const deprecatedOneRoute = createRoute({
  ...common,
  method: "get",
  path: "/services/{location_id}/{service_id}",
  deprecated: true,
  summary: "Read a service",
  request: { params: servicePath },
  responses: { 200: answerOf(serviceSchema, "The service"), ...failures(403, 404) },
});

const longListRoute = createRoute({
  ...common,
  method: "get",
  path: "/company/{location_id}/services",
  summary: "List services in the long form",
  request: { params: locationPath, query: servicesQuery },
  responses: { 200: listAnswer, ...failures(403, 404, 422) },
});

const longOneRoute = createRoute({
  ...common,
  method: "get",
  path: "/company/{location_id}/services/{service_id}",
  summary: "Read a service in the long form",
  request: { params: servicePath, query: servicesQuery },
  responses: { 200: answerOf(serviceSchema, "The service"), ...failures(403, 404, 422) },
});

/** Services and who does them (business.md 2.1, 2.2). */
export function addCatalogueRoutes(api: Api, catalogue: CatalogueUseCases): void {
  serve(api, {
    route: listRoute,
    who: visitors,
    run: async ({ scope, query }) =>
      ok(pageOf(await catalogue.list(scope, filterOf(query)), query)),
    answer: (services) => answered(services.map(serviceToWire)),
  });
  serve(api, {
    route: longListRoute,
    who: visitors,
    run: async ({ scope, query }) => {
      const found = await catalogue.listStrictly(scope, filterOf(query));
      return found.ok ? ok({ all: found.value, query }) : found;
    },
    answer: ({ all, query }) =>
      answered(pageOf(all, query).map(serviceToLongWire), { total_count: all.length }),
  });
  serve(api, {
    route: deprecatedOneRoute,
    who: visitors,
    run: ({ scope, path }) => catalogue.find(scope, path.service_id, {}),
    answer: (service) => answered(serviceToLongWire(service)),
  });
  serve(api, {
    route: longOneRoute,
    who: visitors,
    run: ({ scope, path, query }) => catalogue.find(scope, path.service_id, filterOf(query)),
    answer: (service) => answered(serviceToLongWire(service)),
  });
}

function filterOf(query: { staff_id?: number | undefined; category_id?: number | undefined }) {
  return { memberId: query.staff_id, categoryId: query.category_id };
}

function pageOf<T>(items: readonly T[], { page, count }: { page: number; count: number }): T[] {
  return items.slice((page - 1) * count, page * count);
}
