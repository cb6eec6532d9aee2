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
} from "@/lib/contract/online-booking";
import { dateIn } from "@/lib/backend/services/dates";
import type { OnlineBookingService } from "@/lib/backend/services/online-booking-service";
import { andThen } from "@/lib/backend/services/soon";
import { invalid } from "@/lib/backend/services/service-error";
import { err, ok } from "@/lib/domain/result";
import { monthAround } from "@/lib/domain/time/period";
import { answerOf, failures, inArea } from "./declare-route";
import { servePublic } from "./endpoint";
import type { Api } from "./endpoint";
import { answered } from "./envelope";

const common = { ...inArea("Online booking", "partner"), method: "get" } as const;

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
  request: { params: bookSeancesPath, query: bookSeancesQuery },
  responses: { 200: answerOf(bookSeancesSchema, "A day"), ...failures(403, 404, 422) },
});

/** What visitors are offered (business.md 9.4 – 9.6). */
export function addOnlineBookingRoutes(api: Api, online: OnlineBookingService): void {
  servePublic(
    api,
    datesRoute,
    ({ scope, query }) => {
      const { date_from: from, date_to: to } = query;
      if ((from === undefined) !== (to === undefined)) {
        const missing = from === undefined ? "date_from" : "date_to";
        return err(invalid(missing, "is required with its other end"));
      }
      const month = monthAround(query.date ?? scope.today);
      const period = { from: from ?? month.from, to: to ?? month.to };
      return online.dates(scope, query.staff_id ?? 0, period, query.service_ids ?? []);
    },
    (dates) => answered(bookDatesToWire(dates)),
  );
  servePublic(
    api,
    timesRoute,
    ({ scope, path, query }) => {
      const zone = scope.location.timeZone;
      const date = dateIn(zone, path.date);
      return andThen(
        online.times(scope, path.team_member_id, date, query.service_ids ?? []),
        (times) => ok(times.map((time) => bookTimeToWire(zone, time))),
      );
    },
    (times) => answered(times),
  );
  servePublic(
    api,
    seancesRoute,
    ({ scope, path, query }) => {
      const zone = scope.location.timeZone;
      const from = query.datetime === undefined ? null : dateIn(zone, query.datetime);
      return andThen(
        online.nearest(scope, path.team_member_id, from, query.service_ids ?? []),
        (day) => ok(nearestToWire(zone, day)),
      );
    },
    (day) => answered(day),
  );
}
