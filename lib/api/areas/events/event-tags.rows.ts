import { and, eq, inArray } from "drizzle-orm";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { Database } from "@/lib/data/connection";
import { inChunks } from "@/lib/data/in-order";
import { eventTags } from "@/lib/data/schema/events";

/** Puts tags on events that have none. */
export async function tagEvents(
  db: Database,
  location: AuthorizedLocationId,
  events: readonly { readonly id: number; readonly tagIds: readonly number[] }[],
): Promise<void> {
  const rows = events.flatMap(({ id, tagIds }) =>
    tagIds.map((tagId) => ({ locationId: location, eventId: id, tagId })),
  );
  await inChunks(rows, (chunk) => db.insert(eventTags).values(chunk));
}

/** Takes all tags off events. */
export async function untagEvents(
  db: Database,
  location: AuthorizedLocationId,
  eventIds: readonly number[],
): Promise<void> {
  await db
    .delete(eventTags)
    .where(and(eq(eventTags.locationId, location), inArray(eventTags.eventId, [...eventIds])));
}
