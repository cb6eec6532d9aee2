import { z } from "zod";
import { DELIVERY_STATUSES } from "@/lib/domain/salon/mailing";
import type { DeliveryStatus, Message } from "@/lib/domain/salon/mailing";
import { pageQuery } from "@/lib/api/wire/paths";
import { one } from "@/lib/api/wire/parameter-aliases";
import {
  answerText,
  lenient,
  listOf,
  readId,
  wireId,
  wireIdOrNone,
  wireNumber,
  wireText,
} from "@/lib/api/wire/wire-formats";

const MAX_RECIPIENTS = 10_000;
const MAX_REPORTS = 1000;

function filledText(maxLength: number) {
  return wireText(maxLength)
    .refine((text) => text.trim() !== "", { error: "must not be empty" })
    .meta({ type: "string" });
}

const sms = { text: filledText(1600) };
const email = { subject: filledText(255), text: filledText(10_000) };
const clientIds = listOf(wireId)
  .refine((ids) => ids.length > 0, { error: "must name at least one client" })
  .refine((ids) => ids.length <= MAX_RECIPIENTS, {
    error: `must have at most ${MAX_RECIPIENTS} clients`,
  });
const anObject = { error: "must be an object" };

/** Body of `POST /sms/clients/by_id/{location_id}` (business.md 12.1). */
export const smsToClientsBody = z
  .looseObject({ client_ids: clientIds, ...sms }, anObject)
  .meta({ id: "SmsToClients", example: { client_ids: [901], text: "We close at noon." } });

/** Body of `POST /sms/clients/by_filter/{location_id}`. */
export const smsByFilterBody = z
  .looseObject(sms, anObject)
  .meta({ id: "SmsByFilter", example: { text: "We close at noon." } });

const EMAIL_EXAMPLE = { subject: "Friday", text: "We close at noon." };

/** Body of `POST /email/clients/by_id/{location_id}`. */
export const emailToClientsBody = z
  .looseObject({ client_ids: clientIds, ...email }, anObject)
  .meta({ id: "EmailToClients", example: { client_ids: [901], ...EMAIL_EXAMPLE } });

/** Body of `POST /email/clients/by_filter/{location_id}`. */
export const emailByFilterBody = z
  .looseObject(email, anObject)
  .meta({ id: "EmailByFilter", example: EMAIL_EXAMPLE });

const part = one(wireText(255)).optional().meta({ type: "string", description: "A part of it" });

/** Query of mailings by filter; without any of it everybody (business.md 12.1). */
export const mailingFilterQuery = z.object({
  fullname: part,
  phone: part,
  email: part,
  card: part,
});

/** Query of `GET /company/{location_id}/mailings`. */
export const messagesQuery = z.object(pageQuery(25));

const messageSchema = z
  .looseObject({
    id: wireId,
    type: z.enum(["sms", "email"]),
    client_id: wireId,
    client_name: answerText,
    recipient: answerText.meta({
      type: "string",
      description: "Phone or e-mail; empty when the user may not see it",
    }),
    subject: answerText,
    text: answerText,
    record_id: wireIdOrNone.meta({ type: "integer", description: "Appointment; 0 = a mailing" }),
    created_user_id: wireId,
    create_date: z.string(),
    status: wireNumber.meta({ type: "integer", description: "0 = nothing reported yet" }),
    status_title: answerText,
    status_date: answerText,
  })
  .meta({ id: "Message" });

export const messageListSchema = listOf(messageSchema);

export type MessageView = {
  readonly message: Message;
  /** Local times with compact offset; empty while nothing is reported. */
  readonly createdAt: string;
  readonly reportedAt: string;
  readonly showsAddress: boolean;
};

/** A message of the outbox. */
export function messageToWire({ message, createdAt, reportedAt, showsAddress }: MessageView) {
  const { client, address, report } = message;
  const { channel } = message;
  const isPhone = channel === "sms";
  return {
    id: message.id,
    type: channel,
    client_id: client?.id ?? 0,
    client_name: client?.name ?? "",
    recipient: showsAddress ? `${isPhone ? "+" : ""}${address}` : "",
    subject: message.subject,
    text: message.text,
    record_id: message.appointmentId ?? 0,
    created_user_id: message.createdBy ?? 0,
    create_date: createdAt,
    status: report?.status ?? 0,
    status_title: report ? DELIVERY_STATUSES[report.status] : "",
    status_date: reportedAt,
  };
}

const CODES = Object.keys(DELIVERY_STATUSES).map(Number);

const deliveryStatus = lenient(
  (value) => {
    const code = readId(value);
    return code !== undefined && CODES.includes(code)
      ? (code as DeliveryStatus) // one of its codes
      : undefined;
  },
  `must be one of ${CODES.join(", ")}`,
  { type: "integer", example: 1 },
);

const reportSchema = z.looseObject({ id: wireId, status: deliveryStatus }, anObject);

/**
 * Body of `POST /delivery/status`: a list of `{id, status}`, or one of them. business.md 12.1 does
 * not tell the body; cost, currency and number of parts are ignored (inferred).
 */
export const deliveryReportsBody = z
  .preprocess(
    (body) => (typeof body === "object" && body !== null && "id" in body ? [body] : body),
    listOf(reportSchema)
      .refine((reports) => reports.length > 0, { error: "must name at least one message" })
      .refine((reports) => reports.length <= MAX_REPORTS, {
        error: `must have at most ${MAX_REPORTS} messages`,
      }),
  )
  .meta({
    id: "DeliveryReports",
    type: "array",
    items: { type: "object" },
    example: [{ id: 100_001, status: 1 }],
  });

/** A refusal of `POST /delivery/status`, which has no envelope (business.md 12.1). */
export const deliveryFailureSchema = z
  .looseObject({ error_code: z.number(), error_message: z.string() })
  .meta({ id: "DeliveryFailure", example: { error_code: 30, error_message: "Unknown: 5." } });
