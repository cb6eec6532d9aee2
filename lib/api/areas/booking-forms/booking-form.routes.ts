import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/api/wire/paths";
import { readId } from "@/lib/api/wire/wire-formats";
import { ok } from "@/lib/domain/result";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered, answeredEmpty } from "@/lib/api/platform/http/envelope";
import {
  bookingFormChangeBody,
  bookingFormPath,
  bookingFormSchema,
  bookingFormsSchema,
  bookingFormToWire,
  newBookingFormBody,
} from "./booking-forms.contract";
import type { BookingFormUseCases } from "./booking-form.usecases";

const common = inArea("Online Booking Settings", "user");
const path = "/company/{location_id}/booking_forms";

const listRoute = createRoute({
  ...common,
  method: "get",
  path,
  summary: "List booking forms",
  description: "The widgets of the location with their settings.",
  request: { params: locationPath },
  responses: { 200: answerOf(bookingFormsSchema, "Forms by id"), ...failures(403, 404) },
});

const createFormRoute = createRoute({
  ...common,
  method: "post",
  path,
  summary: "Create a booking form",
  description: "The title is enough. A new default takes that from the form that was it.",
  request: { params: locationPath, body: bodyOf(newBookingFormBody) },
  responses: {
    201: answerOf(bookingFormSchema, "The form"),
    ...failures(400, 403, 404, 413, 422),
  },
});

const readRoute = createRoute({
  ...common,
  method: "get",
  path: `${path}/{form_id}`,
  summary: "Read a booking form",
  description: "One widget with its settings.",
  request: { params: bookingFormPath },
  responses: { 200: answerOf(bookingFormSchema, "The form"), ...failures(403, 404) },
});

const changeRoute = createRoute({
  ...common,
  method: "patch",
  path: `${path}/{form_id}`,
  summary: "Change a booking form",
  description: "What is left out stays as it is.",
  request: { params: bookingFormPath, body: bodyOf(bookingFormChangeBody) },
  responses: {
    200: answerOf(bookingFormSchema, "The form"),
    ...failures(400, 403, 404, 413, 422),
  },
});

const deleteRoute = createRoute({
  ...common,
  method: "delete",
  path: `${path}/{form_id}`,
  summary: "Delete a booking form",
  description: "Its public page is gone at once; appointments booked with it stay.",
  request: { params: bookingFormPath },
  responses: { 204: { description: "Deleted; no body" }, ...failures(403, 404) },
});

const who = staff("online_record_access");

/** Booking widgets (business.md 10.3). */
export function addBookingFormRoutes(api: Api, forms: BookingFormUseCases): void {
  serve(api, {
    route: listRoute,
    who,
    run: async ({ scope }) => ok(await forms.list(scope)),
    answer: (found) => answered(found.map(bookingFormToWire)),
  });
  serve(api, {
    route: createFormRoute,
    who,
    run: ({ scope, body }) => forms.create(scope, body),
    answer: (form) => answered(bookingFormToWire(form), null, 201),
  });
  serve(api, {
    route: readRoute,
    who,
    run: ({ scope, path: { form_id } }) => forms.find(scope, form_id),
    answer: (form) => answered(bookingFormToWire(form)),
  });
  serve(api, {
    route: changeRoute,
    who,
    before: async ({ scope }, _body, { form_id }) => {
      const found = await forms.find(scope, readId(form_id));
      return found.ok ? null : found.error;
    },
    run: ({ scope, path: { form_id }, body }) => forms.change(scope, form_id, body),
    answer: (form) => answered(bookingFormToWire(form)),
  });
  serve(api, {
    route: deleteRoute,
    who,
    run: ({ scope, path: { form_id } }) => forms.remove(scope, form_id),
    answer: () => answeredEmpty(204),
  });
}
