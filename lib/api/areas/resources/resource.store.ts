import { and, asc, eq, inArray } from "drizzle-orm";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { Resource, ResourceUnit } from "@/lib/domain/salon/resource";
import { reaching } from "@/lib/data/reaching";
import type { Database } from "@/lib/data/connection";
import type { DataAccess } from "@/lib/data/data-access";
import { appointments, events } from "@/lib/data/schema/appointments";
import { appointmentResources, eventResources } from "@/lib/data/schema/events";
import { resourceInstances, resources } from "@/lib/data/schema/salon";
import type { ResourceRepository } from "./resource.port";

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
      const byEvents = await access.db
        .select({ ...blockOf(events), unitId: eventResources.unitId })
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
            inArray(eventResources.unitId, [...ids]),
            reaching(events, span),
          ),
        );
      const byRecords = await access.db
        .select({ ...blockOf(appointments), unitId: appointmentResources.unitId })
        .from(appointmentResources)
        .innerJoin(
          appointments,
          and(
            eq(appointments.locationId, appointmentResources.locationId),
            eq(appointments.id, appointmentResources.appointmentId),
          ),
        )
        .where(
          and(
            eq(appointmentResources.locationId, location),
            inArray(appointmentResources.unitId, [...ids]),
            reaching(appointments, span),
          ),
        );
      return [
        ...byEvents.map((row) => ({ kind: "event", ...row }) as const),
        ...byRecords.map((row) => ({ kind: "appointment", ...row }) as const),
      ];
    },
  };
}

function blockOf({
  id,
  memberId,
  startsAt,
  durationSeconds: length,
}: typeof appointments | typeof events) {
  return { id, memberId, startsAt, durationSeconds: length };
}

async function listResources(db: Database, location: AuthorizedLocationId): Promise<Resource[]> {
  const rows = await db
    .select({
      id: resources.id,
      title: resources.title,
      piece: {
        id: resourceInstances.id,
        title: resourceInstances.title,
        resourceId: resourceInstances.resourceId,
      },
    })
    .from(resources)
    .leftJoin(
      resourceInstances,
      and(
        eq(resourceInstances.locationId, resources.locationId),
        eq(resourceInstances.resourceId, resources.id),
      ),
    )
    .where(eq(resources.locationId, location))
    .orderBy(asc(resources.id), asc(resourceInstances.id));
  const kinds = new Map<number, Resource & { readonly units: ResourceUnit[] }>();
  for (const { id, title, piece } of rows) {
    const kind = kinds.get(id) ?? { id, title, units: [] };
    if (piece) kind.units.push(piece);
    kinds.set(id, kind);
  }
  return [...kinds.values()];
}
