import { z } from "zod";
import type { WorkDone } from "@/lib/domain/reports/work-done";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { currencySchema, currencyToWire } from "./analytics.contract";
import { one } from "@/lib/api/wire/parameter-aliases";
import { wireDate } from "@/lib/api/wire/wire-dates";
import { locationIdInPath, memberIdInPath, wireId } from "@/lib/api/wire/wire-formats";

export const salaryPath = z.object({
  location_id: locationIdInPath,
  team_member_id: memberIdInPath,
});

export const calculationPath = z.object({
  ...salaryPath.shape,
  calculation_id: wireId.meta({ description: "Payroll document" }),
});

/** Query of everything that is computed of a period (business.md 17.1). */
export const salaryQuery = z.object({ date_from: one(wireDate), date_to: one(wireDate) });

/** Query of lists whose filters the contract does not tell; dates are checked where they come. */
export const payrollQuery = z.object({
  date_from: one(wireDate).optional(),
  date_to: one(wireDate).optional(),
});

const workShape = {
  working_days_count: z.number(),
  working_hours_count: z.number(),
  group_services_count: z.number(),
  services_count: z.number(),
  services_sum: z.string(),
  goods_sales_count: z.number(),
  goods_sales_sum: z.string(),
  total_sum: z.string(),
  salary: z.string(),
};

export const ownPeriodSchema = z
  .looseObject({ ...workShape, currency: currencySchema })
  .meta({ id: "OwnSalaryPeriod" });

export const dailyPeriodSchema = z
  .looseObject({
    period_calculation_daily: z.array(
      z.looseObject({ date: wireDate, period_calculation: z.looseObject(workShape) }),
    ),
  })
  .meta({ id: "SalaryByDay" });

const settlementSchema = z.looseObject({
  income: z.string(),
  expense: z.string(),
  balance: z.string(),
});

export const settlementsSchema = z
  .looseObject({ total_sum: settlementSchema, currency: currencySchema })
  .meta({ id: "Settlements" });

export const dailySettlementsSchema = z
  .looseObject({
    period_calculation_daily: z.array(
      z.looseObject({ date: wireDate, total_sum: settlementSchema }),
    ),
  })
  .meta({ id: "SettlementsByDay" });

export const schemesCountSchema = z
  .looseObject({ salary_schemes_count: z.number() })
  .meta({ id: "SalarySchemesCount" });

/** A payroll document as the contract tells it; there is none here. */
export const payrollSchema = z
  .looseObject({
    id: wireId,
    company_id: wireId,
    staff_id: wireId,
    amount: z.string(),
    status: z.enum(["draft", "confirmed"]),
    date_create: z.string(),
    date_from: wireDate,
    date_to: wireDate,
    comment: z.string(),
    salary_items: z.array(z.unknown()),
    currency: currencySchema,
  })
  .meta({ id: "Payroll" });

export const schemesSchema = z.array(
  z
    .looseObject({
      staff_id: wireId,
      date_start: wireDate,
      date_end: wireDate.nullable(),
      salary_scheme: z.looseObject({ id: wireId, title: z.string() }),
    })
    .meta({ id: "SalaryScheme" }),
);

/** Work done in numbers, money in strings; without pay schemes there is no salary. */
function workToWire(work: WorkDone) {
  return {
    working_days_count: work.workingDays,
    working_hours_count: work.workingHours,
    group_services_count: work.groupServices,
    services_count: work.services,
    services_sum: String(work.servicesSum),
    goods_sales_count: 0,
    goods_sales_sum: "0",
    total_sum: String(work.servicesSum),
    salary: "0",
  };
}

/** A member's own view of a period. */
export function ownPeriodToWire(work: WorkDone, currency: string) {
  return { ...workToWire(work), currency: currencyToWire(currency) };
}

/** The work of each day. */
export function dailyPeriodToWire(
  days: readonly { readonly date: LocalDate; readonly work: WorkDone }[],
) {
  return {
    period_calculation_daily: days.map(({ date, work }) => ({
      date,
      period_calculation: workToWire(work),
    })),
  };
}

const NOTHING_SETTLED = { income: "0", expense: "0", balance: "0" };

/** Settlements of a period: nothing is paid out here. */
export function settlementsToWire(currency: string) {
  return { total_sum: NOTHING_SETTLED, currency: currencyToWire(currency) };
}

/** Settlements of each day; the shape is inferred from that of the work. */
export function dailySettlementsToWire(dates: readonly LocalDate[]) {
  return {
    period_calculation_daily: dates.map((date) => ({ date, total_sum: NOTHING_SETTLED })),
  };
}
