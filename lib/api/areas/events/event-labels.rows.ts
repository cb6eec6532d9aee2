import { and, eq, inArray } from "drizzle-orm";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { Database } from "@/lib/data/connection";
import { inChunks } from "@/lib/data/in-order";
import { eventLabels } from "@/lib/data/schema/events";

/** Puts tags on events that have none. */
export async function labelEvents(
  db: Database,
  location: AuthorizedLocationId,
  events: readonly { readonly id: number; readonly labelIds: readonly number[] }[],
): Promise<void> {
  const rows = events.flatMap(({ id, labelIds }) =>
    labelIds.map((labelId) => ({ locationId: location, eventId: id, labelId })),
  );
  await inChunks(rows, (chunk) => db.insert(eventLabels).values(chunk));
}

/** Takes all tags off events. */
export async function unlabelEvents(
  db: Database,
  location: AuthorizedLocationId,
  eventIds: readonly number[],
): Promise<void> {
  await db
    .delete(eventLabels)
    .where(and(eq(eventLabels.locationId, location), inArray(eventLabels.eventId, [...eventIds])));
}
