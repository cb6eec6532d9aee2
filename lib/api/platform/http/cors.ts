import type { Answer } from "./envelope";

/**
 * Programs in browsers of any origin may call (decision 013): tokens travel in a header that the
 * browser adds to nothing by itself, and no cookie opens the API.
 */
export const ANY_ORIGIN = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers":
    "Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, RateLimit-Policy, " +
    "Idempotent-Replayed, Allow, X-Request-Id",
} as const;

const PREFLIGHT = {
  "access-control-allow-methods": "GET, HEAD, POST, PUT, PATCH, DELETE",
  "access-control-allow-headers": "Authorization, *", // the star leaves this one out
  "access-control-max-age": "7200",
} as const;

/** Tells whether a browser asks whether it may call. */
export function isPreflight({ method, headers }: Request): boolean {
  return method === "OPTIONS" && headers.has("access-control-request-method");
}

/** It always may: a program must be able to read that a path or a method is not served, too. */
export const PREFLIGHT_ANSWER: Answer = { status: 204, headers: PREFLIGHT, body: null };
