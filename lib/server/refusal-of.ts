import type { Refusal, RefusalKind } from "@/lib/domain/refusal";

/**
 * The refusal behind an ApiError, or null for anything else. Told by name: the error may come from
 * the other bundle of this process, whose class is not ours.
 */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof Error) || error.name !== "ApiError" || !("kind" in error)) return null;
  const kind = error.kind as RefusalKind; // ApiError declares it so
  const isForPeople = kind === "invalid_hours" || kind === "invalid_input" || kind === "conflict";
  return isForPeople ? { kind, detail: error.message } : { kind };
}
