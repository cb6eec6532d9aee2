import { and, asc, eq, gt, inArray, lt, sql } from "drizzle-orm";
import type { ResourceRepository } from "@/lib/backend/services/event-ports";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { Resource, ResourceInstance } from "@/lib/domain/salon/resource";
import { addSeconds } from "@/lib/domain/time/instant";
import type { Database } from "./connection";
import type { DataAccess } from "./data-access";
import { events } from "./schema/appointments";
import { eventResources } from "./schema/events";
import { resourceInstances, resources } from "./schema/salon";

/** The schema allows no longer events; it bounds the search. Seconds. */
const LONGEST = 604_800;

/** Rooms and devices, and who holds them. */
export function createResourceRepository(access: DataAccess): ResourceRepository {
  return {
    list: (location) => listResources(access.db, location),

    async lock(location, ids) {
      if (access.isExclusive || ids.length === 0) return;
      await access.db
        .select({ id: resourceInstances.id })
        .from(resourceInstances)
        .where(
          and(eq(resourceInstances.locationId, location), inArray(resourceInstances.id, [...ids])),
        )
        .orderBy(asc(resourceInstances.id))
        .for("update");
    },

    async blocks(location, ids, span) {
      if (ids.length === 0) return [];
      const end = sql`${events.startsAt} + ${events.length} * interval '1 second'`;
      const rows = await access.db
        .selectDistinct({
          id: events.id,
          memberId: events.memberId,
          startsAt: events.startsAt,
          length: events.length,
        })
        .from(eventResources)
        .innerJoin(
          events,
          and(
            eq(events.locationId, eventResources.locationId),
            eq(events.id, eventResources.eventId),
          ),
        )
        .where(
          and(
            eq(eventResources.locationId, location),
            inArray(eventResources.instanceId, [...ids]),
            eq(events.isDeleted, false),
            gt(events.startsAt, addSeconds(span.from, -LONGEST)),
            lt(events.startsAt, span.to),
            gt(end, sql.param(span.from, events.startsAt)),
          ),
        );
      return rows.map((row) => ({ kind: "activity", ...row }));
    },
  };
}

async function listResources(db: Database, location: AuthorizedLocationId): Promise<Resource[]> {
  const kinds = await db
    .select({ id: resources.id, title: resources.title })
    .from(resources)
    .where(eq(resources.locationId, location))
    .orderBy(asc(resources.id));
  const pieces = await db
    .select({
      id: resourceInstances.id,
      title: resourceInstances.title,
      resourceId: resourceInstances.resourceId,
    })
    .from(resourceInstances)
    .where(eq(resourceInstances.locationId, location))
    .orderBy(asc(resourceInstances.id));
  const byKind = new Map<number, ResourceInstance[]>(kinds.map(({ id }) => [id, []]));
  for (const piece of pieces) byKind.get(piece.resourceId)?.push(piece);
  return kinds.map(({ id, title }) => ({ id, title, instances: byKind.get(id) ?? [] }));
}
