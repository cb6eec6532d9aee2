import { createRoute } from "@hono/zod-openapi";
import {
  bookDatesPath,
  bookDatesQuery,
  bookDatesSchema,
  bookDatesToWire,
  bookSeancesPath,
  bookSeancesQuery,
  bookSeancesSchema,
  bookTimesPath,
  bookTimesQuery,
  bookTimesSchema,
  bookTimeToWire,
  nearestToWire,
} from "./online-booking.contract";
import { bookableMemberToWire, bookStaffQuery, bookStaffSchema } from "./online-staff.contract";
import { dateIn } from "@/lib/api/platform/dates";
import type { OnlineBookingUseCases } from "./offered-dates.usecases";
import type { OnlineStaffUseCases } from "./online-staff.usecases";
import { invalid } from "@/lib/api/platform/errors";
import { err, ok } from "@/lib/domain/result";
import { monthAround } from "@/lib/domain/time/period";
import { answerOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { visitors, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered } from "@/lib/api/platform/http/envelope";

const common = { ...inArea("Online Booking Settings", "partner"), method: "get" } as const;

const staffRoute = createRoute({
  ...common,
  path: "/book_staff/{location_id}",
  summary: "Members that visitors may choose",
  description:
    "Who does all of the services, with the next day that has a free time; with a `datetime` those " +
    "who are free then. Hidden and dismissed members are left out.",
  request: { params: bookDatesPath, query: bookStaffQuery },
  responses: { 200: answerOf(bookStaffSchema, "Members"), ...failures(403, 404, 422) },
});

const datesRoute = createRoute({
  ...common,
  path: "/book_dates/{location_id}",
  summary: "Dates that visitors may book",
  description:
    "From today on: when somebody, or the member, works, and when a time for the services is free. " +
    "Of the month around `date`, or from `date_from` to `date_to`.",
  request: { params: bookDatesPath, query: bookDatesQuery },
  responses: { 200: answerOf(bookDatesSchema, "Dates"), ...failures(403, 404, 422) },
});

const timesRoute = createRoute({
  ...common,
  path: "/book_times/{location_id}/{team_member_id}/{date}",
  summary: "Times that visitors may book",
  description: "Of one member, or of any with the id 0. `datetime` is to be sent back unchanged.",
  request: { params: bookTimesPath, query: bookTimesQuery },
  responses: { 200: answerOf(bookTimesSchema, "Times, ascending"), ...failures(403, 404, 422) },
});

const seancesRoute = createRoute({
  ...common,
  path: "/book_staff_seances/{location_id}/{team_member_id}",
  summary: "The member's nearest day with free times",
  description:
    "Start times of the first day on which all chosen services fit; without one the list is empty.",
  request: { params: bookSeancesPath, query: bookSeancesQuery },
  responses: { 200: answerOf(bookSeancesSchema, "A day"), ...failures(403, 404, 422) },
});

/** The members that visitors are offered (business.md 9.3). */
export function addOnlineStaffRoutes(api: Api, staff: OnlineStaffUseCases): void {
  serve(api, {
    route: staffRoute,
    who: visitors,
    run: async ({ scope, query }) => {
      const found = await staff.list(scope, query.service_ids ?? [], query.datetime ?? null);
      return found.ok
        ? ok(found.value.map((each) => bookableMemberToWire(each, scope.location.id)))
        : found;
    },
    answer: (members) => answered(members),
  });
}

/** What visitors are offered (business.md 9.4 – 9.6). */
export function addOnlineBookingRoutes(api: Api, online: OnlineBookingUseCases): void {
  serve(api, {
    route: datesRoute,
    who: visitors,
    run: ({ scope, query }) => {
      const { date_from: from, date_to: to } = query;
      if ((from === undefined) !== (to === undefined)) {
        const missing = from === undefined ? "date_from" : "date_to";
        return err(invalid(missing, "is required with its other end"));
      }
      const month = monthAround(query.date ?? scope.today);
      const period = { from: from ?? month.from, to: to ?? month.to };
      return online.dates(scope, query.staff_id ?? 0, period, query.service_ids ?? []);
    },
    answer: (dates) => answered(bookDatesToWire(dates)),
  });
  serve(api, {
    route: timesRoute,
    who: visitors,
    run: ({ scope, path, query }) => {
      const date = dateIn(scope.location.timeZone, path.date);
      return online.times(scope, path.team_member_id, date, query.service_ids ?? []);
    },
    answer: (times) => answered(times.map(bookTimeToWire)),
  });
  serve(api, {
    route: seancesRoute,
    who: visitors,
    run: ({ scope, path, query }) => {
      const { datetime } = query;
      const from = datetime === undefined ? null : dateIn(scope.location.timeZone, datetime);
      return online.nearest(scope, path.team_member_id, from, query.service_ids ?? []);
    },
    answer: (day) => answered(nearestToWire(day)),
  });
}
