import { foreignKey, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { LocationId, ServiceId, TeamMemberId } from "@/lib/domain/ids";
import { id } from "./columns";
import { resources, serviceCategories, services, teamMembers } from "./salon";

/** Members named for a category beside those who do its services (business.md 3). */
export const serviceCategoryMembers = pgTable(
  "service_category_members",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    categoryId: id("category_id").notNull(),
    memberId: id("member_id").$type<TeamMemberId>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.categoryId, table.memberId] }),
    foreignKey({
      columns: [table.locationId, table.categoryId],
      foreignColumns: [serviceCategories.locationId, serviceCategories.id],
    }),
    foreignKey({
      columns: [table.locationId, table.memberId],
      foreignColumns: [teamMembers.locationId, teamMembers.id],
    }),
  ],
);

/** Resources that a service needs (business.md 4.4). */
export const serviceResources = pgTable(
  "service_resources",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    serviceId: id("service_id").$type<ServiceId>().notNull(),
    resourceId: id("resource_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.serviceId, table.resourceId] }),
    foreignKey({
      columns: [table.locationId, table.serviceId],
      foreignColumns: [services.locationId, services.id],
    }),
    foreignKey({
      columns: [table.locationId, table.resourceId],
      foreignColumns: [resources.locationId, resources.id],
    }),
  ],
);

/** Names of a service in other languages (business.md 4.4). */
export const serviceTranslations = pgTable(
  "service_translations",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    serviceId: id("service_id").$type<ServiceId>().notNull(),
    languageId: integer("language_id").notNull(),
    translation: text("translation").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.serviceId, table.languageId] }),
    foreignKey({
      columns: [table.locationId, table.serviceId],
      foreignColumns: [services.locationId, services.id],
    }),
  ],
);
