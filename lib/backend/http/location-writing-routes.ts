import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/contract/bulk-schedule";
import { locationChangeBody, newLocationBody } from "@/lib/contract/location-writing";
import { locationSchema, locationToWire } from "@/lib/contract/locations";
import { foundingRefusal } from "@/lib/backend/services/location-writing-service";
import type { LocationWritingService } from "@/lib/backend/services/location-writing-service";
import { answerOf, bodyOf, failures, inArea } from "./declare-route";
import { serveStaff, serveUser } from "./endpoint";
import type { Api } from "./endpoint";
import { answered, answeredEmpty } from "./envelope";

const common = inArea("Locations", "user");
const oneAnswer = answerOf(locationSchema, "The location");

const createLocationRoute = createRoute({
  ...common,
  method: "post",
  path: "/companies",
  summary: "Create a location",
  description: "For owners: the new location joins the chain of their first one.",
  request: { body: bodyOf(newLocationBody) },
  responses: { 201: oneAnswer, ...failures(400, 403, 413, 422) },
});

const changeRoute = createRoute({
  ...common,
  method: "put",
  path: "/company/{location_id}",
  summary: "Change a location",
  description: "Fields left out stay. A change of zone moves no stored hours.",
  request: { params: locationPath, body: bodyOf(locationChangeBody) },
  responses: { 200: oneAnswer, ...failures(400, 403, 404, 413, 422) },
});

const deleteRoute = createRoute({
  ...common,
  method: "delete",
  path: "/company/{location_id}",
  summary: "Delete a location",
  description: "For owners.",
  request: { params: locationPath },
  responses: { 204: { description: "Deleted" }, ...failures(403, 404) },
});

/** Writes of locations (schedule.md 2.4). */
export function addLocationWritingRoutes(api: Api, writing: LocationWritingService): void {
  serveUser(
    api,
    createLocationRoute,
    foundingRefusal,
    ({ caller, body }) => writing.create(caller, body),
    (view) => answered(locationToWire(view), null, 201),
  );
  serveStaff(
    api,
    changeRoute,
    { right: "edit_location" },
    ({ scope, body }) => writing.change(scope, body),
    (view) => answered(locationToWire(view)),
  );
  serveStaff(
    api,
    deleteRoute,
    { right: "delete_location" },
    ({ scope }) => writing.remove(scope),
    () => answeredEmpty(204),
  );
}
