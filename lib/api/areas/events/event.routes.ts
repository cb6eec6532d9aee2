import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/api/wire/paths";
import { readId } from "@/lib/api/wire/wire-formats";
import {
  acceptedOf,
  answerOf,
  bodyOf,
  failures,
  inArea,
} from "@/lib/api/platform/http/declare-route";
import { staff, visitors, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered, answeredAccepted } from "@/lib/api/platform/http/envelope";
import { eventBodySchema, eventPath, eventSchema, eventToWire } from "./events.contract";
import type { EventUseCases } from "./event.usecases";
import type { EventWritingUseCases } from "./event-writing.usecases";

const common = { ...inArea("Events", "user"), path: "/activity/{location_id}/{event_id}" };

const createEventRoute = createRoute({
  ...common,
  method: "post",
  path: "/activity/{location_id}",
  summary: "Create a group event",
  description:
    "Without force a taken or unscheduled time of the member, or a taken resource, is refused " +
    "with 409.",
  request: { params: locationPath, body: bodyOf(eventBodySchema) },
  responses: {
    200: answerOf(eventSchema, "The event"),
    ...failures(400, 403, 404, 409, 413, 422),
  },
});

const readRoute = createRoute({
  ...common,
  ...inArea("Events", "partner"),
  method: "get",
  summary: "Read a group event",
  description: "With its service, member, seats taken, tags and resources.",
  request: { params: eventPath },
  responses: { 200: answerOf(eventSchema, "The event"), ...failures(403, 404) },
});

const replaceRoute = createRoute({
  ...common,
  method: "put",
  summary: "Replace a group event",
  description: "Its seats follow in time, member and service.",
  request: { params: eventPath, body: bodyOf(eventBodySchema) },
  responses: {
    200: answerOf(eventSchema, "The event"),
    ...failures(400, 403, 404, 409, 413, 422),
  },
});

const deleteRoute = createRoute({
  ...common,
  method: "delete",
  summary: "Delete a group event",
  description: "Soft; cancels its bookings and frees its resources.",
  request: { params: eventPath },
  responses: { 202: acceptedOf("Accepted; no data"), ...failures(403, 404) },
});

/** Group events, one by one (business.md 8.2, 8.3). */
export function addEventRoutes(
  api: Api,
  events: EventUseCases,
  writing: EventWritingUseCases,
): void {
  serve(api, {
    route: createEventRoute,
    who: staff("create_appointments"),
    run: ({ scope, body }) => writing.create(scope, body),
    answer: (view) => answered(eventToWire(view)),
  });
  serve(api, {
    route: readRoute,
    who: visitors,
    run: ({ scope, path }) => events.find(scope, path.event_id),
    answer: (view) => answered(eventToWire(view)),
  });
  serve(api, {
    route: replaceRoute,
    who: staff("edit_appointments"),
    before: ({ scope }, _body, path) => writing.reach(scope, readId(path["event_id"])),
    run: ({ scope, path, body }) => writing.replace(scope, path.event_id, body),
    answer: (view) => answered(eventToWire(view)),
  });
  serve(api, {
    route: deleteRoute,
    who: staff("delete_appointments"),
    run: ({ scope, path }) => writing.remove(scope, path.event_id),
    answer: () => answeredAccepted(),
  });
}
