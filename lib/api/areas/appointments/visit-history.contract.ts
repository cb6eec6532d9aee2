import { attendanceToWire } from "@/lib/api/wire/attendance";
import { z } from "zod";
import type { AppointmentView } from "./appointments.contract";
import { wireDate } from "@/lib/api/wire/wire-dates";
import {
  answerText,
  lenient,
  listOf,
  readId,
  wireId,
  wireInteger,
  wireNumber,
} from "@/lib/api/wire/wire-formats";

const PAYMENT_STATUSES = ["not_paid", "paid_not_full", "paid_full", "paid_over"] as const;

export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

const idOrNull = lenient(
  (value) => (value === null ? null : readId(value)),
  "must be an id or null",
  { type: ["integer", "null"] },
);

const phoneOrNull = lenient(
  (value) => {
    if (value === null) return null;
    const text = typeof value === "number" ? String(value) : value;
    return typeof text === "string" && text.length <= 40 ? text.replaceAll(/\D/g, "") : undefined;
  },
  "must be a phone or null",
  { type: ["string", "null"] },
);

/** Body of `POST /company/{location_id}/clients/visits/search`: all six keys (business.md 5.6). */
export const visitSearchSchema = z
  .looseObject(
    {
      client_id: idOrNull,
      client_phone: phoneOrNull,
      from: wireDate.nullable(),
      to: wireDate.nullable(),
      payment_statuses: listOf(z.enum(PAYMENT_STATUSES)),
      attendance: wireInteger({ min: -1, max: 2 }).nullable(),
    },
    { error: "must be an object" },
  )
  .refine((body) => body.client_id !== null || body.client_phone !== null, {
    error: "must be told, or client_phone",
    path: ["client_id"],
  })
  .refine(({ from, to }) => from === null || to === null || from <= to, {
    error: "must not be before from",
    path: ["to"],
  })
  .meta({
    id: "VisitSearch",
    example: {
      client_id: 901,
      client_phone: null,
      from: "2026-01-01",
      to: "2026-12-31",
      payment_statuses: [],
      attendance: 1,
    },
  });

const serviceSchema = z.looseObject({
  id: wireId,
  title: answerText,
  first_cost: wireNumber,
  discount_percent: wireNumber,
  cost_to_pay: wireNumber,
  paid_sum: wireNumber,
  payment_status: z.enum(PAYMENT_STATUSES),
  consumables: z.array(z.unknown()),
});

export const visitHistorySchema = z.looseObject({
  goods_transactions: z.array(z.unknown()),
  records: z.array(
    z.looseObject({
      id: wireId,
      comment: answerText,
      date: z.string(),
      visit_id: wireId,
      attendance: wireNumber,
      services: z.array(serviceSchema),
      staff: z.union([z.looseObject({ id: wireId, name: answerText }), z.array(z.unknown())]),
      company: z.looseObject({ id: wireId, title: answerText }),
      tips: z.looseObject({ has_tips: z.boolean(), sum: wireNumber.nullable() }),
    }),
  ),
});

/** Of a line that costs so much and was paid so much: what costs nothing is paid (business.md 5.6). */
export function paymentStatusOf(cost: number, paid: number): PaymentStatus {
  if (paid > cost) return "paid_over";
  if (paid === cost) return "paid_full";
  return paid > 0 ? "paid_not_full" : "not_paid";
}

/** A record of the visit history, with what was paid of its lines (business.md 5.6). */
export function pastVisitToWire(
  view: AppointmentView,
  paid: readonly number[],
  locationTitle: string,
) {
  const { appointment, member } = view;
  return {
    id: appointment.id,
    comment: appointment.comment,
    date: view.startsAt,
    visit_id: appointment.visitId,
    attendance: attendanceToWire(appointment.attendance),
    services: appointment.services.map((line, index) => ({
      id: line.id,
      title: line.title,
      first_cost: line.firstCost,
      discount_percent: line.discount,
      cost_to_pay: line.cost,
      paid_sum: paid[index] ?? 0,
      payment_status: paymentStatusOf(line.cost, paid[index] ?? 0),
      consumables: [],
    })),
    staff: member
      ? { id: member.id, name: member.name, specialization: member.specialization }
      : [],
    company: { id: view.locationId, title: locationTitle },
    tips: { has_tips: false, sum: null },
  };
}
