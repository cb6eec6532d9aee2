import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/api/wire/paths";
import { readId } from "@/lib/api/wire/wire-formats";
import type { StaffScope } from "@/lib/api/platform/access";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered, answeredEmpty } from "@/lib/api/platform/http/envelope";
import { servicePath, serviceSchema, serviceToLongWire } from "./services.contract";
import { namedInService, newServiceBody, serviceChangeBody } from "./service-writing.contract";
import type { CatalogueWritingUseCases } from "./catalogue-writing.usecases";

const common = inArea("Services", "user");
const oneAnswer = answerOf(serviceSchema, "The service with its links");
const refusals = failures(400, 403, 404, 413, 422);

/** The path of the contract, and the one that some clients take (business.md 20.13). */
const LISTS = ["/services/{location_id}", "/company/{location_id}/services"] as const;
const ONES = [
  "/services/{location_id}/{service_id}",
  "/company/{location_id}/services/{service_id}",
] as const;

const createRouteAt = (path: (typeof LISTS)[number]) =>
  createRoute({
    ...common,
    method: "post",
    path,
    summary: "Create a service",
    description: "With the members who do it; `seance_length` is theirs, in seconds.",
    request: { params: locationPath, body: bodyOf(newServiceBody) },
    responses: { 201: oneAnswer, ...refusals },
  });

const replaceRouteAt = (path: (typeof ONES)[number]) =>
  createRoute({
    ...common,
    method: "put",
    path,
    summary: "Replace a service",
    description: "Fields and links that the body leaves out are lost.",
    request: { params: servicePath, body: bodyOf(newServiceBody) },
    responses: { 200: oneAnswer, ...refusals },
  });

const changeRouteAt = (path: (typeof ONES)[number]) =>
  createRoute({
    ...common,
    method: "patch",
    path,
    summary: "Change parts of a service",
    description: "What the body leaves out stays as it is.",
    request: { params: servicePath, body: bodyOf(serviceChangeBody) },
    responses: { 200: oneAnswer, ...refusals },
  });

const deleteRouteAt = (path: (typeof ONES)[number]) =>
  createRoute({
    ...common,
    method: "delete",
    path,
    summary: "Delete a service",
    description: "With its links; booked appointments keep the name they were booked with.",
    request: { params: servicePath },
    responses: { 204: { description: "Deleted" }, ...failures(403, 404) },
  });

/** Writes of services (business.md 2.3 to 2.6). */
export function addServiceRoutes(api: Api, writing: CatalogueWritingUseCases): void {
  const beforeBody = (scope: StaffScope, body: unknown, path: Readonly<Record<string, string>>) => {
    const sent = path["service_id"];
    const serviceId = sent === undefined ? undefined : (readId(sent) ?? 0); // 0 is nobody's
    return writing.unknownIn(scope, { serviceId, ...namedInService(body) });
  };
  for (const path of LISTS) {
    serve(api, {
      route: createRouteAt(path),
      who: staff("settings_services_create_access"),
      before: ({ scope }, body, path) => beforeBody(scope, body, path),
      run: ({ scope, body }) => writing.create(scope, body),
      answer: (service) => answered(serviceToLongWire(service), null, 201),
    });
  }
  for (const path of ONES) {
    serve(api, {
      route: replaceRouteAt(path),
      who: staff("services_edit"),
      before: ({ scope }, body, path) => beforeBody(scope, body, path),
      run: ({ scope, path: { service_id }, body }) => writing.replace(scope, service_id, body),
      answer: (service) => answered(serviceToLongWire(service)),
    });
    serve(api, {
      route: changeRouteAt(path),
      who: staff("services_edit"),
      before: ({ scope }, body, path) => beforeBody(scope, body, path),
      run: ({ scope, path: { service_id }, body }) => writing.change(scope, service_id, body),
      answer: (service) => answered(serviceToLongWire(service)),
    });
    serve(api, {
      route: deleteRouteAt(path),
      who: staff("services_delete"),
      run: ({ scope, path: { service_id } }) => writing.remove(scope, service_id),
      answer: () => answeredEmpty(204),
    });
  }
}
