import { z } from "zod";
import { fullName } from "@/lib/domain/salon/client";
import type { ClientCard, ClientComment } from "@/lib/domain/salon/client";
import { pageQuery } from "@/lib/api/wire/paths";
import { many, one } from "@/lib/api/wire/parameter-aliases";
import { wireMoment } from "@/lib/api/wire/wire-dates";
import {
  answerText,
  listOf,
  objectOrEmpty,
  wireFlag,
  wireId,
  wireNumber,
  wireText,
} from "@/lib/api/wire/wire-formats";

/** `/client/{location_id}/{client_id}` */
export const clientPath = z.object({ location_id: wireId, client_id: wireId });

/** `/clients/{location_id}/clients/{client_id}/comments/{comment_id}` */
export const commentPath = z.object({ location_id: wireId, client_id: wireId, comment_id: wireId });

/** `/company/{location_id}/clients/files/{client_id}/{file_id}` */
export const clientFilePath = z.object({ location_id: wireId, client_id: wireId, file_id: wireId });

const part = one(wireText(255)).optional().meta({ type: "string", description: "A part of it" });

/** Query of `GET /clients/{location_id}` (business.md 5.2). */
export const clientsQuery = z.object({
  fullname: part,
  phone: part,
  email: part,
  card: part,
  paid_min: one(wireNumber).optional(),
  paid_max: one(wireNumber).optional(),
  id: many(wireId).optional(),
  changed_after: one(wireMoment).optional(),
  changed_before: one(wireMoment).optional(),
  ...pageQuery(25),
});

const tagSchema = z.looseObject({ id: wireId, title: answerText, color: answerText });

/** A client in an answer (business.md 5.4). */
export const clientSchema = z
  .looseObject({
    id: wireId,
    name: answerText,
    surname: answerText,
    middle_name: answerText,
    phone: z.number().meta({ description: "Without plus; 0 = none or hidden from the user" }),
    email: answerText,
    categories: z.array(tagSchema),
    gender: answerText,
    gender_id: wireNumber,
    discount: wireNumber,
    importance_id: wireNumber,
    importance: answerText,
    card: answerText,
    birth_date: z.string().nullable(),
    comment: answerText,
    sms_check: wireFlag,
    sms_not: wireFlag,
    spent: wireNumber,
    balance: wireNumber,
    visits: wireNumber,
    last_change_date: z.string(),
    custom_fields: objectOrEmpty(z.record(z.string(), z.union([z.string(), z.number()]))),
  })
  .meta({ id: "Client" });

export const clientListSchema = z.array(clientSchema);

/** Answer of `POST /clients/{location_id}/bulk` (business.md 5.5). */
export const bulkClientsSchema = z.looseObject({
  created: z.array(clientSchema),
  errors: z.array(
    z.looseObject({ phone: z.string().optional(), name: z.string().optional(), error: z.string() }),
  ),
});

const authorSchema = z.looseObject({ id: wireId, name: answerText, avatar: answerText });

export const commentSchema = z
  .looseObject({
    id: wireId,
    create_date: z.string(),
    update_date: z.string(),
    type: z.enum(["default", "file"]),
    text: answerText,
    files: z.array(z.looseObject({ link: answerText, filename: answerText })),
    user: authorSchema.nullable(),
  })
  .meta({ id: "ClientComment" });

export const commentListSchema = z.array(commentSchema);

export const clientFilesSchema = z.array(z.looseObject({ id: wireId, can_edit: z.boolean() }));

/** Body of a new comment (business.md 5.5). */
export const newCommentSchema = z
  .looseObject(
    { text: wireText(10_000).refine((text) => text.trim() !== "", { error: "must not be empty" }) },
    { error: "must be an object" },
  )
  .meta({ id: "NewClientComment", example: { text: "Prefers mornings" } });

export type ClientView = {
  readonly client: ClientCard;
  /** Local time with compact offset. */
  readonly changedAt: string;
  /** Local dates. */
  readonly firstVisit: string;
  readonly lastVisit: string;
  readonly showsPhone: boolean;
};

const GENDERS = ["Unknown", "Male", "Female"] as const;
const IMPORTANCES = ["No importance class", "Bronze", "Silver", "Gold"] as const;

/** A client in the form of business.md 5.4. */
export function clientToWire({ client, changedAt, showsPhone }: ClientView) {
  const hasFields = Object.keys(client.customFields).length > 0;
  return {
    id: client.id,
    name: client.name,
    surname: client.surname,
    middle_name: client.middleName,
    phone: showsPhone ? Number(client.phone) : 0,
    email: showsPhone ? client.email : "",
    categories: client.tags,
    gender: GENDERS[client.gender],
    gender_id: client.gender,
    discount: client.discount,
    importance_id: client.importance,
    importance: IMPORTANCES[client.importance],
    card: client.card,
    birth_date: client.birthDate,
    comment: client.comment,
    sms_check: client.isGreetedBySms ? 1 : 0,
    sms_not: client.isOutOfMailings ? 1 : 0,
    spent: client.spent,
    balance: client.balance,
    visits: client.visits,
    last_change_date: changedAt,
    custom_fields: hasFields ? client.customFields : [],
  };
}

/** A hit of a search with the fields that were asked for; others are unknown (business.md 5.1). */
export function clientHitToWire(view: ClientView, fields: readonly string[]) {
  const { client, showsPhone } = view;
  const all = {
    ...clientToWire(view),
    name: fullName(client),
    phone: showsPhone && client.phone !== "" ? `+${client.phone}` : "",
    first_visit_date: view.firstVisit,
    last_visit_date: view.lastVisit,
    sold_amount: client.soldAmount,
    visits_count: client.visits,
    visit_count: client.visits,
    passteam_card_id: "",
  };
  const wanted = new Set(fields);
  return Object.fromEntries(Object.entries(all).filter(([field]) => wanted.has(field)));
}

export type CommentView = {
  readonly comment: ClientComment;
  /** Local times with compact offset. */
  readonly createdAt: string;
  readonly updatedAt: string;
};

/** A comment in the form of business.md 5.5; ours have no files. */
export function commentToWire({ comment, createdAt, updatedAt }: CommentView) {
  return {
    id: comment.id,
    create_date: createdAt,
    update_date: updatedAt,
    type: "default" as const,
    text: comment.text,
    files: [],
    user: comment.author && { ...comment.author, avatar: "" },
  };
}

export const clientHitsSchema = listOf(z.looseObject({ id: wireId.optional() }));
