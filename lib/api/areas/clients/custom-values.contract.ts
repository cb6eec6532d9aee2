import type { CustomValues } from "@/lib/domain/salon/client";
import type { CustomField } from "@/lib/domain/salon/custom-field";
import { readDate } from "@/lib/api/wire/wire-dates";
import { wireNumber } from "@/lib/api/wire/wire-formats";
import type { FieldErrors } from "@/lib/domain/field-errors";

export type ReadValues = { readonly values: CustomValues; readonly errors: FieldErrors };

/**
 * The values of the fields that a location has, by code; unknown codes are ignored like other unknown
 * keys. An empty value takes the field off (business.md 15).
 */
export function readCustomValues(
  given: Readonly<Record<string, unknown>>,
  fields: readonly CustomField[],
): ReadValues {
  const values: Record<string, string | number> = {};
  const errors: Record<string, string[]> = {};
  for (const field of fields) {
    const value = Object.hasOwn(given, field.code) ? given[field.code] : null;
    if (value === null || value === "") continue;
    const read = readValue(field, value);
    if (read === undefined) errors[`custom_fields.${field.code}`] = [PROBLEMS[field.type]];
    else values[field.code] = read;
  }
  return { values, errors };
}

const PROBLEMS = {
  text: "must be a text of at most 255 characters",
  number: "must be a number",
  select: "must be one of the values of the field",
  date: "must be a date, YYYY-MM-DD",
  datetime: "must be a date and a time, YYYY-MM-DD HH:MM:SS",
} as const;

function readValue(field: CustomField, value: unknown): string | number | undefined {
  const text = typeof value === "number" ? String(value) : value;
  switch (field.type) {
    case "number":
      return wireNumber.safeParse(value).data;
    case "select":
      return typeof text === "string" && field.choices.includes(text) ? text : undefined;
    case "date":
      return readDate(value);
    case "datetime":
      return typeof text === "string" ? readDateAndTime(text) : undefined;
    case "text":
      return typeof text === "string" && text.length <= 255 && !text.includes("\0")
        ? text
        : undefined;
  }
}

function readDateAndTime(text: string): string | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[T ]((?:[01]\d|2[0-3]):[0-5]\d)(:[0-5]\d)?$/.exec(text);
  if (!match || readDate(match[1]) === undefined) return undefined;
  return `${match[1]} ${match[2]}${match[3] ?? ":00"}`;
}
