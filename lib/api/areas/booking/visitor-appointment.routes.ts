import { createRoute } from "@hono/zod-openapi";
import {
  appointmentPath,
  appointmentSchema,
  appointmentToWire,
} from "@/lib/api/areas/appointments/appointments.contract";
import {
  bookMoveBody,
  ownRecordPath,
  ownRecordToWire,
  userRecordPath,
} from "./online-record.contract";
import { readId } from "@/lib/api/wire/wire-formats";
import { NO_APPOINTMENT } from "@/lib/api/areas/appointments/appointment-policy.rules";
import type { OwnRecordUseCases } from "./visitor-appointment.usecases";
import { appointmentId } from "@/lib/domain/ids";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { anybody, staff, visitors, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered, answeredEmpty } from "@/lib/api/platform/http/envelope";

const common = inArea("Online Booking Settings", "partner");

const readRoute = createRoute({
  ...common,
  method: "get",
  path: "/book_record/{location_id}/{record_id}/{record_hash}",
  summary: "Read an appointment that a visitor booked",
  description: "The hash came with the booking and opens this appointment only.",
  request: { params: ownRecordPath },
  responses: { 200: answerOf(appointmentSchema, "The appointment"), ...failures(403, 404) },
});

const moveRoute = createRoute({
  ...inArea("Online Booking Settings", "user"),
  method: "put",
  path: "/book_record/{location_id}/{record_id}",
  summary: "Move an appointment",
  description:
    "To another time of the same member. A time that is taken, or outside the hours, is refused " +
    "with code 433. Without `comment` that stays.",
  request: { params: appointmentPath, body: bodyOf(bookMoveBody) },
  responses: {
    200: answerOf(appointmentSchema, "The appointment as it is now"),
    ...failures(400, 403, 404, 409, 413, 422),
  },
});

const ownRoute = createRoute({
  ...common,
  method: "get",
  path: "/user/records/{record_id}/{record_hash}",
  summary: "Read one's own appointment",
  description: "The hash tells the location, too.",
  request: { params: userRecordPath },
  responses: { 200: answerOf(appointmentSchema, "The appointment"), ...failures(403, 404) },
});

const cancelRoute = createRoute({
  ...common,
  method: "delete",
  path: "/user/records/{record_id}/{record_hash}",
  summary: "Cancel one's own appointment",
  description: "Until it begins. Its time becomes free.",
  request: { params: userRecordPath },
  responses: { 204: { description: "Cancelled; no body" }, ...failures(403, 404) },
});

/** Appointments that are opened by their hash, and the move of one (business.md 9.8). */
export function addOwnRecordRoutes(api: Api, own: OwnRecordUseCases): void {
  serve(api, {
    route: readRoute,
    who: visitors,
    run: ({ scope, path }) => own.find(scope, ownOf(path)),
    answer: (view) => answered(ownRecordToWire(view)),
  });
  serve(api, {
    route: moveRoute,
    who: staff("edit_appointments"),
    before: ({ scope }, _body, path) => {
      const id = readId(path["record_id"]);
      return id === undefined ? NO_APPOINTMENT : own.problemOfMove(scope, appointmentId(id));
    },
    run: ({ scope, path, body }) => {
      const { datetime, comment } = body;
      return own.move(scope, appointmentId(path.record_id), { datetime, comment });
    },
    answer: (view) => answered(appointmentToWire(view)),
  });
  serve(api, {
    route: ownRoute,
    who: anybody,
    run: async ({ caller, path }) => {
      const scope = await own.enter(caller, path.record_hash);
      return scope.ok ? own.find(scope.value, ownOf(path)) : scope;
    },
    answer: (view) => answered(ownRecordToWire(view)),
  });
  serve(api, {
    route: cancelRoute,
    who: anybody,
    run: async ({ caller, path }) => {
      const scope = await own.enter(caller, path.record_hash);
      return scope.ok ? own.remove(scope.value, ownOf(path)) : scope;
    },
    answer: () => answeredEmpty(204),
  });
}

function ownOf(path: { readonly record_id: number; readonly record_hash: string }) {
  return { id: appointmentId(path.record_id), hash: path.record_hash };
}
