import { z } from "zod";
import type { FieldErrors } from "@/lib/domain/field-errors";

/** Marks an object in whose place an empty list is answered when there is none. */
export const EMPTY_LIST = "x-empty-list";

type Documentation = {
  readonly type?: JsonType | readonly (JsonType | "null")[];
  readonly format?: string;
  readonly description?: string;
  readonly example?: unknown;
  readonly items?: object;
};

type JsonType = "integer" | "number" | "string" | "boolean" | "object" | "array";

/** A schema that reads a value in every accepted form; `read` answers undefined where it cannot. */
export function lenient<T>(
  read: (value: unknown) => T | undefined,
  problem: string,
  documentation: Documentation,
) {
  return z
    .unknown()
    .transform((value, context): T => {
      const result = read(value);
      if (result !== undefined) return result;
      context.issues.push({
        code: "custom",
        message: value === undefined ? "is required" : problem,
        input: value,
      });
      return z.NEVER;
    })
    .meta(documentation);
}

/** Reads an id given as a number or as digits; undefined otherwise (schedule.md 5.4). */
export function readId(value: unknown): number | undefined {
  const id = typeof value === "string" && /^\d{1,16}$/.test(value) ? Number(value) : value;
  return typeof id === "number" && Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/** Reads true/false, 1/0, "1"/"0" and "true"/"false"; undefined otherwise (schedule.md 5.4). */
export function readBoolean(value: unknown): boolean | undefined {
  if (value === true || value === 1 || value === "1" || value === "true") return true;
  if (value === false || value === 0 || value === "0" || value === "false") return false;
  return undefined;
}

function readNumber(value: unknown): number | undefined {
  const number =
    typeof value === "string" && /^-?\d{1,15}(\.\d{1,9})?$/.test(value.trim())
      ? Number(value)
      : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

/** An id; digits in a string are read too. */
export const wireId = lenient(readId, "must be an id", { type: "integer" });

/** An id or 0, which means none. */
export const wireIdOrNone = lenient(
  (value) => (value === 0 || value === "0" || value === null ? 0 : readId(value)),
  "must be an id",
  { type: "integer" },
);

/** Ids of a path; what they name is in the documentation. */
export const locationIdInPath = wireId.meta({ description: "Location", example: 4564 });
export const memberIdInPath = wireId.meta({ description: "Team member", example: 3001 });

/** A boolean in every form of the contract. */
export const wireBoolean = lenient(readBoolean, "must be true or false", { type: "boolean" });

/** 0 or 1 as a number, the form of older fields; read as a boolean. */
export const wireFlag = lenient(readBoolean, "must be 0 or 1", { type: "integer", example: 1 });

/** Any number; digits in a string are read too. */
export const wireNumber = lenient(readNumber, "must be a number", { type: "number" });

/** A whole number inside limits. */
export function wireInteger(limits: { readonly min: number; readonly max: number }) {
  return lenient(
    (value) => {
      const number = readNumber(value);
      const isInside =
        number !== undefined &&
        Number.isInteger(number) &&
        number >= limits.min &&
        number <= limits.max;
      return isInside ? number : undefined;
    },
    `must be a whole number from ${limits.min} to ${limits.max}`,
    { type: "integer" },
  );
}

/** Text of limited length; numbers are read as text, null as nothing. NUL never reaches a database. */
export function wireText(maxLength: number) {
  return lenient(
    (value) => {
      if (value === null) return "";
      const text = typeof value === "number" ? String(value) : value;
      const isText = typeof text === "string" && text.length <= maxLength && !text.includes("\0");
      return isText ? text : undefined;
    },
    `must be a text of at most ${maxLength} characters`,
    { type: "string" },
  );
}

/** Text that an answer carries; null and a number are read as text, because backends differ. */
export const answerText = lenient(
  (value) => {
    if (value === null) return "";
    if (typeof value === "number") return String(value);
    return typeof value === "string" ? value : undefined;
  },
  "must be a text",
  { type: "string" },
);

/** A field that may be left out; some clients send null instead (schedule.md 18). */
export function unlessNull<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => value ?? undefined, schema.optional()).optional();
}

/** An object for which an empty array stands when there is nothing (business.md 1.2). */
export function objectOrEmpty<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(
    (value) => (Array.isArray(value) && value.length === 0 ? null : value),
    schema.nullable().meta({ [EMPTY_LIST]: true }),
  );
}

/**
 * A list; `{}` and null stand for an empty one, an object keyed "0", "1" … for its values
 * (schedule.md 5.4).
 */
export function listOf<Schema extends z.ZodType>(item: Schema, problem = "must be a list") {
  const list = z.array(item, {
    error: ({ input }) => (input === undefined ? "is required" : problem),
  });
  return z.preprocess((value) => toList(value) ?? value, list);
}

/** The values of a list in any of its forms; null when it is none. */
export function toList(value: unknown): unknown[] | null {
  if (Array.isArray(value)) return value;
  if (value === null) return [];
  if (typeof value !== "object") return null;
  const keys = Object.keys(value);
  return keys.every((key, index) => key === String(index)) ? Object.values(value) : null;
}

/** Turns zod's issues into the contract's errors by field; a problem of the whole is `body`. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const byField: Record<string, string[]> = Object.create(null);
  for (const issue of error.issues.slice(0, 50)) {
    const field = issue.path.map(String).join(".") || "body";
    (byField[field] ??= []).push(plainMessage(issue));
  }
  return byField;
}

/** The schema library's own words, where a schema has none of its own, are not for people. */
function plainMessage(issue: z.core.$ZodIssue): string {
  if (issue.message.startsWith("Too "))
    return `is too ${issue.code === "too_big" ? "long" : "short"}`;
  if (issue.code === "invalid_value" && issue.message.startsWith("Invalid ")) {
    return `must be one of ${issue.values.map(String).join(", ")}`;
  }
  if (issue.code !== "invalid_type" || !issue.message.startsWith("Invalid input")) {
    return issue.message;
  }
  if (issue.path.length > 0 && issue.message.endsWith("received undefined")) return "is required";
  return `must be ${NOUNS[issue.expected] ?? `a ${issue.expected}`}`;
}

const NOUNS: Readonly<Record<string, string>> = {
  array: "a list",
  object: "an object",
  record: "an object",
  string: "a text",
};
