import type { AttendanceNumber } from "@/lib/api/wire/attendance";
import { attendanceFromWire, attendanceToWire } from "@/lib/api/wire/attendance";
import { z } from "zod";
import { alsoAnswered } from "@/lib/api/wire/also-answered";
import { appointmentId, serviceId, teamMemberId, userId } from "@/lib/domain/ids";
import type { LocationId } from "@/lib/domain/ids";
import type { Appointment, ServiceLine } from "@/lib/domain/salon/appointment";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { pageQuery } from "@/lib/api/wire/paths";
import { one } from "@/lib/api/wire/parameter-aliases";
import { wireDate, wireInstant, wireMoment } from "@/lib/api/wire/wire-dates";
import {
  answerText,
  lenient,
  listOf,
  locationIdInPath,
  objectOrEmpty,
  readBoolean,
  readId,
  wireBoolean,
  wireFlag,
  wireId,
  wireNumber,
} from "@/lib/api/wire/wire-formats";
import { memberFromWire, memberSchema } from "@/lib/api/areas/team/team.contract";
import {
  bookedClientSchema,
  clientFromWire,
  appointmentClientToWire,
} from "./appointment-client.contract";
import { extrasFromWire, appointmentExtrasToWire } from "./appointment-extras.contract";
import { marksFromWire, marksSchema, marksToWire } from "./tags-and-fields.contract";

/** `/record/{location_id}/{record_id}` */
export const appointmentPath = z.object({
  location_id: locationIdInPath,
  record_id: wireId.meta({ description: "Appointment", example: 10013 }),
});

const flag = one(wireBoolean).optional();

/** Query of `GET /record/{location_id}/{record_id}` (business.md 6.6). */
export const appointmentQuery = z.object({
  include_consumables: flag,
  include_finance_transactions: flag,
});

/** Query of `GET /records/{location_id}` (business.md 6.1). */
export const appointmentsQuery = z.object({
  staff_id: one(wireId).optional(),
  client_id: one(wireId).optional(),
  created_user_id: one(wireId).optional(),
  start_date: one(wireDate).optional(),
  end_date: one(wireDate).optional(),
  c_start_date: one(wireDate).optional(),
  c_end_date: one(wireDate).optional(),
  changed_after: one(wireMoment).optional(),
  changed_before: one(wireMoment).optional(),
  with_deleted: flag,
  include_consumables: flag,
  include_finance_transactions: flag,
  ...pageQuery(50),
});

const attendance = lenient(
  (value): AttendanceNumber | undefined => {
    const number = typeof value === "string" ? Number(value) : value;
    return number === -1 || number === 0 || number === 1 || number === 2 ? number : undefined;
  },
  "must be -1, 0, 1 or 2",
  { type: "integer", description: "-1 did not come, 0 waiting, 1 came, 2 confirmed" },
);

const serviceLineSchema = z
  .looseObject({
    id: wireId,
    title: answerText.optional(),
    first_cost: wireNumber.nullish(),
    discount: wireNumber.nullish(),
    cost: wireNumber.nullish(),
    amount: wireNumber.nullish(),
  })
  .meta(alsoAnswered({ cost_to_pay: 40, manual_cost: 40, cost_per_unit: 40, assistants: [] }));

/** Features that we lack. */
const NEUTRAL = {
  notified: 0,
  sms_before: 0,
  sms_now: 0,
  sms_now_text: "",
  email_now: 0,
  from_url: "",
  record_from: "",
  bookform_id: 0,
  is_mobile: 0,
  paid_full: 0,
  prepaid: false,
  prepaid_confirmed: false,
  payment_status: 0,
  is_update_blocked: false,
  is_sale_bill_printed: false,
  documents: [],
  consumables: [],
  finance_transactions: [],
  comer: [],
  acceptance_free: false,
} as const;

/** A record in an answer (business.md 6.2). */
export const appointmentSchema = z
  .looseObject({
    id: wireId,
    company_id: z.unknown().optional().meta({ type: "integer" }),
    staff_id: wireId,
    staff: objectOrEmpty(memberSchema).optional(),
    services: listOf(serviceLineSchema),
    client: objectOrEmpty(bookedClientSchema).optional(),
    datetime: wireInstant,
    create_date: z.unknown().optional().meta({ type: "string", format: "date-time" }),
    last_change_date: z.unknown().optional().meta({ type: "string", format: "date-time" }),
    seance_length: wireNumber.meta({ type: "integer", description: "Seconds, break included" }),
    technical_break_duration: wireNumber.nullish(),
    attendance: attendance.optional(),
    confirmed: wireFlag
      .optional()
      .meta({ type: "integer", description: "0 = cancelled by the client (business.md 6.3)" }),
    comment: answerText.optional(),
    online: wireBoolean.optional(),
    deleted: wireBoolean.optional(),
    resource_instance_ids: listOf(wireId).optional(),
    activity_id: z
      .unknown()
      .optional()
      .meta({ type: "integer", description: "Group event, 0 = none" }),
    visit_id: z.unknown().optional().meta({ type: "integer" }),
    created_user_id: z.unknown().optional().meta({ type: "integer" }),
    api_id: answerText.optional(),
    custom_color: answerText.optional(),
    sms_remain_hours: wireNumber.nullish(),
    email_remain_hours: wireNumber.nullish(),
    master_request: wireFlag.nullish(),
    clients_count: wireNumber.nullish(),
    ...marksSchema,
  })
  .meta({
    id: "Appointment",
    ...alsoAnswered({
      ...NEUTRAL,
      goods_transactions: [],
      staff: null,
      date: "2026-12-01 10:00:00",
      length: 3600,
      visit_attendance: 0,
      custom_font_color: "",
    }),
  });

