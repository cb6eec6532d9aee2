import { createRoute } from "@hono/zod-openapi";
import {
  daysOffToWire,
  seriesDayToWire,
  listedEventToWire,
  scheduleDaySchema,
  seriesEventsSchema,
} from "./event-series-answers.contract";
import {
  dayChangeBody,
  eventSchedulePath,
  includeQuery,
  scheduleDayBody,
  scheduleDayPath,
} from "./event-series.contract";
import { readId } from "@/lib/api/wire/wire-formats";
import { ok } from "@/lib/domain/result";
import type { EventScheduleUseCases } from "./event-series.usecases";
import type { ScheduleDayUseCases } from "./series-weekday.usecases";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered, answeredEmpty } from "@/lib/api/platform/http/envelope";

const common = inArea("Schedule & Resources", "user");
const daysPath = "/company/{location_id}/schedules/{schedule_id}/days";
const onePath = `${daysPath}/{day_id}`;

const createDayRoute = createRoute({
  ...common,
  method: "post",
  path: daysPath,
  summary: "Add a series on one more day of the week",
  description: "Its events to come are made at once, as far ahead as the schedule reaches.",
  request: { params: eventSchedulePath, query: includeQuery, body: bodyOf(scheduleDayBody) },
  responses: {
    201: answerOf(scheduleDaySchema, "The series"),
    ...failures(400, 403, 404, 413, 422),
  },
});

const changeDayRoute = createRoute({
  ...common,
  method: "patch",
  path: onePath,
  summary: "Change a series and its events ahead",
  description: "Events edited by hand stay as they are without force.",
  request: { params: scheduleDayPath, query: includeQuery, body: bodyOf(dayChangeBody) },
  responses: {
    200: answerOf(scheduleDaySchema, "The series"),
    ...failures(400, 403, 404, 413, 422),
  },
});

const deleteDayRoute = createRoute({
  ...common,
  method: "delete",
  path: onePath,
  summary: "Delete a series with its events ahead",
  description: "The other days of the schedule stay, and so do events that lie behind.",
  request: { params: scheduleDayPath },
  responses: { 204: { description: "Deleted; no body" }, ...failures(403, 404) },
});

const eventsRoute = createRoute({
  ...common,
  method: "get",
  path: `${onePath}/events`,
  summary: "List the events of a series",
  description: "Events that the series made, with those that found no free time.",
  request: { params: scheduleDayPath },
  responses: { 200: answerOf(seriesEventsSchema, "Events by date"), ...failures(403, 404) },
});

/** The series of schedules and their events (schedule.md 15). */
export function addScheduleDayRoutes(
  api: Api,
  schedules: EventScheduleUseCases,
  days: ScheduleDayUseCases,
): void {
  serve(api, {
    route: createDayRoute,
    who: staff("create_appointments"),
    before: ({ scope }, _body, path) => schedules.reach(scope, readId(path["schedule_id"])),
    run: async ({ scope, path, query, body }) => {
      const made = await days.create(scope, path.schedule_id, body);
      return made.ok ? ok({ ...made.value, included: new Set(query.include) }) : made;
    },
    answer: ({ view, daysOff, included }) =>
      answered(seriesDayToWire(view, included), daysOffToWire(daysOff), 201),
  });
  serve(api, {
    route: changeDayRoute,
    who: staff("edit_appointments"),
    before: ({ scope }, _body, path) =>
      schedules.reach(scope, readId(path["schedule_id"]), readId(path["day_id"]) ?? null),
    run: async ({ scope, path, query, body }) => {
      const ids = { scheduleId: path.schedule_id, dayId: path.day_id };
      const changed = await days.change(scope, ids, body);
      return changed.ok ? ok({ ...changed.value, included: new Set(query.include) }) : changed;
    },
    answer: ({ view, daysOff, included }) =>
      answered(seriesDayToWire(view, included), daysOffToWire(daysOff)),
  });
  serve(api, {
    route: deleteDayRoute,
    who: staff("delete_appointments"),
    run: ({ scope, path }) =>
      days.remove(scope, { scheduleId: path.schedule_id, dayId: path.day_id }),
    answer: () => answeredEmpty(204),
  });
  serve(api, {
    route: eventsRoute,
    who: staff("read_timetable"),
    run: ({ scope, path }) => schedules.listEvents(scope, path.schedule_id, path.day_id),
    answer: (items) => answered(items.map(listedEventToWire), { count: items.length }),
  });
}
