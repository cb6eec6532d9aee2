import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/api/wire/paths";
import { ok } from "@/lib/domain/result";
import { answerOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { visitors, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered } from "@/lib/api/platform/http/envelope";
import type { Input } from "@/lib/api/platform/http/request-input";
import {
  eventDatesQuery,
  eventDatesSchema,
  eventFiltersQuery,
  eventFiltersSchema,
  eventRangeSchema,
  eventServicesQuery,
  eventServicesSchema,
  eventServiceToWire,
  eventsQuery,
} from "./event-search.contract";
import { eventListSchema, eventToWire } from "./events.contract";
import type { EventOptionsUseCases } from "./event-options.usecases";
import type { EventUseCases } from "./event.usecases";
import type { EventSelection } from "./event-search.rules";

const common = { ...inArea("Events", "partner"), method: "get" } as const;

const searchRoute = createRoute({
  ...common,
  path: "/activity/{location_id}/search",
  summary: "Search group events",
  description:
    "Events between two dates by service, member, title or free seats, a page at a time.",
  request: { params: locationPath, query: eventsQuery },
  responses: { 200: answerOf(eventListSchema, "Events by start"), ...failures(403, 404, 422) },
});

const datesRoute = createRoute({
  ...common,
  path: "/activity/{location_id}/search_dates",
  summary: "Dates with group events",
  description: "The same filters as the search; each date once.",
  request: { params: locationPath, query: eventDatesQuery },
  responses: { 200: answerOf(eventDatesSchema, "Dates, ascending"), ...failures(403, 404, 422) },
});

const rangeRoute = createRoute({
  ...common,
  path: "/activity/{location_id}/search_dates_range",
  summary: "First and last date with group events",
  description: "The same filters as the search, without dates.",
  request: { params: locationPath, query: eventFiltersQuery },
  responses: { 200: answerOf(eventRangeSchema, "The range"), ...failures(403, 404, 422) },
});

const filtersRoute = createRoute({
  ...common,
  path: "/activity/{location_id}/filters",
  summary: "What group events can be filtered by",
  description: "Services, members and categories of the events that the filters leave.",
  request: { params: locationPath, query: eventFiltersQuery },
  responses: { 200: answerOf(eventFiltersSchema, "Filters"), ...failures(403, 404, 422) },
});

const servicesRoute = createRoute({
  ...common,
  path: "/activity/{location_id}/services",
  summary: "Services of group events",
  description: "Services that events of the location offer.",
  request: { params: locationPath, query: eventServicesQuery },
  responses: { 200: answerOf(eventServicesSchema, "Services"), ...failures(403, 404, 422) },
});

/** Searches of group events; a partner token is enough (business.md 8.4). */
export function addEventSearchRoutes(
  api: Api,
  events: EventUseCases,
  options: EventOptionsUseCases,
): void {
  serve(api, {
    route: searchRoute,
    who: visitors,
    run: ({ scope, query }) => {
      const { from, till, page, count } = query;
      return events.search(scope, { ...selectionOf(query), from, till }, { page, count });
    },
    answer: ({ items, total }) => answered(items.map(eventToWire), { count: total }),
  });
  serve(api, {
    route: datesRoute,
    who: visitors,
    run: ({ scope, query }) =>
      events.dates(scope, { ...selectionOf(query), from: query.from, till: query.till }),
    answer: (dates) => answered(dates),
  });
  serve(api, {
    route: rangeRoute,
    who: visitors,
    run: async ({ scope, query }) => ok({ range: await events.range(scope, selectionOf(query)) }),
    answer: ({ range }) => answered(range ? { min_date: range.first, max_date: range.last } : []),
  });
  serve(api, {
    route: filtersRoute,
    who: visitors,
    run: async ({ scope, query }) => ok(await options.filters(scope, selectionOf(query))),
    answer: (filters) => answered(filters),
  });
  serve(api, {
    route: servicesRoute,
    who: visitors,
    run: async ({ scope, query }) =>
      ok(await options.services(scope, { memberId: query.staff_id, term: query.term })),
    answer: (services) => answered(services.map(eventServiceToWire)),
  });
}

function selectionOf(query: Input<typeof filtersRoute>["query"]): EventSelection {
  const serviceIds = query["service_ids[]"] ?? query.service_id;
  const memberIds = query["staff_ids[]"];
  const resourceIds = query["resource_ids[]"];
  return {
    ...(serviceIds && { serviceIds }),
    ...(memberIds && { memberIds }),
    ...(resourceIds && { resourceIds }),
  };
}
