import { z } from "zod";

/** What lists tell of themselves; which of it depends on the call. */
const listMetaSchema = z.looseObject({
  count: z.number().optional().meta({ type: "integer", description: "Items of the list" }),
  page: z.number().optional().meta({ type: "integer", description: "From 1" }),
  total_count: z.number().optional().meta({ type: "integer", description: "Items of all pages" }),
  message: z.string().optional(),
});

/** The envelope of an answer around its data (business.md 1.2). */
export function envelopeOf<Schema extends z.ZodType>(data: Schema) {
  return z.looseObject({
    success: z.literal(true),
    data,
    meta: z.union([listMetaSchema, z.array(z.unknown()).max(0)]).meta({ example: [] }),
  });
}

/** A success without data that only says so. */
export const acceptedSchema = z
  .looseObject({ success: z.literal(true), meta: z.looseObject({ message: z.string() }) })
  .meta({ id: "Accepted", example: { success: true, meta: { message: "Accepted" } } });

const messagesSchema = z.union([z.string(), z.array(z.string())]);

/** `meta` of a refused request; errors by field, or as strings on the calls that list them so. */
const failureMetaSchema = z.looseObject({
  message: z.string().optional(),
  errors: z
    .union([z.record(z.string(), messagesSchema), z.array(z.unknown())])
    .optional()
    .meta({ description: "Problems by field" }),
  conflict: z.boolean().optional().meta({ description: "True when the time is taken" }),
  reason: z.string().optional().meta({ description: "Our addition: a word for programs" }),
});

/** The answer to a refused request (business.md 1.4). */
export const failureSchema = z
  .looseObject({
    success: z.literal(false),
    data: z.null(),
    meta: z.union([failureMetaSchema, z.array(z.unknown())]),
  })
  .meta({
    id: "Failure",
    example: { success: false, data: null, meta: { message: "Access denied." } },
  });

/** What a client may rely on in any JSON answer. */
export const anyEnvelopeSchema = z.looseObject({
  success: z.boolean().optional(),
  data: z.unknown().optional(),
  meta: z.unknown().optional(),
});

/** `meta.message` and the rest of a failure, from any body: a gateway may answer in HTML. */
export function readFailure(body: unknown): {
  readonly message: string | null;
  readonly reason: string | null;
  readonly details: unknown;
} {
  const meta = anyEnvelopeSchema.safeParse(body).data?.meta;
  const parsed = failureMetaSchema.safeParse(meta);
  if (!parsed.success) return { message: null, reason: null, details: null };
  const { message, reason, errors } = parsed.data;
  return { message: message ?? null, reason: reason ?? null, details: errors ?? null };
}

/** Number of items of all pages, where the answer tells it. */
export function readTotal(meta: unknown): number | null {
  const parsed = z.looseObject({ total_count: z.number() }).safeParse(meta);
  return parsed.success ? parsed.data.total_count : null;
}
