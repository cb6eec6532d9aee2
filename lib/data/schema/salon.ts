import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  doublePrecision,
  foreignKey,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
} from "drizzle-orm/pg-core";
import type { LocationId, ServiceId, TeamMemberId, UserId } from "@/lib/domain/ids";
import type { SocialLinks } from "@/lib/domain/salon/location";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { FIRST_GENERATED_ID, id } from "./columns";

export const chains = pgTable("chains", {
  id: id("id").primaryKey(),
  title: text("title").notNull(),
});

export const locations = pgTable("locations", {
  locationId: id("location_id")
    .$type<LocationId>()
    .primaryKey()
    .generatedByDefaultAsIdentity({ startWith: FIRST_GENERATED_ID }),
  chainId: id("chain_id").notNull(),
  title: text("title").notNull(),
  shortDescription: text("short_description").notNull(),
  phone: text("phone").notNull(),
  country: text("country").notNull(),
  city: text("city").notNull(),
  address: text("address").notNull(),
  zip: text("zip").notNull(),
  openingHours: text("opening_hours").notNull(),
  timeZone: text("time_zone").notNull(),
  currency: text("currency").notNull(),
  isActive: boolean("is_active").notNull(),
  sessionStep: integer("session_step").notNull().default(5),
  countryId: id("country_id").notNull().default(0),
  cityId: id("city_id").notNull().default(0),
  description: text("description").notNull().default(""),
  site: text("site").notNull().default(""),
  social: jsonb("social").$type<Partial<SocialLinks>>().notNull().default({}),
  /** Digits only, beside the first. */
  morePhones: text("more_phones").array().notNull().default([]),
  latitude: doublePrecision("latitude").notNull().default(0),
  longitude: doublePrecision("longitude").notNull().default(0),
  businessTypeId: integer("business_type_id").notNull().default(1),
  /** The rows of a location stay when it is deleted. */
  isDeleted: boolean("is_deleted").notNull().default(false),
});

export const positions = pgTable(
  "positions",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    id: id("id").notNull().generatedByDefaultAsIdentity({ startWith: FIRST_GENERATED_ID }),
    title: text("title").notNull(),
    apiId: text("api_id").notNull().default(""),
  },
  (table) => [primaryKey({ columns: [table.locationId, table.id] })],
);

export const teamMembers = pgTable(
  "team_members",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    id: id("id")
      .$type<TeamMemberId>()
      .notNull()
      .generatedByDefaultAsIdentity({ startWith: FIRST_GENERATED_ID }),
    name: text("name").notNull(),
    specialization: text("specialization").notNull(),
    positionId: id("position_id"),
    userId: id("user_id").$type<UserId>(),
    hasTimetable: boolean("has_timetable").notNull(),
    isDismissed: boolean("is_dismissed").notNull(),
    isRemoved: boolean("is_removed").notNull(),
    isHidden: boolean("is_hidden").notNull(),
    weight: integer("weight").notNull(),
    rating: doublePrecision("rating").notNull(),
    apiId: text("api_id").notNull().default(""),
    information: text("information").notNull().default(""),
    /** Digits only. */
    phone: text("phone").notNull().default(""),
    /** As that of logins: older ones are read again at the start, once. */
    phoneVersion: smallint("phone_version").notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.id] }),
    foreignKey({
      columns: [table.locationId, table.positionId],
      foreignColumns: [positions.locationId, positions.id],
    }),
  ],
);

export const serviceCategories = pgTable(
  "service_categories",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    id: id("id").notNull().generatedByDefaultAsIdentity({ startWith: FIRST_GENERATED_ID }),
    title: text("title").notNull(),
    weight: integer("weight").notNull(),
    apiId: text("api_id").notNull().default(""),
    /** Deleted services keep their category. */
    isDeleted: boolean("is_deleted").notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.locationId, table.id] })],
);

export const services = pgTable(
  "services",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    id: id("id")
      .$type<ServiceId>()
      .notNull()
      .generatedByDefaultAsIdentity({ startWith: FIRST_GENERATED_ID }),
    title: text("title").notNull(),
    categoryId: id("category_id").notNull(),
    priceMin: numeric("price_min", { precision: 14, scale: 2, mode: "number" }).notNull(),
    priceMax: numeric("price_max", { precision: 14, scale: 2, mode: "number" }).notNull(),
    durationSeconds: integer("duration").notNull(),
    technicalBreakSeconds: integer("technical_break"),
    weight: integer("weight").notNull(),
    isBookableOnline: boolean("is_bookable_online").notNull(),
    isGroup: boolean("is_group").notNull(),
    capacity: integer("capacity").notNull(),
    /** Empty = as the title. */
    bookingTitle: text("booking_title").notNull().default(""),
    discount: numeric("discount", { precision: 5, scale: 2, mode: "number" }).notNull().default(0),
    comment: text("comment").notNull().default(""),
    apiId: text("api_id").notNull().default(""),
    isLimitedToDates: boolean("is_limited_to_dates").notNull().default(false),
    dateFrom: date("date_from", { mode: "string" }).$type<LocalDate>(),
    dateTo: date("date_to", { mode: "string" }).$type<LocalDate>(),
    /** Seconds from midnight. */
    searchFromSeconds: integer("search_from").notNull().default(0),
    searchToSeconds: integer("search_to").notNull().default(86_400),
    /** Seconds; 0 = as the location. */
    slotStepSeconds: integer("slot_step").notNull().default(0),
    searchStepSeconds: integer("search_step").notNull().default(0),
    taxVariant: integer("tax_variant").notNull().default(0),
    vatId: id("vat_id").notNull().default(0),
    /** Appointments and events keep what they were booked with. */
    isDeleted: boolean("is_deleted").notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.id] }),
    foreignKey({
      columns: [table.locationId, table.categoryId],
      foreignColumns: [serviceCategories.locationId, serviceCategories.id],
    }),
  ],
);

export const serviceLinks = pgTable(
  "service_links",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    serviceId: id("service_id").$type<ServiceId>().notNull(),
    memberId: id("member_id").$type<TeamMemberId>().notNull(),
    durationSeconds: integer("length").notNull(),
    /** Bill of materials. */
    cardId: id("card_id"),
    /** Null = the price of the service. */
    priceMin: numeric("price_min", { precision: 14, scale: 2, mode: "number" }),
    priceMax: numeric("price_max", { precision: 14, scale: 2, mode: "number" }),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.serviceId, table.memberId] }),
    foreignKey({
      columns: [table.locationId, table.serviceId],
      foreignColumns: [services.locationId, services.id],
    }),
    foreignKey({
      columns: [table.locationId, table.memberId],
      foreignColumns: [teamMembers.locationId, teamMembers.id],
    }),
    check("service_links_length", sql`${table.durationSeconds} > 0`),
  ],
);

export const resources = pgTable(
  "resources",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    id: id("id").notNull(),
    title: text("title").notNull(),
  },
  (table) => [primaryKey({ columns: [table.locationId, table.id] })],
);

export const resourceInstances = pgTable(
  "resource_instances",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    id: id("id").notNull(),
    resourceId: id("resource_id").notNull(),
    title: text("title").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.id] }),
    foreignKey({
      columns: [table.locationId, table.resourceId],
      foreignColumns: [resources.locationId, resources.id],
    }),
  ],
);
