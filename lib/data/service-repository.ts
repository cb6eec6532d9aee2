import { and, asc, desc, eq } from "drizzle-orm";
import type { ServiceRepository } from "@/lib/backend/services/ports";
import type { Service, ServiceLink } from "@/lib/domain/salon/service";
import type { ServiceId } from "@/lib/domain/ids";
import type { DataAccess } from "./data-access";
import { serviceLinks, services } from "./schema/salon";

/** The services of a location and who does them. */
export function createServiceRepository(access: DataAccess): ServiceRepository {
  return {
    async list(location) {
      const rows = await access.db
        .select()
        .from(services)
        .where(eq(services.locationId, location))
        .orderBy(desc(services.weight), asc(services.id));
      const links = await access.db
        .select()
        .from(serviceLinks)
        .where(eq(serviceLinks.locationId, location))
        .orderBy(asc(serviceLinks.memberId));
      const byService = new Map<ServiceId, ServiceLink[]>(rows.map((row) => [row.id, []]));
      for (const link of links) byService.get(link.serviceId)?.push(toLink(link));
      return rows.map((row) => toService(row, byService.get(row.id) ?? []));
    },

    async find(location, id) {
      const [row] = await access.db
        .select()
        .from(services)
        .where(and(eq(services.locationId, location), eq(services.id, id)));
      if (!row) return null;
      const links = await access.db
        .select()
        .from(serviceLinks)
        .where(and(eq(serviceLinks.locationId, location), eq(serviceLinks.serviceId, id)))
        .orderBy(asc(serviceLinks.memberId));
      return toService(row, links.map(toLink));
    },
  };
}

function toLink(row: typeof serviceLinks.$inferSelect): ServiceLink {
  return { memberId: row.memberId, length: row.length };
}

function toService(row: typeof services.$inferSelect, links: readonly ServiceLink[]): Service {
  return {
    id: row.id,
    title: row.title,
    categoryId: row.categoryId,
    priceMin: row.priceMin,
    priceMax: row.priceMax,
    duration: row.duration,
    technicalBreak: row.technicalBreak,
    weight: row.weight,
    isBookableOnline: row.isBookableOnline,
    isGroup: row.isGroup,
    capacity: row.capacity,
    links,
  };
}
