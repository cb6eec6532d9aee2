import { storageFailureOf } from "@/lib/api/platform/storage-failure";
import type { Refusal } from "@/lib/domain/refusal";

/** The refusal behind a failure of the database, which pages ask for sessions; null for all else. */
export function storageRefusalOf(error: unknown): Refusal | null {
  switch (storageFailureOf(error)) {
    case "unavailable":
      return { kind: "unreachable" };
    case "full":
      return { kind: "storage_full" };
    case null:
      return null;
  }
}
