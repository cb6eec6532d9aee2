import type { Refusal, RefusalKind } from "@/lib/domain/refusal";
import { storageRefusalOf } from "./storage-refusal";

/**
 * The refusal behind an ApiError or a failure of the database, or null for anything else. Told by
 * name: the error may come from the other bundle of this process, whose class is not ours.
 */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof Error) || error.name !== "ApiError" || !("kind" in error)) {
    return storageRefusalOf(error); // sessions and change sets are read without the API
  }
  const kind = error.kind as RefusalKind; // ApiError declares it so
  switch (kind) {
    case "invalid_hours":
    case "invalid_input":
      return withDetail(kind, reasonsOf("details" in error ? error.details : null));
    case "conflict":
      return withDetail(kind, error.message);
    default:
      return { kind };
  }
}

function withDetail(kind: RefusalKind, detail: string): Refusal {
  return detail === "" ? { kind } : { kind, detail };
}

const SUBJECTS: Readonly<Record<string, string>> = {
  date: "The date",
  dates: "The date",
  slots: "The hours",
  off_day_type: "The kind of day off",
};

/** `meta.errors` by field in words for people: "The date must be at most two years ahead." */
function reasonsOf(details: unknown): string {
  if (typeof details !== "object" || details === null || Array.isArray(details)) return "";
  const sentences = Object.entries(details).flatMap(([path, reasons]) => {
    const subject = path
      .split(".")
      .map((name) => SUBJECTS[name])
      .findLast(Boolean);
    return subject && Array.isArray(reasons) ? reasons.map((each) => `${subject} ${each}.`) : [];
  });
  return [...new Set(sentences)].join(" ");
}
