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
