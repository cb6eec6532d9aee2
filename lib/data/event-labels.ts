import { and, asc, eq, inArray } from "drizzle-orm";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { AppointmentLabel } from "@/lib/domain/salon/appointment";
import type { Database } from "./connection";
import { inChunks } from "./in-order";
import { labels } from "./schema/clients";
import { eventLabels } from "./schema/events";

/** The tags of events, by title; one without tags has none here. */
export async function labelsOfEvents(
  db: Database,
  location: AuthorizedLocationId,
  eventIds: readonly number[],
): Promise<ReadonlyMap<number, readonly AppointmentLabel[]>> {
  const byEvent = new Map<number, AppointmentLabel[]>();
  if (eventIds.length === 0) return byEvent;
  const rows = await db
    .select({
      eventId: eventLabels.eventId,
      id: labels.id,
      title: labels.title,
      color: labels.color,
      icon: labels.icon,
    })
    .from(eventLabels)
    .innerJoin(
      labels,
      and(eq(labels.locationId, eventLabels.locationId), eq(labels.id, eventLabels.labelId)),
    )
    .where(and(eq(eventLabels.locationId, location), inArray(eventLabels.eventId, [...eventIds])))
    .orderBy(asc(labels.title), asc(labels.id));
  for (const { eventId, ...label } of rows) {
    byEvent.set(eventId, [...(byEvent.get(eventId) ?? []), label]);
  }
  return byEvent;
}

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
