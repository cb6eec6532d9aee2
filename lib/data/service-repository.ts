import { and, asc, desc, eq } from "drizzle-orm";
import type { ServiceRepository } from "@/lib/backend/services/ports";
import type { Service, ServiceFields, ServiceLink } from "@/lib/domain/salon/service";
import type { AuthorizedLocationId, ServiceId } from "@/lib/domain/ids";
import type { DataAccess } from "./data-access";
import { serviceResources } from "./schema/catalogue";
import { serviceLinks, services } from "./schema/salon";

/** The services of a location, who does them and what they need; deleted ones are not told. */
export function createServiceRepository(access: DataAccess): ServiceRepository {
  return {
    async list(location) {
      const rows = await access.db
        .select()
        .from(services)
        .where(and(eq(services.locationId, location), eq(services.isDeleted, false)))
        .orderBy(desc(services.weight), asc(services.id));
      const parts = await partsOf(access, location, null);
      return rows.map((row) => toService(row, parts));
    },

    async find(location, id) {
      const [row] = await access.db
        .select()
        .from(services)
        .where(
          and(
            eq(services.locationId, location),
            eq(services.id, id),
            eq(services.isDeleted, false),
          ),
        );
      return row ? toService(row, await partsOf(access, location, id)) : null;
    },
  };
}

type Parts = {
  readonly links: ReadonlyMap<ServiceId, ServiceLink[]>;
  readonly resourceIds: ReadonlyMap<ServiceId, number[]>;
};

/** Links and resources of one service, or of all. */
async function partsOf(
  { db }: DataAccess,
  location: AuthorizedLocationId,
  only: ServiceId | null,
): Promise<Parts> {
  const links = new Map<ServiceId, ServiceLink[]>();
  const resourceIds = new Map<ServiceId, number[]>();
  const linkRows = await db
    .select()
    .from(serviceLinks)
    .where(
      and(
        eq(serviceLinks.locationId, location),
        only === null ? undefined : eq(serviceLinks.serviceId, only),
      ),
    )
    .orderBy(asc(serviceLinks.memberId));
  const resourceRows = await db
    .select()
    .from(serviceResources)
    .where(
      and(
        eq(serviceResources.locationId, location),
        only === null ? undefined : eq(serviceResources.serviceId, only),
      ),
    )
    .orderBy(asc(serviceResources.resourceId));
  for (const row of linkRows) put(links, row.serviceId, toLink(row));
  for (const row of resourceRows) put(resourceIds, row.serviceId, row.resourceId);
  return { links, resourceIds };
}

function put<T>(map: Map<ServiceId, T[]>, key: ServiceId, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

function toLink(row: typeof serviceLinks.$inferSelect): ServiceLink {
  const { memberId, length, cardId, priceMin, priceMax } = row;
  const price = priceMin === null ? null : { min: priceMin, max: priceMax };
  return { memberId, length, cardId, price };
}

function toService(row: typeof services.$inferSelect, parts: Parts): Service {
  return {
    id: row.id,
    ...toFields(row),
    links: parts.links.get(row.id) ?? [],
    resourceIds: parts.resourceIds.get(row.id) ?? [],
  };
}

function toFields(row: typeof services.$inferSelect): ServiceFields {
  return {
    title: row.title,
    bookingTitle: row.bookingTitle,
    categoryId: row.categoryId,
    priceMin: row.priceMin,
    priceMax: row.priceMax,
    duration: row.duration,
    technicalBreak: row.technicalBreak,
    discount: row.discount,
    comment: row.comment,
    weight: row.weight,
    isBookableOnline: row.isBookableOnline,
    apiId: row.apiId,
    isGroup: row.isGroup,
    capacity: row.capacity,
    isLimitedToDates: row.isLimitedToDates,
    dateFrom: row.dateFrom,
    dateTo: row.dateTo,
    searchFrom: row.searchFrom,
    searchTo: row.searchTo,
    slotStep: row.slotStep,
    searchStep: row.searchStep,
    taxVariant: row.taxVariant,
    vatId: row.vatId,
  };
}
