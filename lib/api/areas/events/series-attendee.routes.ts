import { createRoute } from "@hono/zod-openapi";
import {
  clientSeriesBody,
  clientSeriesChangeBody,
  clientSeriesPath,
  clientSeriesSchema,
  clientSeriesToWire,
} from "./series-attendee.contract";
import { eventSchedulePath, includeQuery } from "./event-series.contract";
import { readId } from "@/lib/api/wire/wire-formats";
import { ok } from "@/lib/domain/result";
import type { ClientSeriesUseCases } from "./series-attendee.usecases";
import type { EventScheduleUseCases } from "./event-series.usecases";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered, answeredEmpty } from "@/lib/api/platform/http/envelope";

const common = inArea("Appointments", "user");
const seriesPath = "/company/{location_id}/schedules/{schedule_id}/client_schedules";
const onePath = `${seriesPath}/{client_schedule_id}`;

const attachRoute = createRoute({
  ...common,
  method: "post",
  path: seriesPath,
  summary: "Attach a client to a schedule of events",
  description:
    "Books a seat in every event ahead of the series; one without a free seat is passed over. " +
    "Events that are made later get the seat, too.",
  request: { params: eventSchedulePath, query: includeQuery, body: bodyOf(clientSeriesBody) },
  responses: {
    201: answerOf(clientSeriesSchema, "The client's schedule"),
    ...failures(400, 403, 404, 413, 422),
  },
});

const changeSeriesRoute = createRoute({
  ...common,
  method: "patch",
  path: onePath,
  summary: "Change the series that a client comes to",
  description: "Books the seats ahead on days that are new and deletes those on days left out.",
  request: {
    params: clientSeriesPath,
    query: includeQuery,
    body: bodyOf(clientSeriesChangeBody),
  },
  responses: {
    200: answerOf(clientSeriesSchema, "The client's schedule"),
    ...failures(400, 403, 404, 413, 422),
  },
});

const detachRoute = createRoute({
  ...common,
  method: "delete",
  path: onePath,
  summary: "Detach a client from a schedule, with their seats ahead",
  description: "Their seats in events that lie behind stay.",
  request: { params: clientSeriesPath },
  responses: { 204: { description: "Deleted; no body" }, ...failures(403, 404) },
});

/** Recurring series of clients (business.md 6.10). */
export function addClientSeriesRoutes(
  api: Api,
  schedules: EventScheduleUseCases,
  series: ClientSeriesUseCases,
): void {
  serve(api, {
    route: attachRoute,
    who: staff("create_appointments"),
    before: ({ scope }, _body, path) => schedules.reach(scope, readId(path["schedule_id"])),
    run: async ({ scope, path, query, body }) => {
      const made = await series.attach(scope, path.schedule_id, body);
      return made.ok ? ok({ view: made.value, included: new Set(query.include) }) : made;
    },
    answer: ({ view, included }) => answered(clientSeriesToWire(view, included), {}, 201),
  });
  serve(api, {
    route: changeSeriesRoute,
    who: staff("edit_appointments"),
    before: ({ scope }, _body, path) =>
      series.reach(scope, readId(path["schedule_id"]), readId(path["client_schedule_id"])),
    run: async ({ scope, path, query, body }) => {
      const ids = { scheduleId: path.schedule_id, seriesId: path.client_schedule_id };
      const changed = await series.change(scope, ids, body.schedule_days_ids);
      return changed.ok ? ok({ view: changed.value, included: new Set(query.include) }) : changed;
    },
    answer: ({ view, included }) => answered(clientSeriesToWire(view, included), {}),
  });
  serve(api, {
    route: detachRoute,
    who: staff("delete_appointments"),
    run: ({ scope, path }) =>
      series.detach(scope, { scheduleId: path.schedule_id, seriesId: path.client_schedule_id }),
    answer: () => answeredEmpty(204),
  });
}
