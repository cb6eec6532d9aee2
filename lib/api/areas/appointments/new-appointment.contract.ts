import { attendanceFromWire, attendanceToWire } from "@/lib/api/wire/attendance";
import { z } from "zod";
import { serviceId, teamMemberId } from "@/lib/domain/ids";
import type { ServiceId, TeamMemberId } from "@/lib/domain/ids";
import type { AppointmentExtras, Attendance } from "@/lib/domain/salon/appointment";
import { marksFields, marksToSend, toldMarks } from "./tags-and-fields.contract";
import type { MarksToSet } from "./tags-and-fields.contract";
import { appointmentExtrasFields, extrasToSend, toldExtras } from "./appointment-extras.contract";
import { aliased } from "@/lib/api/wire/parameter-aliases";
import { wireDateTime } from "@/lib/api/wire/wire-dates";
import { typedPhone } from "@/lib/api/wire/texts";
import {
  lenient,
  listOf,
  unlessNull,
  wireBoolean,
  wireId,
  wireIdOrNone,
  wireInteger,
  wireText,
} from "@/lib/api/wire/wire-formats";

const SECONDS_PER_DAY = 86_400;

const cost = lenient(
  (value) => {
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    const isCost = typeof number === "number" && number >= 0 && number <= 1_000_000_000;
    return isCost ? number : undefined;
  },
  "must be an amount of money, not negative",
  { type: "number" },
);

const percent = lenient(
  (value) => {
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    return typeof number === "number" && number >= 0 && number <= 100 ? number : undefined;
  },
  "must be a percentage from 0 to 100",
  { type: "number" },
);

const phone = lenient((value) => typedPhone(value) ?? undefined, "must be a phone number", {
  type: "string",
  example: "+13155550123",
});

const clientSchema = z.looseObject(
  {
    id: wireIdOrNone.optional(),
    phone: phone.optional(),
    name: wireText(255).optional(),
    surname: wireText(255).optional(),
    email: wireText(254).optional(),
  },
  { error: "must be an object" },
);

/** A service to book, priced or not. */
export const serviceToBookSchema = z.looseObject({
  id: wireId,
  first_cost: unlessNull(cost),
  discount: unlessNull(percent),
  cost: unlessNull(cost),
  amount: unlessNull(wireInteger({ min: 1, max: 1000 })),
});

const attendance = wireInteger({ min: -1, max: 2 });

const EXAMPLE = {
  staff_id: 3001,
  services: [{ id: 501, first_cost: 80, discount: 10, cost: 72 }],
  client: { phone: "+13155550123", name: "Ana Lopez", email: "ana@example.com" },
  datetime: "2026-03-12T10:00:00-05:00",
  seance_length: 3900,
  technical_break_duration: 300,
  save_if_busy: false,
  attendance: 0,
  comment: "",
};

/** What a record's body may hold; which fields it must hold depends (business.md 6.4, 6.7). */
export const appointmentBodySchema = z.looseObject(
  {
    staff_id: wireId.optional(),
    services: listOf(serviceToBookSchema).optional(),
    client: z
      .preprocess(
        (value) => (value === null || (Array.isArray(value) && value.length === 0) ? {} : value),
        clientSchema,
      )
      .optional(),
    datetime: wireDateTime.optional(),
    seance_length: wireInteger({ min: 60, max: SECONDS_PER_DAY })
      .optional()
      .meta({ type: "integer", description: "Seconds, break included" }),
    activity_id: wireIdOrNone
      .optional()
      .meta({ type: "integer", description: "Group event; 0 = none" }),
    save_if_busy: unlessNull(wireBoolean).meta({
      type: "boolean",
      description: "true = save although the time is taken",
    }),
    technical_break_duration: wireInteger({ min: 0, max: 3600 })
      .nullable()
      .optional()
      .meta({ type: "integer", description: "Seconds, a multiple of 300" }),
    attendance: unlessNull(attendance),
    comment: wireText(10_000).optional(),
    api_id: wireText(255).optional(),
    send_sms: unlessNull(wireBoolean).meta({ type: "boolean", description: "Tell the client now" }),
    ...appointmentExtrasFields,
    ...marksFields,
  },
  { error: "must be an object" },
);

const REQUIRED = ["client"] as const;
const REQUIRED_WITHOUT_EVENT = [
  ...REQUIRED,
  "staff_id",
  "services",
  "datetime",
  "seance_length",
] as const;

export type AppointmentBody = z.infer<typeof appointmentBodySchema>;

/** Body of `POST /records/{location_id}` (business.md 6.4). */
export const newAppointmentSchema = aliased(appointmentBodySchema)
  .transform((body, context): AppointmentToCreate => {
    const problems = problemsOf(body);
    for (const { field, message } of problems) {
      context.issues.push({ code: "custom", message, path: [field], input: body });
    }
    return problems.length > 0 ? z.NEVER : toCreate(body);
  })
  .meta({ id: "NewAppointment", example: EXAMPLE });

