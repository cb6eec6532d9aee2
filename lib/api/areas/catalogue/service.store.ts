import { and, asc, desc, eq, getTableColumns, sql } from "drizzle-orm";
import type { Service, ServiceFields, ServiceLink, Translation } from "@/lib/domain/salon/service";
import type { Database } from "@/lib/data/connection";
import type { DataAccess } from "@/lib/data/data-access";
import { serviceResources, serviceTranslations } from "@/lib/data/schema/catalogue";
import { serviceLinks, services } from "@/lib/data/schema/salon";
import type { ServiceRepository } from "./catalogue.port";

/** The services of a location, who does them and what they need; deleted ones are not told. */
export function createServiceRepository(access: DataAccess): ServiceRepository {
  return {
    async list(location) {
      const rows = await selectServices(access.db)
        .where(and(eq(services.locationId, location), eq(services.isDeleted, false)))
        .orderBy(desc(services.weight), asc(services.id));
      return rows.map(toService);
    },

    async find(location, id) {
      const [row] = await selectServices(access.db).where(
        and(eq(services.locationId, location), eq(services.id, id), eq(services.isDeleted, false)),
      );
      return row ? toService(row) : null;
    },
  };
}

type LinkRow = Pick<
  typeof serviceLinks.$inferSelect,
  "memberId" | "durationSeconds" | "cardId" | "priceMin" | "priceMax"
>;

/** Services with their links and resources as JSON: many callers read them, each in one query. */
function selectServices(db: Database) {
  const { memberId, durationSeconds, cardId, priceMin, priceMax } = serviceLinks;
  const link = sql`json_build_object('memberId', ${memberId}, 'durationSeconds', ${durationSeconds},
    'cardId', ${cardId}, 'priceMin', ${priceMin}, 'priceMax', ${priceMax})`;
  const links = db
    .select({ list: sql`coalesce(json_agg(${link} order by ${memberId}), '[]')` })
    .from(serviceLinks)
    .where(
      and(
        eq(serviceLinks.locationId, services.locationId),
        eq(serviceLinks.serviceId, services.id),
      ),
    );
  const { resourceId } = serviceResources;
  const needed = db
    .select({ list: sql`coalesce(json_agg(${resourceId} order by ${resourceId}), '[]')` })
    .from(serviceResources)
    .where(
      and(
        eq(serviceResources.locationId, services.locationId),
        eq(serviceResources.serviceId, services.id),
      ),
    );
  return db
    .select({
      ...getTableColumns(services),
      links: sql<LinkRow[]>`(${links})`,
      resourceIds: sql<number[]>`(${needed})`,
      translations: sql<Translation[]>`(${translationsOf(db)})`,
    })
    .from(services);
}

function translationsOf(db: Database) {
  const { languageId, translation } = serviceTranslations;
  const each = sql`json_build_object('languageId', ${languageId}, 'text', ${translation})`;
  return db
    .select({ list: sql`coalesce(json_agg(${each} order by ${languageId}), '[]')` })
    .from(serviceTranslations)
    .where(
      and(
        eq(serviceTranslations.locationId, services.locationId),
        eq(serviceTranslations.serviceId, services.id),
      ),
    );
}

function toLink(row: LinkRow): ServiceLink {
  const { memberId, durationSeconds, cardId, priceMin, priceMax } = row;
  const price = priceMin === null ? null : { min: priceMin, max: priceMax };
  return { memberId, durationSeconds, cardId, price };
}

function toService(row: Awaited<ReturnType<typeof selectServices>>[number]): Service {
  const { id, links, resourceIds, translations } = row;
  return { id, ...toFields(row), links: links.map(toLink), translations, resourceIds };
}

function toFields(row: typeof services.$inferSelect): ServiceFields {
  return {
    title: row.title,
    bookingTitle: row.bookingTitle,
    categoryId: row.categoryId,
    priceMin: row.priceMin,
    priceMax: row.priceMax,
    durationSeconds: row.durationSeconds,
    technicalBreakSeconds: row.technicalBreakSeconds,
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
    searchFromSeconds: row.searchFromSeconds,
    searchToSeconds: row.searchToSeconds,
    slotStepSeconds: row.slotStepSeconds,
    searchStepSeconds: row.searchStepSeconds,
    taxVariant: row.taxVariant,
    vatId: row.vatId,
  };
}
