import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { locationPath } from "@/lib/api/wire/paths";
import { readId } from "@/lib/api/wire/wire-formats";
import { ok } from "@/lib/domain/result";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered, answeredEmpty } from "@/lib/api/platform/http/envelope";
import {
  newPositionSchema,
  positionFactsOf,
  positionOrAllPath,
  positionPath,
  positionSchema,
  positionsSchema,
  positionToWire,
} from "./positions.contract";
import type { PositionUseCases } from "./position.usecases";

const common = inArea("Team Members", "user");
const one = answerOf(positionSchema, "The position");
const refusals = failures(400, 403, 404, 413, 422);
const ONE = "/company/{location_id}/staff/positions/{position_id}";

const listRoute = createRoute({
  ...common,
  method: "get",
  path: "/company/{location_id}/staff/positions",
  deprecated: true,
  summary: "List positions",
  description: "What members are, such as barber or colourist.",
  request: { params: locationPath },
  responses: { 200: answerOf(positionsSchema, "Positions by id"), ...failures(403, 404) },
});

const oneRoute = createRoute({
  ...common,
  method: "get",
  path: ONE,
  deprecated: true,
  summary: "Read a position, or list all",
  description: "An id of 0 lists all, as a path without an id does.",
  request: { params: positionOrAllPath },
  responses: {
    200: answerOf(z.union([positionSchema, positionsSchema]), "The position, or a list of all"),
    ...failures(403, 404),
  },
});

const changeRoute = createRoute({
  ...common,
  method: "put",
  path: ONE,
  summary: "Change a position",
  description: "An `api_id` that is left out stays.",
  request: { params: positionPath, body: bodyOf(newPositionSchema) },
  responses: { 200: one, ...refusals },
});

const deleteRoute = createRoute({
  ...common,
  method: "delete",
  path: ONE,
  summary: "Delete a position",
  description: "Refused while team members have it, or the rights of users are held to it.",
  request: { params: positionPath },
  responses: { 204: { description: "Deleted" }, ...failures(403, 404, 422) },
});

/** The path of the contract, and the one behind `/positions/{location_id}` (business.md 20.13). */
const NEW = [
  "/company/{location_id}/positions/quick",
  "/company/{location_id}/staff/positions",
] as const;

const createRouteAt = (path: (typeof NEW)[number]) =>
  createRoute({
    ...common,
    method: "post",
    path,
    deprecated: true,
    summary: "Create a position",
    description: "A title that exists gives the position that has it.",
    request: { params: locationPath, body: bodyOf(newPositionSchema) },
    responses: { 201: one, ...refusals },
  });

/** Positions (schedule.md 4). */
export function addPositionRoutes(api: Api, positions: PositionUseCases): void {
  serve(api, {
    route: listRoute,
    who: staff("settings_positions_read"),
    run: async ({ scope }) => ok(await positions.list(scope)),
    answer: (all) => answered(all.map(positionToWire), { count: all.length }),
  });
  serve(api, {
    route: oneRoute,
    who: staff("settings_positions_read"),
    run: async ({ scope, path: { position_id: id } }) => {
      if (id === 0) {
        const all = await positions.list(scope);
        return ok(answered(all.map(positionToWire), { count: all.length }));
      }
      const found = await positions.find(scope, id);
      return found.ok ? ok(answered(positionToWire(found.value))) : found;
    },
    answer: (answer) => answer,
  });
  for (const path of NEW) {
    serve(api, {
      route: createRouteAt(path),
      who: staff("settings_positions_create"),
      run: async ({ scope, body }) => ok(await positions.add(scope, positionFactsOf(body))),
      answer: (position) => answered(positionToWire(position), null, 201),
    });
  }
  serve(api, {
    route: changeRoute,
    who: staff("settings_positions_create"),
    before: ({ scope }, _body, path) => positions.problemOf(scope, readId(path["position_id"])),
    run: ({ scope, path, body }) =>
      positions.change(scope, path.position_id, positionFactsOf(body)),
    answer: (position) => answered(positionToWire(position)),
  });
  serve(api, {
    route: deleteRoute,
    who: staff("settings_positions_delete"),
    run: ({ scope, path }) => positions.remove(scope, path.position_id),
    answer: () => answeredEmpty(204),
  });
}
