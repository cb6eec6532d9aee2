/** The cookie that names a session; it authenticates pages and /api/ui, never /api/v1. */
export const SESSION_COOKIE = "chairtime_session";

/** Finds the session id in a Cookie header. */
export function sessionIdOf(cookieHeader: string | null | undefined): string | null {
  for (const pair of (cookieHeader ?? "").split(";")) {
    const [name, value] = pair.trim().split("=", 2);
    if (name === SESSION_COOKIE && value) return value;
  }
  return null;
}
