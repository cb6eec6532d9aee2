import type { z } from "zod";
import { envelopeOf, failureSchema } from "@/lib/api/wire/envelope";

const FAILURES = {
  400: "Malformed request",
  401: "No or bad token",
  403: "No right",
  404: "Unknown id",
  409: "The time is taken",
  413: "The body is larger than 1 MB",
  422: "The data is not valid",
  429: "Too many requests",
  503: "Too much to do at once",
} as const;

type FailureStatus = keyof typeof FAILURES;

/** Documents the refusals that a route knows beside those that every route knows. */
export function failures(...statuses: FailureStatus[]) {
  const all = [...new Set<FailureStatus>([401, ...statuses, 429])].sort((a, b) => a - b);
  return Object.fromEntries(
    all.map((status) => [
      status,
      {
        description: FAILURES[status],
        content: { "application/json": { schema: failureSchema } },
      },
    ]),
  );
}

/** Documents an answer with data in the envelope. */
export function answerOf(data: z.ZodType, description: string) {
  return { description, content: { "application/json": { schema: envelopeOf(data) } } };
}

/** Documents a JSON body. */
export function bodyOf<Schema extends z.ZodType>(schema: Schema) {
  return { content: { "application/json": { schema } }, required: true } as const;
}

/** Documents the area of a route and the tokens that a caller must show. */
export function inArea(area: string, needs: "partner" | "user") {
  const security =
    needs === "user" ? [{ partnerToken: [], userToken: [] }] : [{ partnerToken: [] }];
  return { tags: [area], security };
}
