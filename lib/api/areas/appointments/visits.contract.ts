import { attendanceFromWire, attendanceToWire } from "@/lib/api/wire/attendance";
import { z } from "zod";
import { appointmentId } from "@/lib/domain/ids";
import type { AppointmentId } from "@/lib/domain/ids";
import type { Appointment, Attendance } from "@/lib/domain/salon/appointment";
import { serviceToKeep } from "./appointment-change.contract";
import type { ServiceToKeep } from "./appointment-change.contract";
import { appointmentListSchema, appointmentToWire } from "./appointments.contract";
import type { AppointmentView } from "./appointments.contract";
import { serviceToBookSchema } from "./new-appointment.contract";
import { aliased } from "@/lib/api/wire/parameter-aliases";
import { wireInstant } from "@/lib/api/wire/wire-dates";
import {
  answerText,
  lenient,
  listOf,
  wireId,
  wireIdOrNone,
  wireInteger,
  wireText,
} from "@/lib/api/wire/wire-formats";

/** `/visits/{visit_id}` */
export const visitPath = z.object({ visit_id: wireId });

/** `/visits/{visit_id}/{record_id}` */
export const visitRecordPath = z.object({ visit_id: wireId, record_id: wireId });

/** `/visit/details/{location_id}/{record_id}/{visit_id}` */
export const visitDetailsPath = z.object({
  location_id: wireId,
  record_id: wireId,
  visit_id: wireId,
});

/** A visit in an answer (business.md 7). */
export const visitSchema = z
  .looseObject({
    attendance: wireInteger({ min: -1, max: 2 }),
    datetime: wireInstant,
    comment: answerText,
    records: appointmentListSchema,
  })
  .meta({ id: "Visit" });

/** What was done and sold in a visit (business.md 7). */
export const visitDetailsSchema = z
  .looseObject({
    payment_transactions: listOf(z.unknown()),
    loyalty_transactions: listOf(z.unknown()),
    kkm_transaction_details_container: z.unknown(),
    items: listOf(
      z.looseObject({
        item_id: wireId,
        record_id: wireId,
        item_title: answerText,
        master_id: wireId,
        service_id: wireId,
        is_service: z.boolean(),
        is_event: z.boolean(),
      }),
    ),
  })
  .meta({ id: "VisitDetails" });

/** A part of a body that speaks of money: empty, or refused with these words. */
const emptyOr = (refusal: string) =>
  lenient(
    (value) => {
      const isNone = value === null || value === 0 || (Array.isArray(value) && value.length === 0);
      return isNone ? null : undefined;
    },
    refusal,
    { description: "Only empty: payments and goods are not served" },
  ).optional();

const bodySchemaOf = (moneyRefusal: string) =>
  z.looseObject(
    {
      attendance: wireInteger({ min: -1, max: 2 }),
      comment: wireText(10_000),
      services: listOf(
        aliased(serviceToBookSchema.extend({ record_id: wireIdOrNone.optional() })),
      ).optional(),
      new_transactions: emptyOr(moneyRefusal),
      deleted_transaction_ids: emptyOr(moneyRefusal),
      goods_transactions: emptyOr(moneyRefusal),
      fast_payment: emptyOr(moneyRefusal),
    },
    { error: "must be an object" },
  );

export type VisitChange = {
  readonly attendance: Attendance;
  readonly comment: string;
  /** Lines of the appointments they name, which replace theirs; null = as they are. */
  readonly services:
    | readonly { readonly appointmentId: AppointmentId | null; readonly line: ServiceToKeep }[]
    | null;
};

/** Body of `PUT /visits/{visit_id}/{record_id}` (business.md 7). */
export const visitChangeSchemaOf = (moneyRefusal: string) =>
  bodySchemaOf(moneyRefusal)
    .transform((body): VisitChange => ({
      attendance: attendanceFromWire(body.attendance),
      comment: body.comment,
      services:
        body.services?.map((line) => ({
          appointmentId: line.record_id ? appointmentId(line.record_id) : null,
          line: serviceToKeep(line),
        })) ?? null,
    }))
    .meta({ id: "VisitChange", example: { attendance: 1, comment: "" } });

export type VisitView = {
  readonly attendance: Attendance;
  readonly comment: string;
  /** By start; there is at least one. */
  readonly records: readonly AppointmentView[];
};

/** A visit with its appointments. */
export function visitToWire(view: VisitView): Record<string, unknown> {
  return {
    attendance: attendanceToWire(view.attendance),
    datetime: view.records[0]?.startsAt ?? "",
    comment: view.comment,
    records: view.records.map(appointmentToWire),
  };
}

const SERVICE_ITEM = 1;
const EVENT_ITEM = 3; // 2 would be a product; the contract names no numbers

/** The services of a visit as items; payments, loyalty and receipts are empty here. */
export function visitDetailsToWire(view: VisitView): Record<string, unknown> {
  return {
    payment_transactions: [],
    loyalty_transactions: [],
    kkm_transaction_details_container: [],
    items: view.records.flatMap(({ appointment }) => itemsOf(appointment)),
  };
}

function itemsOf({ id, memberId, eventId, services }: Appointment) {
  return services.map((line) => ({
    item_id: line.id,
    item_type_id: eventId === 0 ? SERVICE_ITEM : EVENT_ITEM,
    record_id: id,
    item_title: line.title,
    amount: line.amount,
    first_cost: line.firstCost,
    manual_cost: line.cost,
    discount: line.discount,
    cost: line.cost,
    master_id: memberId,
    service_id: line.id,
    good_id: 0,
    event_id: eventId,
    is_service: eventId === 0,
    is_event: eventId !== 0,
    is_good: false,
  }));
}
