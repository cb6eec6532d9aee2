import { createRoute } from "@hono/zod-openapi";
import { err, ok } from "@/lib/domain/result";
import { answerOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { member, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered } from "@/lib/api/platform/http/envelope";
import {
  ownPeriodSchema,
  ownPeriodToWire,
  payrollQuery,
  payrollSchema,
  salaryPath,
  salaryQuery,
  schemesSchema,
} from "./salary.contract";
import { refusalOfSalary } from "./salary-reach.rules";
import type { SalaryUseCases } from "./salary.usecases";
import { salaryDates } from "./salary.routes";

const common = { ...inArea("Salary", "user"), method: "get" } as const;
const who = member("own_salary", "read");

const periodRoute = createRoute({
  ...common,
  path: "/company/{location_id}/salary/staff/{team_member_id}/period",
  summary: "A member's own work in a period",
  description: "Hours planned and services rendered; without pay schemes the salary is 0.",
  request: { params: salaryPath, query: salaryQuery },
  responses: { 200: answerOf(ownPeriodSchema, "The work"), ...failures(403, 404, 422) },
});

const payrollRoute = createRoute({
  ...common,
  path: "/company/{location_id}/salary/staff/{team_member_id}/calculation",
  summary: "A member's own payroll documents",
  description: "None are kept here: the list is empty.",
  request: { params: salaryPath, query: payrollQuery },
  responses: { 200: answerOf(payrollSchema.array(), "No documents"), ...failures(403, 404, 422) },
});

const schemesRoute = createRoute({
  ...common,
  path: "/company/{location_id}/salary/staff/{team_member_id}/salary_schemes",
  summary: "A member's own pay schemes",
  description: "None are kept here: the list is empty.",
  request: { params: salaryPath, query: payrollQuery },
  responses: { 200: answerOf(schemesSchema, "No schemes"), ...failures(403, 404, 422) },
});

/** What a member sees of their own pay; who may see all salaries sees it too (business.md 17.1). */
export function addOwnSalaryRoutes(api: Api, salary: SalaryUseCases): void {
  serve(api, {
    route: periodRoute,
    who,
    run: async ({ scope, member, query }) => {
      const refusal = refusalOfSalary(scope, member);
      if (refusal) return err(refusal);
      const work = await salary.work(scope, member, salaryDates(query));
      return work.ok ? ok({ work: work.value, currency: scope.location.currency }) : work;
    },
    answer: ({ work, currency }) => answered(ownPeriodToWire(work, currency)),
  });
  for (const route of [payrollRoute, schemesRoute]) {
    serve(api, {
      route: route,
      who,
      run: ({ scope, member }) => {
        const refusal = refusalOfSalary(scope, member);
        return refusal ? err(refusal) : ok([]);
      },
      answer: (items) => answered(items, { count: items.length }),
    });
  }
}
