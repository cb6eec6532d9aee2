import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { locationPath, chainPath } from "@/lib/api/wire/paths";
import { readId } from "@/lib/api/wire/wire-formats";
import type { StaffScope } from "@/lib/api/platform/access";
import { flatMapResult } from "@/lib/api/platform/maybe-async";
import { ok } from "@/lib/domain/result";
import type { ServiceCategory } from "@/lib/domain/salon/service-category";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { anybody, staff, visitors, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered, answeredBare, answeredEmpty } from "@/lib/api/platform/http/envelope";
import type { Answer } from "@/lib/api/platform/http/envelope";
import {
  categoriesPath,
  categoriesQuery,
  categoriesSchema,
  categoryBody,
  categoryPath,
  categorySchema,
  categoryToWire,
  chainCategoriesQuery,
  chainCategoriesSchema,
  membersNamedInCategory,
} from "./service-categories.contract";
import type { CategoryUseCases } from "./category.usecases";

const read = inArea("Services", "partner");
const write = inArea("Services", "user");
const oneAnswer = answerOf(categorySchema, "The category");
const listAnswer = answerOf(categoriesSchema, "Heavier categories first");
const refusals = failures(400, 403, 404, 413, 422);

/** The paths of the contract, and those that some clients take (business.md 20.13). */
const LISTS = [
  "/service_categories/{location_id}",
  "/company/{location_id}/service_categories",
] as const;
const ONES = [
  "/service_category/{location_id}/{id}",
  "/service_categories/{location_id}/{id}",
] as const;

const listRouteAt = (path: (typeof LISTS)[number]) =>
  createRoute({
    ...read,
    method: "get",
    path,
    summary: "List service categories",
    description: "Heavier ones first; with `staff_id` those that the member does anything of.",
    request: { params: locationPath, query: categoriesQuery },
    responses: { 200: listAnswer, ...failures(403, 404, 422) },
  });

const narrowedRoute = createRoute({
  ...read,
  method: "get",
  path: "/company/{location_id}/service_categories/{id}",
  summary: "Read a service category, or list all",
  description: "The category as an object; an id of 0 lists all, as a path without an id does.",
  request: { params: categoriesPath, query: categoriesQuery },
  responses: {
    200: answerOf(z.union([categorySchema, categoriesSchema]), "The category, or a list of all"),
    ...failures(403, 404, 422),
  },
});

const deprecatedListRoute = createRoute({
  ...read,
  method: "get",
  path: "/service_categories/{location_id}/{id}",
  deprecated: true,
  summary: "List service categories",
  description: "A list also of one; an id of 0 lists all.",
  request: { params: categoriesPath, query: categoriesQuery },
  responses: { 200: listAnswer, ...failures(403, 404, 422) },
});

const oneRoute = createRoute({
  ...read,
  method: "get",
  path: "/service_category/{location_id}/{id}",
  summary: "Read a service category",
  description: "The category by itself, without its services.",
  request: { params: categoryPath },
  responses: { 200: oneAnswer, ...failures(403, 404) },
});

const createRouteAt = (path: (typeof LISTS)[number]) =>
  createRoute({
    ...write,
    method: "post",
    path,
    summary: "Create a service category",
    description: "The title is enough; `staff` names its members.",
    request: { params: locationPath, body: bodyOf(categoryBody) },
    responses: { 201: oneAnswer, ...refusals },
  });

const replaceRouteAt = (path: (typeof ONES)[number]) =>
  createRoute({
    ...write,
    method: "put",
    path,
    summary: "Replace a service category",
    description: "Fields that the body leaves out are lost; its services stay.",
    request: { params: categoryPath, body: bodyOf(categoryBody) },
    responses: { 200: oneAnswer, ...refusals },
  });

const deleteRouteAt = (path: (typeof ONES)[number]) =>
  createRoute({
    ...write,
    method: "delete",
    path,
    summary: "Delete a service category",
    description: "Refused while the category has services.",
    request: { params: categoryPath },
    responses: { 204: { description: "Deleted" }, ...failures(403, 404, 422) },
  });

const chainRoute = createRoute({
  ...read,
  method: "get",
  path: "/chain/{chain_id}/service_categories",
  summary: "List the service categories of a chain",
  description: "A bare array without the envelope.",
  request: { params: chainPath, query: chainCategoriesQuery },
  responses: {
    200: {
      description: "Location by location",
      content: { "application/json": { schema: chainCategoriesSchema } },
    },
    ...failures(403, 404, 422),
  },
});

/** Service categories (business.md 3). */
export function addCategoryRoutes(api: Api, categories: CategoryUseCases): void {
  addReads(api, categories);
  const beforeBody = (scope: StaffScope, body: unknown, path: Readonly<Record<string, string>>) => {
    const sent = path["id"];
    const id = sent === undefined ? undefined : (readId(sent) ?? 0); // 0 is no category's
    return categories.unknownIn(scope, id, membersNamedInCategory(body));
  };
  for (const path of LISTS) {
    serve(api, {
      route: createRouteAt(path),
      who: staff("settings_services_create_access"),
      before: ({ scope }, body, path) => beforeBody(scope, body, path),
      run: ({ scope, body }) => categories.create(scope, body),
      answer: (category) => answered(categoryToWire(category), null, 201),
    });
  }
  for (const path of ONES) {
    serve(api, {
      route: replaceRouteAt(path),
      who: staff("services_edit"),
      before: ({ scope }, body, path) => beforeBody(scope, body, path),
      run: ({ scope, path: { id }, body }) => categories.replace(scope, id, body),
      answer: (category) => answered(categoryToWire(category)),
    });
    serve(api, {
      route: deleteRouteAt(path),
      who: staff("services_delete"),
      run: ({ scope, path: { id } }) => categories.remove(scope, id),
      answer: () => answeredEmpty(204),
    });
  }
}

function listed(found: readonly ServiceCategory[]): Answer {
  const meta = { count: found.length, total_count: found.length };
  return answered(found.map(categoryToWire), meta);
}

function addReads(api: Api, categories: CategoryUseCases): void {
  for (const path of LISTS) {
    serve(api, {
      route: listRouteAt(path),
      who: visitors,
      run: ({ scope, query }) => categories.list(scope, { id: 0, memberId: query.staff_id }),
      answer: listed,
    });
  }
  serve(api, {
    route: deprecatedListRoute,
    who: visitors,
    run: ({ scope, path, query }) =>
      categories.list(scope, { id: path.id, memberId: query.staff_id }),
    answer: listed,
  });
  serve(api, {
    route: narrowedRoute,
    who: visitors,
    run: async ({ scope, path, query }) => {
      const found = await categories.list(scope, { id: path.id, memberId: query.staff_id });
      return found.ok ? ok({ found: found.value, isOne: path.id !== 0 }) : found;
    },
    answer: ({ found, isOne }) => {
      const [category] = found;
      return isOne && category ? answered(categoryToWire(category)) : listed(found);
    },
  });
  serve(api, {
    route: oneRoute,
    who: visitors,
    run: ({ scope, path }) => categories.find(scope, path.id),
    answer: (category) => answered(categoryToWire(category)),
  });
  serve(api, {
    route: chainRoute,
    who: anybody,
    run: ({ caller, path, query }) =>
      flatMapResult(categories.ofChain(caller, path.chain_id), (found) => {
        const withServices = query.include?.includes("services") ?? false;
        return ok(withServices ? found : found.map(({ id, title }) => ({ id, title })));
      }),
    answer: (found) => answeredBare(found),
  });
}
