/** Why the product declined what a person asked for; `lib/format/refusals.ts` has the sentences. */
export const REFUSAL_KINDS = [
  "signed_out",
  "forbidden",
  "not_found",
  "no_timetable",
  "invalid_hours",
  "invalid_input",
  "conflict",
  "changed_since",
  "too_many_requests",
  "wrong_credentials",
  "password_too_short",
  "password_too_long",
  "password_too_common",
  "password_too_personal",
  "password_wrong",
  "link_ended",
  "unreachable",
  "busy",
  "storage_full",
  "upgraded",
  "unanswered",
  "offline",
  "unexpected",
] as const;

export type RefusalKind = (typeof REFUSAL_KINDS)[number];

/** `detail` is a sentence of the server, shown beside ours. */
export type Refusal = { readonly kind: RefusalKind; readonly detail?: string };
