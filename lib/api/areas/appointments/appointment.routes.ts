import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/api/wire/paths";
import { appointmentId } from "@/lib/domain/ids";
import { ok } from "@/lib/domain/result";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered, answeredEmpty } from "@/lib/api/platform/http/envelope";
import type { Input } from "@/lib/api/platform/http/request-input";
import {
  appointmentListSchema,
  appointmentPath,
  appointmentSchema,
  appointmentsQuery,
  appointmentToWire,
} from "./appointments.contract";
import { newAppointmentSchema } from "./new-appointment.contract";
import type { AppointmentUseCases } from "./appointments.usecases";
import type { AppointmentFilter } from "./date-range.rules";
import type { BookingUseCases } from "./create-appointment.usecases";

const common = inArea("Appointments", "user");

const listRoute = createRoute({
  ...common,
  method: "get",
  path: "/records/{location_id}",
  summary: "List appointments",
  description:
    "By member, client, dates of visit or of creation, a page at a time; deleted ones only when asked for.",
  request: { params: locationPath, query: appointmentsQuery },
  responses: {
    200: answerOf(appointmentListSchema, "Appointments by start"),
    ...failures(403, 404, 422),
  },
});

const createAppointmentRoute = createRoute({
  ...common,
  method: "post",
  path: "/records/{location_id}",
  summary: "Create an appointment",
  description:
    "The client is found by phone or created. Without save_if_busy a taken time, or one outside " +
    "the hours, is refused with 409. With activity_id it is a seat of that group event.",
  request: { params: locationPath, body: bodyOf(newAppointmentSchema) },
  responses: {
    201: answerOf(appointmentSchema, "The appointment"),
    ...failures(400, 403, 404, 409, 413, 422),
  },
});

const deleteRoute = createRoute({
  ...common,
  method: "delete",
  path: "/record/{location_id}/{record_id}",
  summary: "Delete an appointment",
  description: "Soft: with_deleted=1 still lists it. Its time becomes free.",
  request: { params: appointmentPath },
  responses: { 204: { description: "Deleted; no body" }, ...failures(403, 404) },
});

const aliasOfDeleteRoute = createRoute({
  ...deleteRoute,
  path: "/records/{location_id}/{record_id}",
  summary: "Delete an appointment, path of older clients",
  description: "The same as `DELETE /record/{location_id}/{record_id}`.",
});

/** Appointments (business.md 6.1, 6.4, 6.8). */
export function addAppointmentRoutes(
  api: Api,
  appointments: AppointmentUseCases,
  bookings: BookingUseCases,
): void {
  serve(api, {
    route: listRoute,
    who: staff("read_timetable"),
    run: async ({ scope, query }) => {
      const found = await appointments.list(scope, filterOf(query));
      return found.ok ? ok({ ...found.value, page: query.page }) : found;
    },
    answer: ({ items, total, page }) =>
      answered(items.map(appointmentToWire), { page, total_count: total }),
  });
  serve(api, {
    route: createAppointmentRoute,
    who: staff("create_appointments"),
    run: ({ scope, body }) => bookings.create(scope, body),
    answer: (view) => answered(appointmentToWire(view), null, 201),
  });
  for (const route of [deleteRoute, aliasOfDeleteRoute]) {
    serve(api, {
      route: route,
      who: staff("delete_appointments"),
      run: ({ scope, path }) => appointments.remove(scope, appointmentId(path.record_id)),
      answer: () => answeredEmpty(204),
    });
  }
}

function filterOf(query: Input<typeof listRoute>["query"]): AppointmentFilter {
  return {
    memberId: query.staff_id,
    clientId: query.client_id,
    createdBy: query.created_user_id,
    dates: { from: query.start_date, to: query.end_date },
    createdDates: { from: query.c_start_date, to: query.c_end_date },
    changedAfter: query.changed_after,
    changedBefore: query.changed_before,
    withDeleted: query.with_deleted ?? false,
    page: query.page,
    count: query.count,
  };
}
