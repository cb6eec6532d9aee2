import { z } from "zod";
import { alsoAnswered } from "@/lib/api/wire/also-answered";
import type { BookedClient } from "@/lib/domain/salon/appointment";
import type { Gender } from "@/lib/domain/salon/client";
import { fullName } from "@/lib/domain/salon/client";
import { readDate } from "@/lib/api/wire/wire-dates";
import {
  answerText,
  listOf,
  objectOrEmpty,
  wireBoolean,
  wireId,
  wireNumber,
} from "@/lib/api/wire/wire-formats";

/** The client of a record in an answer (business.md 6.2). */
export const bookedClientSchema = z
  .looseObject({
    id: wireId.optional(),
    name: answerText.optional(),
    surname: answerText.optional(),
    middle_name: answerText.optional(),
    display_name: answerText.optional(),
    phone: answerText.optional(),
    email: answerText.optional(),
    comment: answerText.optional(),
    card: answerText.optional(),
    discount: wireNumber.nullish(),
    gender: wireNumber.nullish(),
    birthday: answerText.optional(),
    success_visits_count: wireNumber.nullish().catch(0).meta({ type: "integer" }),
    fail_visits_count: wireNumber.nullish().catch(0).meta({ type: "integer" }),
    is_new: wireBoolean.nullish().catch(false).meta({ type: "boolean" }),
    client_tags: listOf(z.looseObject({ id: wireId, title: answerText, color: answerText }))
      .optional()
      .catch([])
      .meta({ type: "array", items: { type: "object" } }),
    custom_fields: objectOrEmpty(z.record(z.string(), z.union([z.string(), z.number()])))
      .optional()
      .catch(null)
      .meta({ type: "object" }),
  })
  .meta(alsoAnswered({ patronymic: "", sex: 0, phone_country_id: 0 }));

type Shown = { readonly showsPhone: boolean; readonly showsClients: boolean };

/** A client in a record; what the user may not see has its neutral value (inferred). */
export function appointmentClientToWire(client: BookedClient, { showsPhone, showsClients }: Shown) {
  const text = (value: string) => (showsClients ? value : "");
  const gender = showsClients ? client.gender : 0;
  const hasFields = showsClients && Object.keys(client.customFields).length > 0;
  return {
    id: client.id,
    name: client.givenName,
    surname: client.surname,
    middle_name: client.middleName,
    patronymic: client.middleName,
    display_name: client.name,
    comment: text(client.comment),
    phone: showsPhone ? client.phone : "",
    card: text(client.card),
    email: showsPhone ? client.email : "",
    success_visits_count: showsClients ? client.successVisits : 0,
    fail_visits_count: showsClients ? client.failVisits : 0,
    discount: showsClients ? client.discount : 0,
    is_new: showsClients && client.isNew,
    custom_fields: hasFields ? client.customFields : [],
    gender,
    sex: gender,
    birthday: text(client.birthDate ?? ""),
    client_tags: showsClients ? client.tags : [],
    phone_country_id: 0,
  };
}

const NOBODY: z.infer<typeof bookedClientSchema> = {};

/** The client of an answer; null where there is none. */
export function clientFromWire(
  data: z.infer<typeof bookedClientSchema> | null,
): BookedClient | null {
  const { id, name = "", surname = "", display_name, ...more } = data ?? NOBODY;
  if (id === undefined) return null;
  return {
    id,
    name: display_name || fullName({ name, surname }),
    givenName: name,
    surname,
    middleName: more.middle_name ?? "",
    phone: (more.phone ?? "").replaceAll(/\D/g, ""),
    email: more.email ?? "",
    comment: more.comment ?? "",
    card: more.card ?? "",
    discount: more.discount ?? 0,
    gender: genderOf(more.gender),
    birthDate: readDate(more.birthday) ?? null,
    successVisits: more.success_visits_count ?? 0,
    failVisits: more.fail_visits_count ?? 0,
    isNew: more.is_new ?? false,
    tags: (more.client_tags ?? []).map(({ id: tag, title, color }) => ({
      id: tag,
      title,
      color,
    })),
    customFields: more.custom_fields ?? {},
  };
}

function genderOf(value: number | null | undefined): Gender {
  return value === 1 || value === 2 ? value : 0;
}
