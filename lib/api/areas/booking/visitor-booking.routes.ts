import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/api/wire/paths";
import { readId } from "@/lib/api/wire/wire-formats";
import { NO_EVENT } from "@/lib/api/areas/appointments/service-lines.rules";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { visitors, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered } from "@/lib/api/platform/http/envelope";
import {
  bookCheckBody,
  bookCodeBody,
  bookDoneSchema,
  bookedSchema,
  bookedSeatSchema,
  bookedToWire,
  bookRecordBody,
  bookSeatBody,
  bookSeatPath,
} from "./online-record.contract";
import type { BookCodeUseCases } from "./phone-code.usecases";
import type { BookSeatUseCases } from "./visitor-seat.usecases";
import type { BookUseCases } from "./visitor-booking.usecases";

const common = { ...inArea("Online Booking Settings", "partner"), method: "post" } as const;

const CODES =
  "Refusals are told in `meta.errors[]` as `{code, message, id?}`, `id` being the appointment's in " +
  "the request: 431 phone, 432 code from the message, 433 taken or not working, 435 name, " +
  "436 nobody available, 437 overlaps another one of the request, 438 service not offered, " +
  "422 no services.";

const checkRoute = createRoute({
  ...common,
  path: "/book_check/{location_id}",
  summary: "Check what a visitor wants to book",
  description: `Books nothing. ${CODES}`,
  request: { params: locationPath, body: bodyOf(bookCheckBody) },
  responses: {
    201: answerOf(bookDoneSchema, "All of it can be booked"),
    ...failures(400, 403, 404, 413, 422),
  },
});

const recordRoute = createRoute({
  ...common,
  path: "/book_record/{location_id}",
  summary: "Book for a visitor",
  description:
    "All appointments or none, at times that book_times offers. With `staff_id` 0 the salon chooses " +
    `who is free. The hash opens the appointment to the visitor. ${CODES}`,
  request: { params: locationPath, body: bodyOf(bookRecordBody) },
  responses: {
    201: answerOf(bookedSchema, "One item for each appointment"),
    ...failures(400, 403, 404, 413, 422),
  },
});

const codeRoute = createRoute({
  ...common,
  path: "/book_code/{location_id}",
  summary: "Send a visitor a code to confirm their phone",
  description: "Valid for ten minutes and five attempts; the next one after a minute.",
  request: { params: locationPath, body: bodyOf(bookCodeBody) },
  responses: {
    201: answerOf(bookDoneSchema, "The code is on its way"),
    ...failures(400, 403, 404, 413, 422),
  },
});

const seatRoute = createRoute({
  ...common,
  path: "/activity/{location_id}/{event_id}/book",
  summary: "Book seats of a group event for a visitor",
  description:
    "`clients_count` seats, 1 unless told, as many as the settings of online booking let one " +
    `visitor take, those of earlier bookings with their phone included. ${CODES}`,
  request: { params: bookSeatPath, body: bodyOf(bookSeatBody) },
  responses: {
    200: answerOf(bookedSeatSchema, "The appointment and the hash that opens it"),
    ...failures(400, 403, 404, 413, 422),
  },
});

const created = () => answered(null, { message: "Created" }, 201);

/** Checks and bookings of visitors (business.md 9.7). */
export function addBookRoutes(api: Api, books: BookUseCases, codes: BookCodeUseCases): void {
  serve(api, {
    route: checkRoute,
    who: visitors,
    run: ({ scope, body }) => books.check(scope, body),
    answer: created,
  });
  serve(api, {
    route: recordRoute,
    who: visitors,
    run: ({ scope, body }) => books.record(scope, body),
    answer: (booked) => answered(booked.map(bookedToWire), null, 201),
  });
  serve(api, {
    route: codeRoute,
    who: visitors,
    run: ({ scope, body }) => codes.send(scope, body),
    answer: created,
  });
}

/** Seats of events for visitors (business.md 9.8). */
export function addBookSeatRoutes(api: Api, seats: BookSeatUseCases): void {
  serve(api, {
    route: seatRoute,
    who: visitors,
    before: ({ scope }, _body, path) => {
      const id = readId(path["event_id"]);
      return id === undefined ? NO_EVENT : seats.find(scope, id);
    },
    run: ({ scope, path, body }) => seats.book(scope, path.event_id, body),
    answer: ({ id, hash, reviewToken }) => answered({ id, hash, review_token: reviewToken }),
  });
}
