import { createRoute } from "@hono/zod-openapi";
import { readId } from "@/lib/api/wire/wire-formats";
import type { StaffScope } from "@/lib/api/platform/access";
import { appointmentId } from "@/lib/domain/ids";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered } from "@/lib/api/platform/http/envelope";
import { appointmentChangeSchema, attendanceSchema } from "./appointment-change.contract";
import {
  appointmentPath,
  appointmentQuery,
  appointmentSchema,
  appointmentToWire,
} from "./appointments.contract";
import type { AppointmentChangeUseCases } from "./change-appointment.usecases";
import { NO_APPOINTMENT } from "./appointment-policy.rules";
import type { AttendanceUseCases } from "./attendance.usecases";

const common = inArea("Appointments", "user");

const readRoute = createRoute({
  ...common,
  method: "get",
  path: "/record/{location_id}/{record_id}",
  summary: "Read an appointment",
  description: "A deleted one is answered with deleted true.",
  request: { params: appointmentPath, query: appointmentQuery },
  responses: {
    200: answerOf(appointmentSchema, "The appointment"),
    ...failures(403, 404, 422),
  },
});

const changeRoute = createRoute({
  ...common,
  method: "put",
  path: "/record/{location_id}/{record_id}",
  summary: "Change or move an appointment",
  description:
    "A full update: staff_id, services, client, datetime and seance_length are sent every time. " +
    "Another staff_id or datetime moves it; without save_if_busy a taken time, or one outside " +
    "the hours, is refused with 409. A seat of a group event needs activity_id and client. " +
    "Optional fields that are left out stay as they are; attendance changes the whole visit.",
  request: { params: appointmentPath, body: bodyOf(appointmentChangeSchema) },
  responses: {
    201: answerOf(appointmentSchema, "The appointment as it is now"),
    ...failures(400, 403, 404, 409, 413, 422),
  },
});

const attendanceRoute = createRoute({
  ...common,
  method: "post",
  path: "/records/{location_id}/{record_id}/attendance",
  summary: "Set the attendance of a visit",
  description: "Changes all appointments of the visit (business.md 6.3).",
  request: { params: appointmentPath, body: bodyOf(attendanceSchema) },
  responses: {
    200: answerOf(appointmentSchema, "The appointment as it is now"),
    ...failures(400, 403, 404, 413, 422),
  },
});

const OLDER_PATH = "/records/{location_id}/{record_id}";

/** Reads and changes of one appointment (business.md 6.3, 6.6, 6.7). */
export function addAppointmentChangeRoutes(
  api: Api,
  services: {
    readonly changes: AppointmentChangeUseCases;
    readonly attendance: AttendanceUseCases;
  },
): void {
  const { changes, attendance } = services;
  const beforeBody = async (
    scope: StaffScope,
    _body: unknown,
    path: Readonly<Record<string, string>>,
  ) => {
    const id = readId(path["record_id"]);
    return id === undefined ? NO_APPOINTMENT : changes.check(scope, appointmentId(id));
  };
  const aliasOfRead = {
    ...readRoute,
    path: OLDER_PATH,
    summary: `${readRoute.summary}, older path`,
  };
  for (const route of [readRoute, createRoute(aliasOfRead)]) {
    serve(api, {
      route: route,
      who: staff("read_timetable"),
      run: ({ scope, path }) => changes.find(scope, appointmentId(path.record_id)),
      answer: (view) => answered(appointmentToWire(view)),
    });
  }
  const aliasOfChange = {
    ...changeRoute,
    path: OLDER_PATH,
    summary: `${changeRoute.summary}, older path`,
  };
  for (const route of [changeRoute, createRoute(aliasOfChange)]) {
    serve(api, {
      route: route,
      who: staff("edit_appointments"),
      before: ({ scope }, body, path) => beforeBody(scope, body, path),
      run: ({ scope, path, body }) => changes.change(scope, appointmentId(path.record_id), body),
      answer: (view) => answered(appointmentToWire(view), null, 201),
    });
  }
  serve(api, {
    route: attendanceRoute,
    who: staff("edit_appointments"),
    before: ({ scope }, body, path) => beforeBody(scope, body, path),
    run: ({ scope, path, body }) => attendance.set(scope, appointmentId(path.record_id), body),
    answer: (view) => answered(appointmentToWire(view)),
  });
}
