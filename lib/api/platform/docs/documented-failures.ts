import { z } from "zod";

const message = (example: string) =>
  z.string().meta({ description: "A sentence for people, complete by itself", example });

const byField = z.record(z.string(), z.array(z.string())).meta({
  description: "Problems by field",
  example: { datetime: ["is required"] },
});

function failure<Meta extends z.ZodType>(meta: Meta) {
  return z.looseObject({ success: z.literal(false), data: z.null(), meta });
}

/** A problem of a booking in the codes of business.md 9.7. */
const bookingProblem = z.looseObject({
  code: z.number().meta({ type: "integer", example: 437 }),
  message: message("The time is taken."),
  id: z.number().optional().meta({ type: "integer", description: "Which of the appointments" }),
});

/** Every refusal that an operation may name: what it means, its form, and one that is answered. */
export const FAILURES = {
  400: {
    name: "BadRequest",
    description: "Malformed request: the body is no JSON, or a rule of the call is broken",
    schema: failure(
      z.looseObject({ message: message("The body is no JSON."), errors: byField.optional() }),
    ).meta({ id: "BadRequest" }),
    meta: { message: "The body is not valid JSON." },
  },
  401: {
    name: "Unauthenticated",
    description: "No or bad token",
    schema: failure(z.looseObject({ message: message("Authentication needed.") })).meta({
      id: "Unauthenticated",
    }),
    meta: { message: "Authentication needed." },
  },
  403: {
    name: "Forbidden",
    description: "No right",
    schema: failure(
      z.looseObject({
        message: message("Access denied."),
        reason: z.string().optional().meta({
          description: "Our addition: a word for programs, such as no_timetable",
          example: "no_timetable",
        }),
      }),
    ).meta({ id: "Forbidden" }),
    meta: { message: "Access to this location is denied." },
  },
  404: {
    name: "NotFound",
    description: "Unknown id",
    schema: failure(
      z.looseObject({
        message: message("Location not found."),
        errors: z
          .array(z.looseObject({ message: message("Location not found.") }))
          .optional()
          .meta({ description: "The same in a list, on the calls that have it so" }),
      }),
    ).meta({ id: "NotFound" }),
    meta: { message: "Location not found." },
  },
  409: {
    name: "Conflict",
    description:
      "The time is taken, the first request with the Idempotency-Key still runs, or what was " +
      "expected is another now",
    schema: failure(
      z.looseObject({
        message: message("The time is taken."),
        conflict: z.literal(true).optional().meta({ description: "The time is taken" }),
        reason: z
          .string()
          .optional()
          .meta({
            description:
              "Our addition: `still_running`, of a repeat with an Idempotency-Key; `changed_since`, of a " +
              "write that tells what it expects",
            example: "still_running",
          }),
        errors: z
          .array(z.looseObject({ staff_id: z.number(), date: z.string() }))
          .optional()
          .meta({ description: "Our addition: days that are other than expected, as stored now" }),
      }),
    ).meta({ id: "Conflict" }),
    meta: {
      message: "The first request with this Idempotency-Key is still running.",
      reason: "still_running",
    },
  },
  413: {
    name: "PayloadTooLarge",
    description: "The body is larger than 1 MB",
    schema: failure(z.looseObject({ message: message("The body is larger than 1 MB.") })).meta({
      id: "PayloadTooLarge",
    }),
    meta: { message: "The body is larger than 1 MB." },
  },
  422: {
    name: "Invalid",
    description: "The data is not valid",
    schema: failure(
      z.looseObject({
        message: message("The data is not valid: datetime is required."),
        errors: z.union([byField, z.array(bookingProblem)]),
      }),
    ).meta({ id: "Invalid" }),
    meta: {
      message: "The data is not valid: datetime is required.",
      errors: { datetime: ["is required"] },
    },
  },
  429: {
    name: "TooManyRequests",
    description: "Too many requests; `Retry-After` tells the seconds to wait",
    schema: failure(
      z.looseObject({ message: message("Too many requests. Try again in 1 s.") }),
    ).meta({ id: "TooManyRequests" }),
    meta: { message: "Too many requests. Try again in 1 s." },
  },
  503: {
    name: "Unavailable",
    description:
      "Too much to do at once, or the database does not answer; `Retry-After` tells the seconds to wait",
    schema: failure(
      z.looseObject({
        message: message("Too much to do at once. Try again in 2 s."),
        reason: z.string().optional().meta({
          description: "Our addition: `unavailable` while the database does not answer",
          example: "unavailable",
        }),
      }),
    ).meta({ id: "Unavailable" }),
    meta: { message: "Too much to do at once. Try again in 2 s." },
  },
  507: {
    name: "StorageFull",
    description: "There is no room left to store anything; reads go on",
    schema: failure(
      z.looseObject({
        message: message("There is no room left to store anything. Nothing was changed."),
        reason: z.literal("storage_full").meta({ description: "Our addition" }),
      }),
    ).meta({ id: "StorageFull" }),
    meta: {
      message: "There is no room left to store anything. Nothing was changed.",
      reason: "storage_full",
    },
  },
} as const;

export type FailureStatus = keyof typeof FAILURES;
