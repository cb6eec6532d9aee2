import { createRoute } from "@hono/zod-openapi";
import {
  visitChangeSchemaOf,
  visitDetailsPath,
  visitDetailsSchema,
  visitDetailsToWire,
  visitPath,
  visitRecordPath,
  visitSchema,
  visitToWire,
} from "./visits.contract";
import { readId } from "@/lib/api/wire/wire-formats";
import type { VisitChangeUseCases } from "./visit-change.usecases";
import type { VisitUseCases } from "./visit.usecases";
import { appointmentId } from "@/lib/domain/ids";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { entered, staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered } from "@/lib/api/platform/http/envelope";

const common = inArea("Appointments", "user");

const readRoute = createRoute({
  ...common,
  method: "get",
  path: "/visits/{visit_id}",
  summary: "Read a visit",
  description: "The appointments of one client on one day. The path names no location.",
  request: { params: visitPath },
  responses: { 200: answerOf(visitSchema, "The visit"), ...failures(403, 404) },
});

const detailsRoute = createRoute({
  ...common,
  method: "get",
  path: "/visit/details/{location_id}/{record_id}/{visit_id}",
  summary: "What was done in a visit",
  description:
    "The services of the visit as items with their prices; money is not kept here, so nothing is paid.",
  request: { params: visitDetailsPath },
  responses: { 200: answerOf(visitDetailsSchema, "Services as items"), ...failures(403, 404) },
});

const changeRouteOf = (moneyRefusal: string) =>
  createRoute({
    ...common,
    method: "put",
    path: "/visits/{visit_id}/{record_id}",
    summary: "Change a visit",
    description:
      "Attendance changes all appointments of the visit, the comment the one of the path. Services " +
      "replace those of the appointments that they name.",
    request: { params: visitRecordPath, body: bodyOf(visitChangeSchemaOf(moneyRefusal)) },
    responses: {
      200: answerOf(visitSchema, "The visit as it is now"),
      ...failures(400, 403, 404, 413, 422),
    },
  });

/** Visits (business.md 7). */
export function addVisitRoutes(
  api: Api,
  visits: VisitUseCases,
  changes: VisitChangeUseCases,
): void {
  serve(api, {
    route: readRoute,
    who: entered((caller, path) =>
      visits.enter(caller, readId(path["visit_id"]), "read_timetable"),
    ),
    run: ({ scope, path }) => visits.find(scope, path.visit_id),
    answer: (view) => answered(visitToWire(view)),
  });
  serve(api, {
    route: detailsRoute,
    who: staff("read_timetable"),
    run: ({ scope, path }) => visits.findWith(scope, path.visit_id, appointmentId(path.record_id)),
    answer: (view) => answered(visitDetailsToWire(view)),
  });
  serve(api, {
    route: changeRouteOf(changes.moneyRefusal),
    who: entered((caller, path) =>
      changes.enter(caller, readId(path["visit_id"]), readId(path["record_id"])),
    ),
    run: ({ scope, path, body }) =>
      changes.change(scope, path.visit_id, appointmentId(path.record_id), body),
    answer: (view) => answered(visitToWire(view)),
  });
}
