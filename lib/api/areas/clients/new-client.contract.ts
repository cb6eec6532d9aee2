import { z } from "zod";
import type { ClientDetails, Gender, Importance } from "@/lib/domain/salon/client";
import { dateOfDayNumber } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { readDate } from "@/lib/api/wire/wire-dates";
import { typedPhone } from "@/lib/api/wire/texts";
import {
  fieldErrors,
  lenient,
  listOf,
  readId,
  unlessNull,
  wireFlag,
  wireInteger,
  wireNumber,
  wireText,
} from "@/lib/api/wire/wire-formats";

/** A phone as typed; a missing one is told apart from a wrong one. */
const phone = lenient((value) => typedPhone(value) ?? undefined, "must have 9 to 15 digits", {
  type: "string",
  example: "+13155550123",
});

const name = wireText(255)
  .transform((text) => text.trim())
  .refine((text) => text !== "", { error: "must not be empty" })
  .meta({ type: "string" });

/** A date, or a Unix time in a string; nothing is null (business.md 18). */
const birthDate = lenient(
  (value): LocalDate | null | undefined => {
    if (value === null || value === "") return null;
    const date = readDate(value);
    if (date !== undefined) return date;
    const text = typeof value === "number" ? String(value) : value;
    if (typeof text !== "string" || !/^-?\d{1,10}$/.test(text)) return undefined;
    return readDate(dateOfDayNumber(Math.floor(Number(text) / 86_400)));
  },
  "must be a date of the calendar, YYYY-MM-DD",
  { type: "string", format: "date", example: "1990-05-17" },
);

/** Ids of tags, also as the objects that answers carry. */
export const tagIds = listOf(
  lenient(
    (value) =>
      readId(typeof value === "object" && value !== null && "id" in value ? value.id : value),
    "must be the id of a tag",
    { type: "integer" },
  ),
);

const money = lenient(
  (value) => {
    const read = wireNumber.safeParse(value);
    return read.success && Math.abs(read.data) < 1e12 ? read.data : undefined;
  },
  "must be an amount of money",
  { type: "number" },
);

const percent = lenient(
  (value) => {
    const read = wireNumber.safeParse(value);
    return read.success && read.data >= 0 && read.data <= 100 ? read.data : undefined;
  },
  "must be a percentage from 0 to 100",
  { type: "number" },
);

/** Values of custom fields by code; an empty list is an empty object. */
export const customValues = z.preprocess(
  (value) => (value === null || (Array.isArray(value) && value.length === 0) ? {} : value),
  z.record(z.string(), z.unknown(), { error: "must be an object" }),
);

const EXAMPLE = {
  name: "Ana",
  surname: "Lopez",
  phone: "+13155550123",
  email: "ana@example.com",
  gender_id: 2,
  birth_date: "1990-05-17",
  categories: [],
};

/** Body of `POST /clients/{location_id}` and `PUT /client/{location_id}/{client_id}` (business.md 5.3). */
export const newClientSchema = z
  .looseObject(
    {
      name,
      phone,
      surname: wireText(255).optional(),
      middle_name: wireText(255).optional(),
      email: wireText(254).optional(),
      card: wireText(255).optional(),
      comment: wireText(10_000).optional(),
      gender_id: unlessNull(wireInteger({ min: 0, max: 2 })),
      importance_id: unlessNull(wireInteger({ min: 0, max: 3 })),
      discount: unlessNull(percent),
      spent: unlessNull(money),
      balance: unlessNull(money),
      birth_date: birthDate.optional(),
      sms_check: unlessNull(wireFlag),
      sms_not: unlessNull(wireFlag),
      categories: tagIds.optional(),
      labels: tagIds.optional(),
      custom_fields: customValues.optional(),
    },
    { error: "must be an object" },
  )
  .meta({ id: "NewClient", example: EXAMPLE });

/** Body of `POST /clients/{location_id}/bulk`: each item is checked on its own. */
export const bulkClientsBody = listOf(z.unknown())
  .refine((items) => items.length <= 1000, { error: "must have at most 1000 clients" })
  .meta({ type: "array", items: { $ref: "#/components/schemas/NewClient" } });

export type ClientInput = Partial<Omit<ClientDetails, "name" | "phone" | "customFields">> & {
  readonly name: string;
  /** As typed; empty = not told. */
  readonly phone: string;
  readonly tagIds?: readonly number[];
  readonly customValues?: Readonly<Record<string, unknown>>;
};

/** What a body tells about a client; what it does not name is left out. */
export function clientInputOf(body: z.infer<typeof newClientSchema>): ClientInput {
  return defined({
    name: body.name,
    phone: body.phone,
    surname: body.surname,
    middleName: body.middle_name,
    email: body.email,
    card: body.card,
    comment: body.comment,
    gender: body.gender_id as Gender | undefined, // 0 to 2 by its schema
    importance: body.importance_id as Importance | undefined, // 0 to 3 by its schema
    discount: body.discount,
    spent: body.spent,
    balance: body.balance,
    birthDate: body.birth_date,
    isGreetedBySms: body.sms_check,
    isOutOfMailings: body.sms_not,
    tagIds: body.categories ?? body.labels,
    customValues: body.custom_fields,
  });
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function defined<T extends object>(object: T): Defined<T> {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Defined<T>; // exactly those that are not undefined
}

/** The contract's sentence, also for a number that nobody can have. */
export const WRONG_PHONE = "The phone must have 9 to 15 digits.";

export type BulkItem =
  | { readonly isGood: true; readonly input: ClientInput }
  | { readonly isGood: false; readonly error: BulkError };

export type BulkError = { readonly phone?: string; readonly name?: string; readonly error: string };

/** One client of a bulk, or the contract's sentence on what is wrong with it (business.md 5.5). */
export function readBulkItem(item: unknown): BulkItem {
  const parsed = newClientSchema.safeParse(item);
  if (parsed.success) return { isGood: true, input: clientInputOf(parsed.data) };
  return { isGood: false, error: { ...whoIs(item), error: sentenceOf(parsed.error) } };
}

function whoIs(item: unknown): { phone?: string; name?: string } {
  const read = z
    .looseObject({ phone: z.unknown().optional(), name: z.unknown().optional() })
    .safeParse(item).data;
  return {
    ...(isTold(read?.phone) && { phone: String(read.phone).slice(0, 255) }),
    ...(isTold(read?.name) && { name: String(read.name).slice(0, 255) }),
  };
}

function isTold(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

function sentenceOf(error: z.ZodError): string {
  const [[field, problems] = ["body", ["is not valid"]]] = Object.entries(fieldErrors(error));
  if (field === "name" && /required|empty/.test(problems[0] ?? "")) return "The name is missing.";
  if (field === "phone") {
    return /required/.test(problems[0] ?? "") ? "The phone is empty." : WRONG_PHONE;
  }
  return `${field} ${problems[0]}.`;
}
