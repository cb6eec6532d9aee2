/** A failure as the log may hold it: a query that failed tells the values it was given. */
export function failureOf(error: unknown): { readonly message: string; readonly stack?: string } {
  if (!(error instanceof Error)) return { message: String(error) };
  const [message = ""] = error.message.split("\nparams:");
  const stack = error.stack?.replace(error.message, () => message);
  return { message, ...(stack !== undefined && { stack }) };
}
