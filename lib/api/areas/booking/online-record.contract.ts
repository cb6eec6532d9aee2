import { z } from "zod";
import { serviceId, teamMemberId } from "@/lib/domain/ids";
import type { VisitorContact, Wish } from "@/lib/domain/salon/visitor";
import { appointmentToWire } from "@/lib/api/areas/appointments/appointments.contract";
import type { AppointmentView } from "@/lib/api/areas/appointments/appointments.contract";
import { aliased } from "@/lib/api/wire/parameter-aliases";
import { customValues } from "@/lib/api/areas/clients/new-client.contract";
import { wireDateTime } from "@/lib/api/wire/wire-dates";
import { typedPhone } from "@/lib/api/wire/texts";
import {
  lenient,
  listOf,
  locationIdInPath,
  unlessNull,
  wireId,
  wireIdOrNone,
  wireInteger,
  wireText,
} from "@/lib/api/wire/wire-formats";

const MAX_WISHES = 20;

/** A phone as typed; one that is none is empty, for it has a code of its own (business.md 9.7). */
const visitorPhone = lenient((value) => typedPhone(value) ?? "", "must be a phone number", {
  type: "string",
  example: "+4930777001",
});

const hours = z.preprocess(
  (value) => (value === null ? 0 : value),
  wireInteger({ min: 0, max: 8760 }),
);

const contactFields = {
  fullname: wireText(255).optional(),
  phone: visitorPhone.optional(),
  email: wireText(254).optional(),
  code: wireText(20).optional().meta({ type: "string", description: "Where phones are confirmed" }),
  comment: wireText(10_000).optional(),
  type: wireText(50).optional(),
  api_id: wireText(255).optional(),
  notify_by_sms: hours.optional(),
  notify_by_email: hours.optional(),
};

const contactSchema = z.looseObject(contactFields, { error: "must be an object" });

const wishSchema = aliased(
  z.looseObject(
    {
      id: unlessNull(wireInteger({ min: 0, max: 1_000_000_000 })),
      services: listOf(wireId).optional(),
      staff_id: wireIdOrNone
        .optional()
        .meta({ type: "integer", description: "Team member; 0 = any" }),
      datetime: wireDateTime,
      custom_fields: unlessNull(customValues),
    },
    { error: "must be an object" },
  ),
);

const wishes = listOf(wishSchema).refine((list) => list.length <= MAX_WISHES, {
  error: `has more than ${MAX_WISHES} appointments`,
});

const EXAMPLE = {
  appointments: [{ id: 1, services: [501], staff_id: 3001, datetime: "2026-12-01T10:00:00+01:00" }],
};

/** Body of `POST /book_check/{location_id}` (business.md 9.7). */
export const bookCheckBody = z
  .looseObject({ appointments: wishes.optional() }, { error: "must be an object" })
  .transform(({ appointments = [] }) => appointments.map(toWish))
  .meta({ id: "BookingCheck", example: EXAMPLE });

/** Body of `POST /book_record/{location_id}`; what is missing is told by code (business.md 9.7). */
export const bookRecordBody = contactSchema
  .extend({ appointments: wishes.optional() })
  .transform(({ appointments = [], ...contact }) => ({
    contact: toContact(contact),
    wishes: appointments.map(toWish),
  }))
  .meta({
    id: "OnlineBooking",
    example: { fullname: "Ana Lopez", phone: "+4930777001", ...EXAMPLE },
  });

/** Body of `POST /book_code/{location_id}` (business.md 9.7). */
export const bookCodeBody = z
  .looseObject(
    { phone: visitorPhone.optional(), fullname: wireText(255).optional() },
    { error: "must be an object" },
  )
  .transform(({ phone = "" }) => phone)
  .meta({ id: "BookingCodeRequest", example: { phone: "+4930777001" } });

