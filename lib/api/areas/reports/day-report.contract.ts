import { z } from "zod";
import { averageOf, discountOf, priceOf } from "@/lib/domain/reports/day-takings";
import type { DayTakings, TakenDay, Takings } from "@/lib/domain/reports/day-takings";
import type { TeamMemberId } from "@/lib/domain/ids";
import type { ServiceLine, BookedClient } from "@/lib/domain/salon/appointment";
import type { Instant } from "@/lib/domain/time/instant";
import { one } from "@/lib/api/wire/parameter-aliases";
import { locationPath } from "@/lib/api/wire/paths";
import { readDate } from "@/lib/api/wire/wire-dates";
import {
  answerText,
  lenient,
  listOf,
  objectOrEmpty,
  wireId,
  wireNumber,
} from "@/lib/api/wire/wire-formats";

const DOTTED = /^(\d{2})\.(\d{2})\.(\d{4})$/;

/** The one report with dates of this form; the usual ones do as well. */
const reportDate = lenient(
  (value) => readDate(typeof value === "string" ? value.trim().replace(DOTTED, "$3-$2-$1") : value),
  "must be a date of the calendar, DD.MM.YYYY",
  { type: "string", example: "25.11.2026" },
);

/** Query of the day-end report (business.md 16.3); the last day is inferred. */
export const dayReportQuery = z.object({
  start_date: one(reportDate)
    .optional()
    .meta({ description: "DD.MM.YYYY; today unless told, and without the right to other days" }),
  end_date: one(reportDate)
    .optional()
    .meta({ description: "Included; the first day unless told, at most 31 days" }),
  master_id: one(wireId).optional(),
});

/** `/reports/day_report/{location_id}/{date}`; its form is inferred (business.md 16.3). */
export const dayPath = locationPath.extend({
  date: reportDate.meta({
    type: "string",
    description: "YYYY-MM-DD or DD.MM.YYYY",
    example: "2026-11-25",
  }),
});

/** Query of the report of one day. */
export const dayQuery = z.object({ master_id: one(wireId).optional() });

const paidSchema = listOf(z.looseObject({ title: z.string(), amount: wireNumber }));

const itemSchema = z.looseObject({
  item_title: z.string(),
  first_cost: wireNumber,
  discount: wireNumber,
  result_cost: wireNumber,
  transactions: listOf(z.unknown()),
});

const takenClientSchema = z.looseObject({
  client_id: wireNumber,
  client_name: answerText,
  client_phone: answerText,
  client_email: answerText,
  masters: listOf(
    z.looseObject({
      master_id: wireId,
      master_name: answerText,
      service: listOf(itemSchema),
      good: listOf(itemSchema),
      others: objectOrEmpty(itemSchema),
    }),
  ),
});

/** The day-end report (business.md 16.3). */
export const dayReportSchema = z
  .looseObject({
    stats: z.looseObject({
      clients: wireNumber,
      clients_average: wireNumber,
      records: wireNumber,
      records_average: wireNumber,
      visit_records: wireNumber,
      visit_records_average: wireNumber,
      non_visit_records: wireNumber,
      non_visit_records_average: wireNumber,
      targets: wireNumber,
      targets_paid: wireNumber,
      goods: wireNumber,
      goods_paid: wireNumber,
      certificates: wireNumber,
      certificates_paid: wireNumber,
      abonement: wireNumber,
      abonement_paid: wireNumber,
    }),
    paids: z.looseObject({
      accounts: paidSchema,
      discount: paidSchema,
      total: z.looseObject({ accounts: wireNumber, discount: wireNumber }),
    }),
    z_data: objectOrEmpty(
      z.record(z.string(), z.array(takenClientSchema)).meta({
        description: "By the start of the day, in Unix seconds",
      }),
    ),
    currency: z.string(),
  })
  .meta({ id: "DayReport" });

export type DayReport = {
  readonly takings: DayTakings;
  readonly currency: string;
  readonly startOf: (day: TakenDay) => Instant;
  readonly nameOf: (member: TeamMemberId) => string;
  readonly showsContacts: boolean;
};

/**
 * The report: what was rendered counts as taken, all in one account, because tills and payments are
 * not kept here (inferred); goods, certificates and memberships are not sold.
 */
export function dayReportToWire(report: DayReport) {
  const { takings, currency, startOf } = report;
  const { clients, records, withClient, withoutClient, services, discount } = takings;
  const days = takings.days.map((day) => [
    Math.floor(startOf(day) / 1000),
    day.clients.map((each) => clientToWire(report, each)),
  ]);
  return {
    stats: {
      ...statsOf("clients", clients),
      ...statsOf("records", records),
      ...statsOf("visit_records", withClient),
      ...statsOf("non_visit_records", withoutClient),
      targets: services.count,
      targets_paid: services.sum,
      goods: 0,
      goods_paid: 0,
      certificates: 0,
      certificates_paid: 0,
      abonement: 0,
      abonement_paid: 0,
    },
    paids: {
      accounts: amountOf("Services", services.sum),
      discount: amountOf("Discount", discount),
      total: { accounts: services.sum, discount },
    },
    z_data: days.length === 0 ? [] : Object.fromEntries(days),
    currency,
  };
}

function statsOf(name: string, takings: Takings) {
  return { [name]: takings.count, [`${name}_average`]: averageOf(takings) };
}

function amountOf(title: string, amount: number) {
  return amount === 0 ? [] : [{ title, amount }];
}

function clientToWire(report: DayReport, { client, members }: TakenDay["clients"][number]) {
  return {
    ...personToWire(report, client),
    masters: members.map(({ id, services }) => ({
      master_id: id,
      master_name: report.nameOf(id),
      service: services.map(lineToWire),
      good: [],
      others: [],
    })),
  };
}

function personToWire({ showsContacts }: DayReport, client: BookedClient | null) {
  const contacts = showsContacts ? client : null;
  return {
    client_id: client?.id ?? 0,
    client_name: client?.name ?? "",
    client_phone: contacts?.phone ?? "",
    client_email: contacts?.email ?? "",
  };
}

function lineToWire(line: ServiceLine) {
  return {
    item_title: line.title,
    first_cost: priceOf(line),
    discount: discountOf(line),
    result_cost: line.cost,
    transactions: [],
  };
}
