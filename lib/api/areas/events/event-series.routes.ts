import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/api/wire/paths";
import { readId } from "@/lib/api/wire/wire-formats";
import { ok } from "@/lib/domain/result";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered, answeredEmpty } from "@/lib/api/platform/http/envelope";
import {
  daysOffToWire,
  eventScheduleSchema,
  scheduleToWire,
} from "./event-series-answers.contract";
import {
  eventSchedulePath,
  includeQuery,
  scheduleBody,
  scheduleChangeBody,
  scheduleSearchPath,
} from "./event-series.contract";
import type { EventScheduleUseCases } from "./event-series.usecases";
import type { EventScheduleWritingUseCases } from "./event-series-writing.usecases";

const common = inArea("Schedule & Resources", "user");
const schedulesPath = "/company/{location_id}/schedules";
const onePath = `${schedulesPath}/{schedule_id}`;

const searchRoute = createRoute({
  ...common,
  method: "get",
  path: `${schedulesPath}/search/{entity_type}/{entity_id}`,
  summary: "Find the schedule of an event",
  description: "By its original event or by one that it made; appointments have none (422).",
  request: { params: scheduleSearchPath, query: includeQuery },
  responses: { 200: answerOf(eventScheduleSchema, "The schedule"), ...failures(403, 404, 422) },
});

const createScheduleRoute = createRoute({
  ...common,
  method: "post",
  path: schedulesPath,
  summary: "Repeat an event",
  description:
    "Makes an event on every date ahead; one whose member or resource is taken becomes " +
    "entity_failed and the rest goes on. Events on days off with a kind are made, and told in meta.",
  request: { params: locationPath, query: includeQuery, body: bodyOf(scheduleBody) },
  responses: {
    201: answerOf(eventScheduleSchema, "The schedule"),
    ...failures(400, 403, 404, 413, 422),
  },
});

const changeRoute = createRoute({
  ...common,
  method: "patch",
  path: onePath,
  summary: "Change the end of a schedule",
  description: "An earlier end deletes the events after it, a later one makes more.",
  request: { params: eventSchedulePath, query: includeQuery, body: bodyOf(scheduleChangeBody) },
  responses: {
    200: answerOf(eventScheduleSchema, "The schedule"),
    ...failures(400, 403, 404, 413, 422),
  },
});

const deleteRoute = createRoute({
  ...common,
  method: "delete",
  path: onePath,
  summary: "Delete a schedule with its series and their events ahead",
  description: "Events that lie behind stay, and so do those of other schedules.",
  request: { params: eventSchedulePath },
  responses: { 204: { description: "Deleted; no body" }, ...failures(403, 404) },
});

/** Schedules that repeat events (schedule.md 15). */
export function addEventScheduleRoutes(
  api: Api,
  schedules: EventScheduleUseCases,
  writing: EventScheduleWritingUseCases,
): void {
  serve(api, {
    route: searchRoute,
    who: staff("read_timetable"),
    run: async ({ scope, path, query }) => {
      const entity = { type: path.entity_type, id: path.entity_id };
      const found = await schedules.search(scope, entity);
      return found.ok ? ok({ view: found.value, included: new Set(query.include) }) : found;
    },
    answer: ({ view, included }) => answered(scheduleToWire(view, included)),
  });
  serve(api, {
    route: createScheduleRoute,
    who: staff("create_appointments"),
    run: async ({ scope, query, body }) => {
      const made = await writing.create(scope, body);
      return made.ok ? ok({ ...made.value, included: new Set(query.include) }) : made;
    },
    answer: ({ view, daysOff, included }) =>
      answered(scheduleToWire(view, included), daysOffToWire(daysOff), 201),
  });
  serve(api, {
    route: changeRoute,
    who: staff("edit_appointments"),
    before: ({ scope }, _body, path) => schedules.reach(scope, readId(path["schedule_id"])),
    run: async ({ scope, path, query, body }) => {
      const changed = await writing.changeEnd(scope, path.schedule_id, body.date_end);
      return changed.ok ? ok({ ...changed.value, included: new Set(query.include) }) : changed;
    },
    answer: ({ view, daysOff, included }) =>
      answered(scheduleToWire(view, included), daysOffToWire(daysOff)),
  });
  serve(api, {
    route: deleteRoute,
    who: staff("delete_appointments"),
    run: ({ scope, path }) => writing.remove(scope, path.schedule_id),
    answer: () => answeredEmpty(204),
  });
}
