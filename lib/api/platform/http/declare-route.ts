import { z } from "zod";
import type { AreaOfContract } from "@/lib/api/platform/docs/areas-of-contract";
import { FAILURES } from "@/lib/api/platform/docs/documented-failures";
import type { FailureStatus } from "@/lib/api/platform/docs/documented-failures";
import { acceptedSchema, envelopeOf } from "@/lib/api/wire/envelope";

/** Documents the refusals that a route knows beside those that every route knows. */
export function failures(...statuses: FailureStatus[]) {
  const all = [...new Set<FailureStatus>([401, ...statuses, 429, 503])].sort((a, b) => a - b);
  return Object.fromEntries(all.map((status) => [status, failureOf(status)]));
}

/** One refusal: it stands in the document once. */
export function failureOf(status: FailureStatus): { readonly $ref: string } {
  return { $ref: `#/components/responses/${FAILURES[status].name}` };
}

/** Documents an answer with data in the envelope. */
export function answerOf(data: z.ZodType, description: string) {
  const told = data instanceof z.ZodNull ? null : data.meta()?.["example"];
  const example = told !== undefined && { example: { success: true, data: told, meta: [] } };
  return { description, content: { "application/json": { schema: envelopeOf(data), ...example } } };
}

/** Documents a JSON body. */
export function bodyOf<Schema extends z.ZodType>(schema: Schema) {
  const example = schema.meta()?.["example"];
  const media = { schema, ...(example !== undefined && { example }) };
  return { content: { "application/json": media }, required: true } as const;
}

/** Documents a success without data that only says so (business.md 8.3, 12.1). */
export function acceptedOf(description: string) {
  return { description, content: { "application/json": { schema: acceptedSchema } } };
}

/** The schemes of the document, as the published page names them. */
export const PARTNER = "BearerPartner";
export const PARTNER_AND_USER = "BearerPartnerUser";

/**
 * Documents the area of a route, one of the 28, and the tokens that a caller must show; where the
 * partner's is enough, a user's may stand beside it.
 */
export function inArea(area: AreaOfContract, needs: "partner" | "user") {
  const both = { [PARTNER_AND_USER]: [] };
  const security = needs === "user" ? [both] : [{ [PARTNER]: [] }, both];
  return { tags: [area], security };
}
