import { createRoute } from "@hono/zod-openapi";
import {
  calculationPath,
  dailyPeriodSchema,
  dailyPeriodToWire,
  dailySettlementsSchema,
  dailySettlementsToWire,
  payrollQuery,
  payrollSchema,
  salaryPath,
  salaryQuery,
  schemesCountSchema,
  settlementsSchema,
  settlementsToWire,
} from "./salary.contract";
import type { SalaryUseCases } from "./salary.usecases";
import { err, ok } from "@/lib/domain/result";
import { answerOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { member, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered, answeredEmpty } from "@/lib/api/platform/http/envelope";
import type { Input } from "@/lib/api/platform/http/request-input";

const common = { ...inArea("Salary", "user"), method: "get" } as const;
const ofPeriod = { params: salaryPath, query: salaryQuery };
const who = member("salaries", "read");

const workByDayRoute = createRoute({
  ...common,
  path: "/company/{location_id}/salary/period/staff/daily/{team_member_id}",
  summary: "Work of a member by day",
  description: "Hours planned and services rendered; without pay schemes the salary is 0.",
  request: ofPeriod,
  responses: { 200: answerOf(dailyPeriodSchema, "Every day"), ...failures(403, 404, 422) },
});

const periodRoute = createRoute({
  ...common,
  path: "/company/{location_id}/salary/period/staff/{team_member_id}",
  summary: "Pay of a period",
  description: "There are no pay schemes here: nothing is due.",
  request: ofPeriod,
  responses: { 200: answerOf(settlementsSchema, "Sums"), ...failures(403, 404, 422) },
});

const settlementsByDayRoute = createRoute({
  ...common,
  path: "/company/{location_id}/salary/calculation/staff/daily/{team_member_id}",
  summary: "Settlements by day",
  description: "Nothing is paid out here.",
  request: ofPeriod,
  responses: { 200: answerOf(dailySettlementsSchema, "Every day"), ...failures(403, 404, 422) },
});

const settlementsRoute = createRoute({
  ...common,
  path: "/company/{location_id}/salary/calculation/staff/{team_member_id}",
  summary: "Settlements of a period",
  description: "Nothing is paid out here.",
  request: ofPeriod,
  responses: { 200: answerOf(settlementsSchema, "Sums"), ...failures(403, 404, 422) },
});

const schemesCountRoute = createRoute({
  ...common,
  path: "/company/{location_id}/salary/calculation/staff/{team_member_id}/salary_schemes_count",
  summary: "Number of pay schemes of a member",
  description: "There are no pay schemes here: it is 0.",
  request: { params: salaryPath },
  responses: { 200: answerOf(schemesCountSchema, "Always 0"), ...failures(403, 404) },
});

const payrollRoute = createRoute({
  ...common,
  path: "/company/{location_id}/salary/payroll/staff/{team_member_id}/calculation",
  summary: "Search payroll documents",
  description: "None are kept here: the list is empty.",
  request: { params: salaryPath, query: payrollQuery },
  responses: { 200: answerOf(payrollSchema.array(), "No documents"), ...failures(403, 404, 422) },
});

const payrollItemRoute = createRoute({
  ...common,
  path: "/company/{location_id}/salary/payroll/staff/{team_member_id}/calculation/{calculation_id}",
  summary: "One payroll document",
  description: "None are kept here: none is found.",
  request: { params: calculationPath },
  responses: failures(403, 404),
});

/** The dates of a query. */
export function salaryDates({ date_from, date_to }: Input<typeof periodRoute>["query"]) {
  return { from: date_from, to: date_to };
}

/** Pay of any member, for those who may see everybody's (business.md 17.1). */
export function addSalaryRoutes(api: Api, salary: SalaryUseCases): void {
  serve(api, {
    route: workByDayRoute,
    who,
    run: ({ scope, member, query }) => salary.dailyWork(scope, member, salaryDates(query)),
    answer: (days) => answered(dailyPeriodToWire(days), { count: days.length }),
  });
  serve(api, {
    route: settlementsByDayRoute,
    who,
    run: ({ query }) => salary.dates(salaryDates(query)),
    answer: (dates) => answered(dailySettlementsToWire(dates), { count: dates.length }),
  });
  for (const route of [periodRoute, settlementsRoute]) {
    serve(api, {
      route: route,
      who,
      run: ({ scope, query }) => {
        const dates = salary.dates(salaryDates(query));
        return dates.ok ? ok(scope.location.currency) : dates;
      },
      answer: (currency) => answered(settlementsToWire(currency)),
    });
  }
  addPayrollRoutes(api);
}

function addPayrollRoutes(api: Api): void {
  serve(api, {
    route: schemesCountRoute,
    who,
    run: () => ok({ salary_schemes_count: 0 }),
    answer: (count) => answered(count),
  });
  serve(api, {
    route: payrollRoute,
    who,
    run: () => ok([]),
    answer: (documents) => answered(documents, { count: documents.length }),
  });
  serve(api, {
    route: payrollItemRoute,
    who,
    run: () => err({ kind: "not_found", message: "Payroll document not found." }),
    answer: () => answeredEmpty(204),
  });
}
