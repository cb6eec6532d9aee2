import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/api/wire/paths";
import { permissionsSchema, permissionsToWire } from "@/lib/api/areas/users/permissions.contract";
import { circleOf } from "@/lib/domain/salon/search-radius";
import { ok } from "@/lib/domain/result";
import { answerOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { anybody, staff, visitors, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered } from "@/lib/api/platform/http/envelope";
import { wantedExtras } from "./optional-location-fields.contract";
import {
  hiddenRecordTypes,
  locationQuery,
  locationSchema,
  locationsQuery,
  locationsSchema,
  locationToWire,
} from "./locations.contract";
import type { LocationUseCases } from "./location.usecases";

const listRoute = createRoute({
  ...inArea("Locations", "partner"),
  method: "get",
  path: "/companies",
  summary: "List locations",
  description: "With my=1 only those that the user may manage; that needs the user token.",
  request: { query: locationsQuery },
  responses: { 200: answerOf(locationsSchema, "Locations by id"), ...failures(422) },
});

const oneRoute = createRoute({
  ...inArea("Locations", "partner"),
  method: "get",
  path: "/company/{location_id}",
  summary: "Read a location",
  description:
    "Address, contacts, time zone, currency; with the optional parts that the query asks for.",
  request: { params: locationPath, query: locationQuery },
  responses: { 200: answerOf(locationSchema, "The location"), ...failures(403, 404, 422) },
});

const permissionsRoute = createRoute({
  ...inArea("Users & Permissions", "user"),
  method: "get",
  path: "/user/permissions/{location_id}",
  summary: "What may I do here?",
  description: "The rights of the caller at the location, group by group.",
  request: { params: locationPath },
  responses: { 200: answerOf(permissionsSchema, "Rights of the user"), ...failures(403, 404) },
});

/** Locations and one's rights there (schedule.md 2, business.md 11.2). */
export function addLocationRoutes(api: Api, locations: LocationUseCases): void {
  serve(api, {
    route: listRoute,
    who: anybody,
    run: ({ caller, query }) =>
      locations.list(
        caller,
        {
          onlyMine: query.my ?? false,
          id: query.id ?? query.location_id,
          minId: query.min_id,
          chainId: query.group_id,
          isActive: query.active,
          isModerated: query.moderated,
          hiddenRecordTypes: hiddenRecordTypes(query),
          title: query.title,
          cityId: query.city_id,
          businessTypeId: query.business_type_id,
          near: circleOf(query.coordinate_lat, query.coordinate_lon, query.distance),
          showDeleted: query.show_deleted ?? false,
          showGroups: query.show_groups ?? false,
          extras: wantedExtras(query),
        },
        query,
      ),
    answer: ({ items, total }) => answered(items.map(locationToWire), { total_count: total }),
  });
  serve(api, {
    route: oneRoute,
    who: visitors,
    run: async ({ scope, query }) =>
      ok(await locations.find(scope, query.show_groups ?? false, wantedExtras(query))),
    answer: (view) => answered(locationToWire(view)),
  });
  serve(api, {
    route: permissionsRoute,
    who: staff("membership"),
    run: async ({ scope }) => ok(scope.access),
    answer: (access) => answered(permissionsToWire(access, api.rights)),
  });
}