/** Required fields that are missing, and what does not fit together. */
export function problemsOf(body: AppointmentBody): { field: string; message: string }[] {
  const problems: { field: string; message: string }[] = [];
  for (const field of body.activity_id ? REQUIRED : REQUIRED_WITHOUT_EVENT) {
    if (body[field] === undefined) problems.push({ field, message: "is required" });
  }
  const technicalBreak = body.technical_break_duration ?? 0;
  if (technicalBreak % 300 !== 0) {
    const message = "must be a multiple of 300 seconds";
    problems.push({ field: "technical_break_duration", message });
  }
  if (body.seance_length !== undefined && technicalBreak >= body.seance_length) {
    const message = "must be shorter than seance_length, which includes it";
    problems.push({ field: "technical_break_duration", message });
  }
  return problems;
}

export type ServiceToBook = {
  readonly id: ServiceId;
  /** Null = the price of the service. */
  readonly firstCost: number | null;
  readonly discount: number;
  /** Null = after the discount. */
  readonly cost: number | null;
  readonly amount: number;
};

export type ClientToBook = {
  /** 0 or nothing = found by phone, else created. */
  readonly id?: number;
  /** As typed. */
  readonly phone: string;
  readonly name: string;
  readonly email: string;
};

export type AppointmentToCreate = {
  readonly client: ClientToBook;
  readonly services: readonly ServiceToBook[];
  readonly attendance: Attendance;
  readonly comment: string;
  readonly apiId: string;
  readonly savesIfBusy: boolean;
  /** Writes them an SMS; only a new appointment does so. */
  readonly tellsClient?: boolean;
  /** What is not told has its neutral value. */
  readonly extras?: Partial<AppointmentExtras>;
  readonly marks?: MarksToSet;
  /** A seat of a group event, or a time of its own. */
  readonly place:
    | { readonly kind: "event"; readonly eventId: number }
    | {
        readonly kind: "time";
        readonly memberId: TeamMemberId;
        /** Local time of the location when it carries no offset. */
        readonly datetime: string;
        /** Seconds, the break included. */
        readonly durationSeconds: number;
        /** Seconds; null = that of the services. */
        readonly technicalBreakSeconds: number | null;
      };
};

/** What a body without problems asks for. */
export function toCreate(body: AppointmentBody): AppointmentToCreate {
  const client = body.client ?? {};
  return {
    client: {
      ...(client.id !== undefined && { id: client.id }),
      phone: client.phone ?? "",
      name: [client.name, client.surname].filter(Boolean).join(" "),
      email: client.email ?? "",
    },
    services: (body.services ?? []).map(serviceToBook),
    attendance: attendanceFromWire(body.attendance ?? 0),
    comment: body.comment ?? "",
    apiId: body.api_id ?? "",
    savesIfBusy: body.save_if_busy ?? false,
    tellsClient: body.send_sms ?? false,
    extras: toldExtras(body),
    marks: toldMarks(body),
    place: body.activity_id ? { kind: "event", eventId: body.activity_id } : timeOf(body),
  };
}

/** A service of a body. */
export function serviceToBook(line: z.infer<typeof serviceToBookSchema>): ServiceToBook {
  return {
    id: serviceId(line.id),
    firstCost: line.first_cost ?? null,
    discount: line.discount ?? 0,
    cost: line.cost ?? null,
    amount: line.amount ?? 1,
  };
}

function timeOf(body: AppointmentBody): AppointmentToCreate["place"] {
  return {
    kind: "time",
    memberId: teamMemberId(body.staff_id ?? 0),
    datetime: body.datetime ?? "",
    durationSeconds: body.seance_length ?? 0,
    technicalBreakSeconds: body.technical_break_duration ?? null,
  };
}

/** The body that books a time; the contract's names only. */
export function newAppointmentToWire(appointment: AppointmentToCreate): Record<string, unknown> {
  const { place } = appointment;
  return {
    ...(place.kind === "event"
      ? { activity_id: place.eventId }
      : {
          staff_id: place.memberId,
          datetime: place.datetime,
          seance_length: place.durationSeconds,
          ...(place.technicalBreakSeconds !== null && {
            technical_break_duration: place.technicalBreakSeconds,
          }),
        }),
    services: appointment.services.map((line) => ({
      id: line.id,
      ...(line.firstCost !== null && { first_cost: line.firstCost }),
      discount: line.discount,
      ...(line.cost !== null && { cost: line.cost }),
      amount: line.amount,
    })),
    client: clientToSend(appointment.client),
    attendance: attendanceToWire(appointment.attendance),
    comment: appointment.comment,
    api_id: appointment.apiId,
    save_if_busy: appointment.savesIfBusy,
    ...(appointment.tellsClient && { send_sms: true }),
    ...extrasToSend(appointment.extras ?? {}),
    ...marksToSend(appointment.marks ?? {}),
  };
}

/** The whole name goes as one: there may be more in the object than the contract names. */
function clientToSend({ id, phone, name, email }: ClientToBook) {
  return { ...(id !== undefined && { id }), phone, name, email };
}
