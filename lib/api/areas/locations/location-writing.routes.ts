import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/api/wire/paths";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { signedIn, staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered, answeredEmpty } from "@/lib/api/platform/http/envelope";
import { locationChangeBody, newLocationBody, zoneChangeToWire } from "./location-writing.contract";
import { locationSchema, locationToWire } from "./locations.contract";
import { foundingRefusal } from "./location-draft.rules";
import type { LocationWritingUseCases } from "./location-writing.usecases";

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
  description:
    "Fields left out stay. A change of zone moves no stored hours, and what is booked from today on " +
    "keeps its time of day: meta tells how many appointments and events got another instant.",
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
export function addLocationWritingRoutes(api: Api, writing: LocationWritingUseCases): void {
  serve(api, {
    route: createLocationRoute,
    who: signedIn(foundingRefusal),
    run: ({ caller, body }) => writing.create(caller, body),
    answer: (view) => answered(locationToWire(view), null, 201),
  });
  serve(api, {
    route: changeRoute,
    who: staff("edit_location"),
    run: ({ scope, body }) => writing.change(scope, body),
    answer: ({ view, zoneChange }) =>
      answered(locationToWire(view), zoneChange && zoneChangeToWire(zoneChange)),
  });
  serve(api, {
    route: deleteRoute,
    who: staff("delete_location"),
    run: ({ scope }) => writing.remove(scope),
    answer: () => answeredEmpty(204),
  });
}
