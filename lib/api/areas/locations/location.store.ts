import { and, asc, eq, getTableColumns, inArray, sql } from "drizzle-orm";
import { DEFAULT_JOURNAL_SETTINGS } from "@/lib/domain/salon/journal-settings";
import { NO_SOCIAL_LINKS } from "@/lib/domain/salon/location";
import type { Location } from "@/lib/domain/salon/location";
import type { DataAccess } from "@/lib/data/data-access";
import { journalSettings } from "@/lib/data/schema/events";
import { chains, locations } from "@/lib/data/schema/salon";
import type { LocationRepository } from "./location.port";

/** The places of work and their settings. */
export function createLocationRepository(access: DataAccess): LocationRepository {
  const select = () =>
    access.db
      .select({ ...getTableColumns(locations), chainTitle: chains.title })
      .from(locations)
      .leftJoin(chains, eq(chains.id, locations.chainId));
  return {
    async find(id) {
      const [row] = await select().where(
        and(eq(locations.locationId, id), eq(locations.isDeleted, false)),
      );
      return row ? toLocation(row) : null;
    },

    async list() {
      const rows = await select().orderBy(asc(locations.locationId));
      return rows.map(toLocation);
    },

    async withRecordType(types) {
      const { recordType } = journalSettings;
      const rows = await access.db
        .select({ id: locations.locationId })
        .from(locations)
        .leftJoin(journalSettings, eq(journalSettings.locationId, locations.locationId))
        .where(
          inArray(sql`coalesce(${recordType}, ${DEFAULT_JOURNAL_SETTINGS.recordType})`, [...types]),
        );
      return new Set(rows.map(({ id }) => id));
    },
  };
}

function toLocation(row: typeof locations.$inferSelect & { chainTitle: string | null }): Location {
  return {
    id: row.locationId,
    chainId: row.chainId,
    chainTitle: row.chainTitle ?? "",
    title: row.title,
    shortDescription: row.shortDescription,
    phone: row.phone,
    country: row.country,
    city: row.city,
    address: row.address,
    zip: row.zip,
    openingHours: row.openingHours,
    timeZone: row.timeZone,
    currency: row.currency,
    isActive: row.isActive,
    sessionStepMinutes: row.sessionStep,
    countryId: row.countryId,
    cityId: row.cityId,
    description: row.description,
    site: row.site,
    social: { ...NO_SOCIAL_LINKS, ...row.social },
    morePhones: row.morePhones,
    latitude: row.latitude,
    longitude: row.longitude,
    businessTypeId: row.businessTypeId,
    isDeleted: row.isDeleted,
  };
}
