import type { RefusalKind } from "@/lib/domain/refusal";

/** A call that the API refused, or that did not reach it (status 0). */
export class ApiError extends Error {
  readonly status: number;
  readonly kind: RefusalKind;
  /** `meta.errors` of the answer. */
  readonly details: unknown;

  constructor(answer: {
    readonly status: number;
    readonly kind: RefusalKind;
    readonly message: string;
    readonly details?: unknown;
  }) {
    super(answer.message);
    this.name = "ApiError";
    this.status = answer.status;
    this.kind = answer.kind;
    this.details = answer.details ?? null;
  }
}

/** The words of our server that are kinds of refusal themselves. */
const REASONS = [
  "no_timetable",
  "changed_since",
  "password_too_short",
  "password_too_long",
  "password_too_common",
  "password_too_personal",
  "password_wrong",
  "link_ended",
] as const satisfies readonly RefusalKind[];

/** What a status means to a person; `reason` is our server's word where the status is too coarse. */
export function kindOfStatus(status: number, reason: string | null): RefusalKind {
  const told = REASONS.find((kind) => kind === reason);
  if (told) return told;
  switch (status) {
    case 401:
      return "signed_out";
    case 403:
      return "forbidden";
    case 404:
      return "not_found";
    case 409:
      return "conflict";
    case 400:
    case 413:
    case 422:
      return "invalid_input";
    case 429:
      return "too_many_requests";
    case 408:
    case 502:
    case 503:
    case 504:
      return "unreachable";
    case 507:
      return "storage_full";
    default:
      return "unexpected";
  }
}
