import { and, eq, inArray, sql } from "drizzle-orm";
import type { ServiceWriting } from "./catalogue.port";
import type { AuthorizedLocationId, ServiceId } from "@/lib/domain/ids";
import type { ServiceLink } from "@/lib/domain/salon/service";
import type { DataAccess } from "@/lib/data/data-access";
import { serviceResources, serviceTranslations } from "@/lib/data/schema/catalogue";
import { resources, serviceLinks, services } from "@/lib/data/schema/salon";

/** Writes of services; the read model keeps none of them. */
export function createServiceWriting(access: DataAccess): ServiceWriting {
  return {
    async lock(location, id) {
      const query = access.db
        .select({ id: services.id })
        .from(services)
        .where(and(isService(location, id), eq(services.isDeleted, false)));
      const rows = access.isExclusive ? await query : await query.for("update");
      return rows.length > 0;
    },

    add: (location, fields) =>
      access.write(location, async (db) => {
        const [row] = await db
          .insert(services)
          .values({ ...fields, locationId: location })
          .returning({ id: services.id });
        if (!row) throw new Error("The database answered no row for a new service");
        return row.id;
      }),

    save: (location, id, fields) =>
      access.write(location, async (db) => {
        if (Object.keys(fields).length === 0) return;
        await db.update(services).set(fields).where(isService(location, id));
      }),

    ...partsOf(access),
    ...translationsOf(access),

    markDeleted: (location, id) =>
      access.write(location, async (db) => {
        await db.delete(serviceLinks).where(isLinkOf(location, id));
        await db.update(services).set({ isDeleted: true }).where(isService(location, id));
      }),
  };
}

function partsOf(
  access: DataAccess,
): Pick<ServiceWriting, "saveLinks" | "resourceIds" | "saveResources"> {
  return {
    saveLinks: (location, id, links) =>
      access.write(location, async (db) => {
        await db.delete(serviceLinks).where(isLinkOf(location, id));
        const rows = links.map((link) => toRow(location, id, link));
        if (rows.length > 0) await db.insert(serviceLinks).values(rows);
      }),

    async resourceIds(location) {
      const rows = await access.db
        .select({ id: resources.id })
        .from(resources)
        .where(eq(resources.locationId, location));
      return rows.map(({ id }) => id);
    },

    saveResources: (location, id, resourceIds) =>
      access.write(location, async (db) => {
        await db
          .delete(serviceResources)
          .where(
            and(eq(serviceResources.locationId, location), eq(serviceResources.serviceId, id)),
          );
        const rows = resourceIds.map((resourceId) => ({
          locationId: location,
          serviceId: id,
          resourceId,
        }));
        if (rows.length > 0) await db.insert(serviceResources).values(rows);
      }),
  };
}

function translationsOf(access: DataAccess): Pick<ServiceWriting, "saveTranslations"> {
  return {
    saveTranslations: (location, id, translations) =>
      access.write(location, async (db) => {
        const cleared = translations.filter(({ text }) => text === "");
        const kept = translations.filter(({ text }) => text !== "");
        if (cleared.length > 0) {
          await db.delete(serviceTranslations).where(
            and(
              eq(serviceTranslations.locationId, location),
              eq(serviceTranslations.serviceId, id),
              inArray(
                serviceTranslations.languageId,
                cleared.map(({ languageId }) => languageId),
              ),
            ),
          );
        }
        if (kept.length === 0) return;
        await db
          .insert(serviceTranslations)
          .values(
            kept.map(({ languageId, text }) => ({
              locationId: location,
              serviceId: id,
              languageId,
              translation: text,
            })),
          )
          .onConflictDoUpdate({
            target: [
              serviceTranslations.locationId,
              serviceTranslations.serviceId,
              serviceTranslations.languageId,
            ],
            set: { translation: sql`excluded.translation` },
          });
      }),
  };
}

function isService(location: AuthorizedLocationId, id: ServiceId) {
  return and(eq(services.locationId, location), eq(services.id, id));
}

function isLinkOf(location: AuthorizedLocationId, id: ServiceId) {
  return and(eq(serviceLinks.locationId, location), eq(serviceLinks.serviceId, id));
}

function toRow(
  location: AuthorizedLocationId,
  id: ServiceId,
  link: ServiceLink,
): typeof serviceLinks.$inferInsert {
  return {
    locationId: location,
    serviceId: id,
    memberId: link.memberId,
    durationSeconds: link.durationSeconds,
    cardId: link.cardId,
    priceMin: link.price?.min ?? null,
    priceMax: link.price?.max ?? null,
  };
}
