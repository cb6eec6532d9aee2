import { z } from "zod";
import type { ReportedVisit } from "@/lib/domain/reports/booking";
import { currencyOf } from "@/lib/domain/reports/currency";
import type { DayValue } from "@/lib/domain/reports/daily";
import { changePercent, percentOf } from "@/lib/domain/reports/overall";
import type { clientFigures, incomeFigures, recordFigures } from "@/lib/domain/reports/overall";
import { shareInPercent } from "@/lib/domain/schedule/occupancy";
import { dayNumber } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { one } from "@/lib/api/wire/parameter-aliases";
import { wireDate } from "@/lib/api/wire/wire-dates";
import { wireId, wireNumber } from "@/lib/api/wire/wire-formats";

/** Query of every report (business.md 16). */
export const reportQuery = z.object({
  date_from: one(wireDate),
  date_to: one(wireDate).meta({ description: "Included; at most 365 days" }),
  team_member_id: one(wireId).optional(),
  position_id: one(wireId).optional(),
  user_id: one(wireId)
    .optional()
    .meta({ type: "integer", description: "Who entered the appointment" }),
});

const change = z.number().nullable().meta({ description: "Whole per cent" });
const share = z.number().nullable().meta({ description: "Per cent of the total" });

export const currencySchema = z
  .looseObject({
    id: wireNumber,
    iso: z.string(),
    name: z.string(),
    symbol: z.string(),
    is_symbol_after_amount: z.boolean(),
  })
  .meta({ id: "Currency" });

const moneySchema = z
  .looseObject({
    current_sum: z.string(),
    previous_sum: z.string(),
    change_percent: change,
    currency: currencySchema,
  })
  .meta({ id: "MoneyFigure" });

export const overallSchema = z
  .looseObject({
    income_total_stats: moneySchema,
    income_services_stats: moneySchema,
    income_goods_stats: moneySchema,
    income_average_stats: moneySchema,
    income_average_services_stats: moneySchema,
    fullness_stats: z.looseObject({
      current_percent: z.number(),
      previous_percent: z.number(),
      change_percent: change,
    }),
    record_stats: z.looseObject({
      current_completed_count: z.number(),
      current_completed_percent: share,
      current_pending_count: z.number(),
      current_pending_percent: share,
      current_canceled_count: z.number(),
      current_canceled_percent: share,
      current_total_count: z.number(),
      previous_total_count: z.number(),
      change_percent: change,
    }),
    client_stats: z.looseObject({
      total_count: z.number(),
      new_count: z.number(),
      new_percent: share,
      return_count: z.number(),
      return_percent: share,
      active_count: z.number(),
      lost_count: z.number(),
      lost_percent: share,
    }),
  })
  .meta({ id: "Overall" });

/** One or several series of `[milliseconds, value]`, without envelope (business.md 16.2). */
export const dailyChartSchema = z.array(
  z
    .looseObject({
      label: z.string(),
      slug: z.string().optional(),
      data: z.array(z.tuple([z.number(), z.number()])),
    })
    .meta({ id: "DailySeries" }),
);

/** The parts of a whole, without envelope (business.md 16.2). */
export const structureChartSchema = z.array(
  z.looseObject({ label: z.string(), data: z.number() }).meta({ id: "ChartPart" }),
);

type Figures = {
  readonly income: ReturnType<typeof incomeFigures>;
  readonly records: ReturnType<typeof recordFigures>;
  readonly fullness: number;
};

type OverallFigures = {
  readonly currency: string;
  readonly current: Figures;
  readonly previous: Figures;
  readonly clients: ReturnType<typeof clientFigures>;
};

/** A currency as figures carry it (business.md 16.1). */
export function currencyToWire(code: string) {
  const { number, name, symbol, isSymbolAfterAmount } = currencyOf(code);
  return { id: number, iso: code, name, symbol, is_symbol_after_amount: isSymbolAfterAmount };
}

/** The figures of two periods; no goods are sold here, so all income comes from services. */
export function overallToWire({ currency, current, previous, clients }: OverallFigures) {
  const money = (now: number, before: number) => ({
    current_sum: String(now),
    previous_sum: String(before),
    change_percent: changePercent(now, before),
    currency: currencyToWire(currency),
  });
  const total = money(current.income.total, previous.income.total);
  const average = money(current.income.average, previous.income.average);
  return {
    income_total_stats: total,
    income_services_stats: total,
    income_goods_stats: money(0, 0),
    income_average_stats: average,
    income_average_services_stats: average,
    fullness_stats: fullnessToWire(current.fullness, previous.fullness),
    record_stats: recordsToWire(current.records, previous.records),
    client_stats: clientsToWire(clients),
  };
}

function fullnessToWire(current: number, previous: number) {
  return {
    current_percent: shareInPercent(current),
    previous_percent: shareInPercent(previous),
    change_percent: changePercent(current, previous),
  };
}

function recordsToWire(current: Figures["records"], previous: Figures["records"]) {
  const { completed, pending, canceled, total } = current;
  return {
    current_completed_count: completed,
    current_completed_percent: percentOf(completed, total),
    current_pending_count: pending,
    current_pending_percent: percentOf(pending, total),
    current_canceled_count: canceled,
    current_canceled_percent: percentOf(canceled, total),
    current_total_count: total,
    previous_total_count: previous.total,
    change_percent: changePercent(total, previous.total),
  };
}

/** Lost clients are a share of those who were active (inferred). */
function clientsToWire({ total, fresh, returned, active, lost }: OverallFigures["clients"]) {
  return {
    total_count: total,
    new_count: fresh,
    new_percent: percentOf(fresh, total),
    return_count: returned,
    return_percent: percentOf(returned, total),
    active_count: active,
    lost_count: lost,
    lost_percent: percentOf(lost, active + lost),
  };
}

/** A series of days, each by the milliseconds of its start in UTC. */
export function seriesToWire(label: string, days: readonly DayValue[], slug?: string) {
  const data = days.map(({ date, value }) => [dayNumber(date) * 86_400_000, value] as const);
  return slug === undefined ? { label, data } : { label, slug, data };
}

/** Where appointments come from. */
export function sourcesToWire(bookings: readonly ReportedVisit[]) {
  const online = bookings.filter(({ isOnline }) => isOnline).length;
  return [
    { label: "Administrator", data: bookings.length - online },
    { label: "Widget", data: online },
  ];
}

const STATUSES = [
  ["waiting", "Waiting"],
  ["arrived", "Came"],
  ["confirmed", "Confirmed"],
  ["missed", "Did not come"],
] as const;

/** How appointments stand. */
export function statusesToWire(bookings: readonly ReportedVisit[]) {
  return STATUSES.map(([attendance, label]) => ({
    label,
    data: bookings.filter((each) => each.attendance === attendance).length,
  }));
}

export type ReportQuery = {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly memberId?: number | undefined;
  readonly positionId?: number | undefined;
  /** Who entered the appointment. */
  readonly userId?: number | undefined;
};
