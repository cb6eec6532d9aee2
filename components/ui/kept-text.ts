import { locationId, teamMemberId } from "@/lib/domain/ids";
import type { LocationId, TeamMemberId } from "@/lib/domain/ids";
import { parseLocalDate } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";

/** Hours that somebody typed and did not save. */
export type KeptText = {
  readonly locationId: LocationId;
  readonly memberId: TeamMemberId;
  readonly date: LocalDate;
  readonly text: string;
};

type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const KEY = "chairtime-typed-hours";

/** Keeps a text over a reload of its tab; the latest only. */
export function keepText(shelf: Shelf, kept: KeptText): void {
  shelf.setItem(KEY, JSON.stringify(kept));
}

/** Drops the kept text: it was saved, or its person gave it up. */
export function dropText(shelf: Shelf): void {
  shelf.removeItem(KEY);
}

/** Takes the kept text of a location out; null when there is none, or one of another location. */
export function takeText(shelf: Shelf, location: LocationId): KeptText | null {
  const kept = readText(shelf.getItem(KEY));
  if (kept?.locationId !== location) return null;
  dropText(shelf);
  return kept;
}

/** What a shelf holds may be of an older build, or of anybody else. */
function readText(stored: string | null): KeptText | null {
  const kept = stored === null ? null : parsed(stored);
  if (typeof kept !== "object" || kept === null) return null;
  const fields = new Map<string, unknown>(Object.entries(kept));
  const [location, member] = [fields.get("locationId"), fields.get("memberId")];
  const [day, text] = [fields.get("date"), fields.get("text")];
  const date = typeof day === "string" ? parseLocalDate(day) : null;
  if (typeof location !== "number" || typeof member !== "number") return null;
  if (date === null || typeof text !== "string") return null;
  return { locationId: locationId(location), memberId: teamMemberId(member), date, text };
}

function parsed(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch {
    return null;
  }
}
