import { z } from "zod";
import type { LocationId } from "@/lib/domain/ids";
import type { CustomField, FieldCategory, FieldType } from "@/lib/domain/salon/custom-field";
import {
  answerText,
  lenient,
  listOf,
  unlessNull,
  wireBoolean,
  wireId,
  wireText,
} from "@/lib/api/wire/wire-formats";

const CATEGORIES = new Map<unknown, FieldCategory>([
  ["client", "client"],
  ["record", "appointment"],
  ["appointment", "appointment"],
]);

const TYPES = new Map<unknown, FieldType>([
  ["text", "text"],
  ["number", "number"],
  ["select", "select"],
  ["list", "select"],
  ["date", "date"],
  ["datetime", "datetime"],
]);

const TITLES: Record<FieldType, string> = {
  text: "Text",
  number: "Number",
  select: "List",
  date: "Date",
  datetime: "Date and time",
};

const category = z
  .string()
  .meta({ description: "client or record; appointment is record", example: "client" });

/** `/custom_fields/{field_category}/{location_id}` */
export const customFieldsPath = z.object({ field_category: category, location_id: wireId });

/** `/custom_fields/{field_category}/{location_id}/{field_id}` */
export const customFieldPath = z.object({
  field_category: category,
  location_id: wireId,
  field_id: wireId,
});

/** The category of a path; null when there is none of that name (business.md 18). */
export function categoryOf(text: string | undefined): FieldCategory | null {
  return CATEGORIES.get(text) ?? null;
}

const type = lenient(
  // answers carry the type as an object
  (value) =>
    TYPES.get(typeof value === "object" && value !== null && "code" in value ? value.code : value),
  "must be text, number, select, date or datetime",
  { type: "string", example: "text" },
);

const code = lenient(
  (value) => (typeof value === "string" && /^[a-z][\w-]{0,63}$/i.test(value) ? value : undefined),
  "must be a word of letters, digits, - and _, a letter first",
  { type: "string", example: "allergy" },
);

const notEmpty = (text: string) => text.trim() !== "";

/** Body of a custom field (business.md 15). */
export const customFieldBody = z
  .looseObject(
    {
      type,
      code,
      title: wireText(255).refine(notEmpty, { error: "must not be empty" }),
      user_can_edit: unlessNull(wireBoolean),
      show_in_ui: unlessNull(wireBoolean),
      values: listOf(wireText(255).refine(notEmpty, { error: "must not be empty" })).optional(),
    },
    { error: "must be an object" },
  )
  .refine((body) => body.type !== "select" || (body.values ?? []).length > 0, {
    error: "must have the values of the list",
    path: ["values"],
  })
  .refine((body) => (body.values ?? []).length <= 500, {
    error: "must have at most 500 values",
    path: ["values"],
  })
  .meta({
    id: "CustomFieldToSave",
    example: {
      type: "text",
      code: "allergy",
      title: "Allergy",
      user_can_edit: true,
      show_in_ui: true,
    },
  });

/** The field that a body describes. */
export function customFieldOf(
  category: FieldCategory,
  body: z.infer<typeof customFieldBody>,
): Omit<CustomField, "id"> {
  return {
    category,
    type: body.type,
    code: body.code,
    title: body.title.trim(),
    isEditable: body.user_can_edit ?? true,
    isShown: body.show_in_ui ?? true,
    choices: body.type === "select" ? [...new Set(body.values)] : [],
  };
}

/** A custom field in an answer (business.md 15). */
export const customFieldSchema = z
  .looseObject({
    id: wireId,
    salon_id: wireId,
    custom_field: z.looseObject({
      id: wireId,
      code: answerText,
      entity_type: z.unknown(),
      show_in_ui: z.boolean(),
      title: answerText,
      user_can_edit: z.boolean(),
      type: z.looseObject({ code: answerText, title: answerText }),
      values: z.array(z.string()).nullable(),
    }),
  })
  .meta({ id: "CustomField" });

export const customFieldListSchema = z.array(customFieldSchema);

/** A custom field in the form of business.md 15. */
export function customFieldToWire(field: CustomField, location: LocationId) {
  return {
    id: field.id,
    salon_id: location,
    custom_field: {
      id: field.id,
      code: field.code,
      entity_type: null,
      show_in_ui: field.isShown,
      title: field.title,
      user_can_edit: field.isEditable,
      type: { code: field.type, title: TITLES[field.type] },
      values: field.type === "select" ? field.choices : null,
    },
  };
}
