import { and, eq, inArray, sql } from "drizzle-orm";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { AppointmentTag } from "@/lib/domain/salon/appointment";
import type { ResourceUnit } from "@/lib/domain/salon/resource";
import type { Database } from "@/lib/data/connection";
import { LABEL_LIST } from "@/lib/api/areas/clients/tags.rows";
import { events } from "@/lib/data/schema/appointments";
import { tags } from "@/lib/data/schema/clients";
import { eventTags, eventResources } from "@/lib/data/schema/events";
import { resourceInstances } from "@/lib/data/schema/salon";

export type EventMarks = {
  readonly units: readonly ResourceUnit[];
  readonly tags: readonly AppointmentTag[];
};

/** What events hold, by id, and their tags, by title: both as JSON, in one query. */
export async function marksOfEvents(
  db: Database,
  location: AuthorizedLocationId,
  eventIds: readonly number[],
): Promise<ReadonlyMap<number, EventMarks>> {
  if (eventIds.length === 0) return new Map();
  const rows = await db
    .select({
      id: events.id,
      units: sql<ResourceUnit[]>`(${instancesOf(db)})`,
      tags: sql<AppointmentTag[]>`(${tagsOf(db)})`,
    })
    .from(events)
    .where(and(eq(events.locationId, location), inArray(events.id, [...eventIds])));
  return new Map(rows.map(({ id, ...marks }) => [id, marks]));
}

function instancesOf(db: Database) {
  const { id, title, resourceId } = resourceInstances;
  const instance = sql`json_build_object('id', ${id}, 'title', ${title}, 'resourceId', ${resourceId})`;
  return db
    .select({ list: sql`coalesce(json_agg(${instance} order by ${id}), '[]')` })
    .from(eventResources)
    .innerJoin(
      resourceInstances,
      and(
        eq(resourceInstances.locationId, eventResources.locationId),
        eq(resourceInstances.id, eventResources.unitId),
      ),
    )
    .where(
      and(eq(eventResources.locationId, events.locationId), eq(eventResources.eventId, events.id)),
    );
}

function tagsOf(db: Database) {
  return db
    .select({ list: LABEL_LIST })
    .from(eventTags)
    .innerJoin(tags, and(eq(tags.locationId, eventTags.locationId), eq(tags.id, eventTags.tagId)))
    .where(and(eq(eventTags.locationId, events.locationId), eq(eventTags.eventId, events.id)));
}