/** Body of `POST /activity/{location_id}/{event_id}/book` (business.md 9.8). */
export const bookSeatBody = contactSchema
  .extend({ clients_count: unlessNull(wireInteger({ min: 1, max: 255 })) })
  .transform(({ clients_count: seats = 1, ...contact }) => ({
    contact: toContact(contact),
    seats,
  }))
  .meta({
    id: "SeatBooking",
    example: { fullname: "Ana Lopez", phone: "+4930777001", email: "ana@example.com" },
  });

/** Body of `PUT /book_record/{location_id}/{record_id}` (business.md 9.8). */
export const bookMoveBody = z
  .looseObject(
    { datetime: wireDateTime, comment: unlessNull(wireText(10_000)) },
    { error: "must be an object" },
  )
  .meta({ id: "OnlineMove", example: { datetime: "2026-12-01T10:00:00+01:00", comment: "" } });

function toContact(body: z.infer<typeof contactSchema>): VisitorContact {
  return {
    name: (body.fullname ?? "").trim(),
    phone: body.phone ?? "",
    email: body.email ?? "",
    comment: body.comment ?? "",
    apiId: body.api_id ?? "",
    code: (body.code ?? "").trim(),
    smsRemainHours: body.notify_by_sms ?? 0,
    emailRemainHours: body.notify_by_email ?? 0,
  };
}

/** Without an id of its own an appointment has its place in the list, from 1 (inferred). */
function toWish(wish: z.infer<typeof wishSchema>, index: number): Wish {
  return {
    id: wish.id ?? index + 1,
    serviceIds: [...new Set(wish.services ?? [])].map(serviceId),
    memberId: wish.staff_id ? teamMemberId(wish.staff_id) : null,
    datetime: wish.datetime,
    customValues: wish.custom_fields ?? {},
  };
}

const recordHash = z.string().meta({ description: "Of the booking", example: "5f1c0a" });
const recordId = wireId.meta({ description: "Appointment", example: 100_001 });

/** `/book_record/{location_id}/{record_id}/{record_hash}` */
export const ownRecordPath = z.object({
  location_id: locationIdInPath,
  record_id: recordId,
  record_hash: recordHash,
});

/** `/user/records/{record_id}/{record_hash}` */
export const userRecordPath = z.object({ record_id: recordId, record_hash: recordHash });

/** `/activity/{location_id}/{event_id}/book` */
export const bookSeatPath = z.object({
  location_id: locationIdInPath,
  event_id: wireId.meta({ description: "Event", example: 801 }),
});

/** Answer of book_check and book_code. */
export const bookDoneSchema = z.null();

/** Answer of book_record. */
export const bookedSchema = z.array(
  z
    .looseObject({
      id: z.number(),
      record_id: wireId,
      record_hash: z.string(),
      review_token: z.string().meta({ description: "Our addition: opens the visit's review" }),
    })
    .meta({ id: "OnlineBooked" }),
);

/** Answer of the booking of a seat. */
export const bookedSeatSchema = z
  .looseObject({
    id: wireId,
    hash: z.string(),
    review_token: z.string().meta({ description: "Our addition: opens the visit's review" }),
  })
  .meta({ id: "BookedSeat" });

export type BookedRecord = {
  readonly id: number;
  readonly recordId: number;
  readonly hash: string;
  readonly reviewToken: string;
};

/** An item of book_record's answer. */
export function bookedToWire({ id, recordId: record, hash, reviewToken }: BookedRecord) {
  return { id, record_id: record, record_hash: hash, review_token: reviewToken };
}

/**
 * An appointment as its visitor sees it: tags are the salon's own business (inferred), and so are
 * name and mail that it keeps for the phone, for a visitor may tell anybody's.
 */
export function ownRecordToWire(view: AppointmentView): Record<string, unknown> {
  const { client } = view.appointment;
  const phoneOnly = client && { ...client, ...NAMELESS };
  const shown = { ...view, appointment: { ...view.appointment, client: phoneOnly } };
  return { ...appointmentToWire(shown), record_labels: [] };
}

const NAMELESS = { name: "", givenName: "", surname: "", middleName: "", email: "" } as const;
