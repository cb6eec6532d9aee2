import { createRoute } from "@hono/zod-openapi";
import type { z } from "zod";
import { locationPath } from "@/lib/api/wire/paths";
import type { StaffScope } from "@/lib/api/platform/access";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { DayValue } from "@/lib/domain/reports/daily";
import type { Result } from "@/lib/domain/result";
import { answerOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered, answeredBare } from "@/lib/api/platform/http/envelope";
import {
  dailyChartSchema,
  overallSchema,
  overallToWire,
  reportQuery,
  seriesToWire,
  sourcesToWire,
  statusesToWire,
  structureChartSchema,
} from "./analytics.contract";
import type { ReportQuery } from "./analytics.contract";
import type { AnalyticsUseCases } from "./analytics.usecases";

const common = inArea("Analytics & Reports", "user");
const request = { params: locationPath, query: reportQuery };
const who = staff("reports");

const overallRoute = createRoute({
  ...common,
  method: "get",
  path: "/company/{location_id}/analytics/overall",
  summary: "Figures of a period",
  description:
    "Beside those of the period of equal length just before. Income is the cost of services " +
    "rendered; appointments count on the day of their visit, deleted ones not at all.",
  request,
  responses: { 200: answerOf(overallSchema, "The figures"), ...failures(403, 404, 422) },
});

function chartRoute<Name extends string>(name: Name, summary: string, schema: z.ZodType) {
  return createRoute({
    ...common,
    method: "get",
    path: `/company/{location_id}/analytics/overall/charts/${name}` as const,
    summary,
    description: "A bare array, without the envelope; refusals have it.",
    request,
    responses: {
      200: {
        description: "The chart",
        content: { "application/json": { schema } },
      },
      ...failures(403, 404, 422),
    },
  });
}

type Query = z.output<typeof reportQuery>;

function queryOf(query: Query): ReportQuery {
  return {
    from: query.date_from,
    to: query.date_to,
    memberId: query.team_member_id,
    positionId: query.position_id,
    userId: query.user_id,
  };
}

/** Figures and charts of a location (business.md 16). */
export function addAnalyticsRoutes(api: Api, analytics: AnalyticsUseCases): void {
  serve(api, {
    route: overallRoute,
    who,
    run: ({ scope, query }) => analytics.overall(scope, queryOf(query)),
    answer: (figures) => answered(overallToWire(figures)),
  });
  const chart = <T>(
    route: ReturnType<typeof chartRoute>,
    read: (scope: StaffScope, query: ReportQuery) => Promise<Result<T, ServiceError>>,
    toWire: (figures: T) => unknown,
  ) =>
    serve(api, {
      route: route,
      who,
      run: ({ scope, query }) => read(scope, queryOf(query)),
      answer: (figures) => answeredBare(toWire(figures)),
    });
  const daily = (name: string, summary: string) => chartRoute(name, summary, dailyChartSchema);
  const parts = (name: string, summary: string) => chartRoute(name, summary, structureChartSchema);
  chart(
    daily("fullness_daily", "Booked share of the hours by day"),
    analytics.fullness,
    ({ spent, noShow }) => [
      seriesToWire("Working day occupancy, %", spent, "fullness_spent"),
      seriesToWire("Clients who did not come, %", noShow, "fullness_no_show"),
    ],
  );
  chart(daily("income_daily", "Income by day"), analytics.income, incomeToWire);
  chart(
    daily("records_daily", "Appointments by day"),
    analytics.records,
    ({ all, online, fresh }) => [
      seriesToWire("Appointments", all),
      seriesToWire("Online appointments", online),
      seriesToWire("New clients", fresh),
    ],
  );
  chart(
    daily("clients_daily", "Clients by day"),
    analytics.clients,
    ({ total, fresh, returned }) => [
      seriesToWire("Clients", total, "clients_total"),
      seriesToWire("New clients", fresh, "clients_new"),
      seriesToWire("Returning clients", returned, "clients_returned"),
    ],
  );
  chart(parts("record_source", "Where appointments come from"), analytics.bookings, sourcesToWire);
  chart(parts("record_status", "How appointments stand"), analytics.bookings, statusesToWire);
}

/** The contract names the three slugs by their meaning only: total, services, products. */
function incomeToWire(days: readonly DayValue[]) {
  const nothing = days.map(({ date }) => ({ date, value: 0 }));
  return [
    seriesToWire("Income", days, "income_total"),
    seriesToWire("Services", days, "income_services"),
    seriesToWire("Products", nothing, "income_goods"),
  ];
}
