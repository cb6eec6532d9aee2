import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/api/wire/paths";
import { readId } from "@/lib/api/wire/wire-formats";
import { ok } from "@/lib/domain/result";
import type { StrategyUseCases } from "./duplication-strategy.usecases";
import {
  acceptedOf,
  answerOf,
  bodyOf,
  failures,
  inArea,
} from "@/lib/api/platform/http/declare-route";
import { staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered, answeredAccepted } from "@/lib/api/platform/http/envelope";
import {
  copiesSchema,
  duplicateBodySchema,
  eventCopyToWire,
  strategiesSchema,
  strategyBody,
  strategyPath,
  strategySchema,
  strategyToWire,
} from "./event-duplicates.contract";
import { eventPath } from "./events.contract";
import type { EventDuplicateUseCases } from "./event-duplicate.usecases";

const common = inArea("Events", "user");
const strategiesPath = "/activity/{location_id}/duplication_strategy";

const duplicateRoute = createRoute({
  ...common,
  method: "post",
  path: "/activity/{location_id}/{event_id}/duplicate",
  summary: "Duplicate a group event",
  description: "At listed times, by a strategy, or by a repetition; all copies or none.",
  request: { params: eventPath, body: bodyOf(duplicateBodySchema) },
  responses: {
    200: answerOf(copiesSchema, "The copies"),
    ...failures(400, 403, 404, 409, 413, 422),
  },
});

const listRoute = createRoute({
  ...common,
  method: "get",
  path: strategiesPath,
  summary: "List duplication strategies",
  description: "Saved ways of copying an event.",
  request: { params: locationPath },
  responses: { 200: answerOf(strategiesSchema, "Strategies by id"), ...failures(403, 404) },
});

const addRoute = createRoute({
  ...common,
  method: "post",
  path: strategiesPath,
  summary: "Create a duplication strategy",
  description: "A way of copying an event under a name, to be used again.",
  request: { params: locationPath, body: bodyOf(strategyBody) },
  responses: {
    200: answerOf(strategySchema, "The strategy"),
    ...failures(400, 403, 404, 413, 422),
  },
});

const changeRoute = createRoute({
  ...common,
  method: "post",
  path: `${strategiesPath}/{strategy_id}`,
  summary: "Change a duplication strategy",
  description: "Its fields become those of the body.",
  request: { params: strategyPath, body: bodyOf(strategyBody) },
  responses: {
    200: answerOf(strategySchema, "The strategy"),
    ...failures(400, 403, 404, 413, 422),
  },
});

const deleteRoute = createRoute({
  ...common,
  method: "delete",
  path: `${strategiesPath}/{strategy_id}`,
  summary: "Delete a duplication strategy",
  description: "Events that were copied by it stay.",
  request: { params: strategyPath },
  responses: { 202: acceptedOf("Accepted; no data"), ...failures(403, 404) },
});

/** Copies of events and named ways to make them (business.md 8.5, 8.6). */
export function addEventDuplicateRoutes(
  api: Api,
  duplicates: EventDuplicateUseCases,
  strategies: StrategyUseCases,
): void {
  serve(api, {
    route: listRoute,
    who: staff("read_timetable"),
    run: async ({ scope }) => ok({ found: await strategies.list(scope), scope }),
    answer: ({ found, scope }) =>
      answered(found.map((each) => strategyToWire(each, scope.location.id))),
  });
  serve(api, {
    route: addRoute,
    who: staff("create_appointments"),
    run: async ({ scope, body }) => ok({ strategy: await strategies.add(scope, body), scope }),
    answer: ({ strategy, scope }) => answered(strategyToWire(strategy, scope.location.id)),
  });
  serve(api, {
    route: changeRoute,
    who: staff("edit_appointments"),
    before: ({ scope }, _body, path) => strategies.problemOf(scope, readId(path["strategy_id"])),
    run: async ({ scope, path, body }) => {
      const replaced = await strategies.replace(scope, path.strategy_id, body);
      return replaced.ok ? ok({ strategy: replaced.value, scope }) : replaced;
    },
    answer: ({ strategy, scope }) => answered(strategyToWire(strategy, scope.location.id)),
  });
  serve(api, {
    route: deleteRoute,
    who: staff("edit_appointments"),
    run: ({ scope, path }) => strategies.remove(scope, path.strategy_id),
    answer: () => answeredAccepted(),
  });
  serve(api, {
    route: duplicateRoute,
    who: staff("create_appointments"),
    before: ({ scope }, _body, path) => duplicates.reach(scope, readId(path["event_id"])),
    run: ({ scope, path, body }) => duplicates.duplicate(scope, path.event_id, body),
    answer: (copies) => answered(copies.map(eventCopyToWire), { count: copies.length }),
  });
}
