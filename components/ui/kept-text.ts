import { locationId, teamMemberId } from "@/lib/domain/ids";
import type { LocationId, TeamMemberId } from "@/lib/domain/ids";
import { localDate } from "@/lib/client/board-reader";
import { fieldsOf, text, whole } from "@/lib/client/json-reader";
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
  if (stored === null) return null;
  try {
    const kept = fieldsOf(JSON.parse(stored));
    return {
      locationId: locationId(whole(kept["locationId"])),
      memberId: teamMemberId(whole(kept["memberId"])),
      date: localDate(kept["date"]),
      text: text(kept["text"]),
    };
  } catch {
    return null;
  }
}