export const appointmentListSchema = listOf(appointmentSchema);

/** A created record comes as an object or as a list of one (business.md 6.4). */
export const createdAppointmentSchema = z.preprocess(
  (data) => (Array.isArray(data) ? data[0] : data),
  appointmentSchema,
);

export type AppointmentView = {
  readonly appointment: Appointment;
  readonly locationId: LocationId;
  readonly member: TeamMember | null;
  /** Local time with offset. */
  readonly startsAt: string;
  /** Local times with compact offset, the form of stamps. */
  readonly createdAt: string;
  readonly changedAt: string;
  readonly showsPhone: boolean;
  readonly showsCustomFields: boolean;
  /** False = no more of clients than the journal needs. */
  readonly showsClients: boolean;
};

/** A record in the form of business.md 6.2; features we lack have their neutral values. */
export function appointmentToWire(view: AppointmentView): Record<string, unknown> {
  const { appointment } = view;
  return {
    id: appointment.id,
    company_id: view.locationId,
    staff_id: appointment.memberId,
    services: appointment.services.map(serviceLineToWire),
    goods_transactions: [],
    staff: view.member === null ? [] : staffToWire(view.member),
    client: appointment.client && appointmentClientToWire(appointment.client, view),
    date: view.startsAt.slice(0, 19).replace("T", " "),
    datetime: view.startsAt,
    create_date: view.createdAt,
    last_change_date: view.changedAt,
    seance_length: appointment.durationSeconds,
    length: appointment.durationSeconds,
    technical_break_duration: appointment.technicalBreakSeconds,
    attendance: attendanceToWire(appointment.attendance),
    visit_attendance: attendanceToWire(appointment.attendance),
    confirmed: appointment.isCancelledByClient ? 0 : 1,
    comment: appointment.comment,
    online: appointment.isOnline,
    deleted: appointment.isDeleted,
    visit_id: appointment.visitId,
    created_user_id: appointment.createdBy ?? 0,
    activity_id: appointment.eventId,
    api_id: appointment.apiId,
    ...NEUTRAL,
    resource_instance_ids: appointment.unitIds,
    ...appointmentExtrasToWire(appointment.extras),
    ...marksToWire(appointment, view.showsCustomFields),
  };
}

function serviceLineToWire(line: ServiceLine) {
  return {
    id: line.id,
    title: line.title,
    cost: line.cost,
    cost_to_pay: line.cost,
    manual_cost: line.cost,
    cost_per_unit: line.amount === 0 ? line.cost : line.cost / line.amount,
    discount: line.discount,
    first_cost: line.firstCost,
    amount: line.amount,
    assistants: [],
  };
}

function staffToWire(member: TeamMember) {
  return {
    id: member.id,
    api_id: member.apiId, // strict readers refuse null
    name: member.name,
    specialization: member.specialization,
    position: member.position ? { ...member.position, services_binding_type: 0 } : [],
    avatar: "",
    avatar_big: "",
    rating: member.rating,
    votes_count: 0,
  };
}

/** The appointment of an answer. */
export function appointmentFromWire(data: z.infer<typeof appointmentSchema>): Appointment {
  const creator = readId(data.created_user_id);
  return {
    id: appointmentId(data.id),
    memberId: teamMemberId(data.staff_id),
    startsAt: data.datetime,
    durationSeconds: data.seance_length,
    technicalBreakSeconds: data.technical_break_duration ?? 0,
    attendance: attendanceFromWire(data.attendance ?? 0),
    client: clientFromWire(data.client ?? null),
    services: data.services.map((line) => ({
      id: serviceId(line.id),
      title: line.title ?? "",
      firstCost: line.first_cost ?? 0,
      discount: line.discount ?? 0,
      cost: line.cost ?? 0,
      amount: line.amount ?? 1,
    })),
    comment: data.comment ?? "",
    isOnline: data.online ?? false,
    isDeleted: data.deleted ?? false,
    isCancelledByClient: (data.deleted ?? false) && readBoolean(data.confirmed) === false,
    eventId: readId(data.activity_id) ?? 0,
    visitId: readId(data.visit_id) ?? 0,
    createdBy: creator === undefined ? null : userId(creator),
    createdAt: stamp(data.create_date) ?? data.datetime,
    changedAt: stamp(data.last_change_date) ?? stamp(data.create_date) ?? data.datetime,
    apiId: data.api_id ?? "",
    extras: extrasFromWire(data),
    unitIds: data.resource_instance_ids ?? [],
    ...marksFromWire(data),
  };
}

/** The member of an answer, deleted ones too; null where it tells none. */
export function bookedMemberOf({ staff }: z.infer<typeof appointmentSchema>): TeamMember | null {
  return staff ? memberFromWire(staff) : null;
}

function stamp(value: unknown) {
  return wireInstant.safeParse(value).data;
}
