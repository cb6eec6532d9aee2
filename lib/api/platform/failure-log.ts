/** A statement of thousands of rows says no more than its beginning. */
const LONGEST_MESSAGE = 500;

/** A failure as the log may hold it: a query that failed tells the values it was given. */
export function failureOf(error: unknown): { readonly message: string; readonly stack?: string } {
  if (!(error instanceof Error)) return { message: String(error) };
  const [whole = ""] = error.message.split("\nparams:");
  const message = whole.length > LONGEST_MESSAGE ? `${whole.slice(0, LONGEST_MESSAGE)}…` : whole;
  const stack = error.stack?.replace(error.message, () => message);
  return { message, ...(stack !== undefined && { stack }) };
}

/** Tells whether work failed because the client went away before its request was read. */
export function isCutOff(error: unknown, request: Request): boolean {
  if (!(error instanceof Error)) return false;
  const isReset = "code" in error && error.code === "ECONNRESET" && error.message === "aborted";
  return (
    isReset || error.message === "Client connection prematurely closed." || request.signal.aborted
  );
}
