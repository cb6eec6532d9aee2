/** What a page may load: scripts only of our own and those that carry this answer's nonce. */
export function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'", // heights and colours stand in style attributes
    "img-src 'self' data:",
    "font-src 'self' data:",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** On every answer. */
export const COMMON_HEADERS = [["x-content-type-options", "nosniff"]] as const;

/** On every answer to who came over https: for a year the browser comes in no other way. */
export const HTTPS_HEADERS = [["strict-transport-security", "max-age=31536000"]] as const;

/** On pages and their files. */
export const PAGE_HEADERS = [
  ["x-frame-options", "DENY"],
  ["referrer-policy", "strict-origin-when-cross-origin"],
  ["permissions-policy", "camera=(), microphone=(), geolocation=()"],
  ["cross-origin-opener-policy", "same-origin"],
] as const;

/** On answers of the API, unless the route says otherwise: they are of people and of this moment. */
export const API_HEADERS = [["cache-control", "no-store"]] as const;
