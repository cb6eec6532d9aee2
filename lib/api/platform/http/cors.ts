import type { Answer } from "./envelope";

/**
 * Programs in browsers of any origin may call (decision 013): tokens travel in a header that the
 * browser adds to nothing by itself, and no cookie opens the API.
 */
export const ANY_ORIGIN = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers":
    "Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, RateLimit-Policy, " +
    "Idempotent-Replayed, Allow",
} as const;

const PREFLIGHT = {
  "access-control-allow-headers": "Authorization, *", // the star leaves this one out
  "access-control-max-age": "7200",
} as const;

/** What browsers ask before a call that is more than a form; `methods` are those of the path. */
export function answerToPreflight(methods: readonly string[]): Answer {
  const allow = methods.join(", ");
  const headers = { ...ANY_ORIGIN, ...PREFLIGHT, allow, "access-control-allow-methods": allow };
  return { status: 204, headers, body: null };
}
