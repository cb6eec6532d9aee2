import { sql } from "drizzle-orm";
import {
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { LocationId, TeamMemberId, UserId } from "@/lib/domain/ids";
import type { Role } from "@/lib/domain/salon/access";
import type { Grant } from "@/lib/domain/salon/grants";
import { FIRST_GENERATED_ID, id, instant } from "./columns";

export const users = pgTable(
  "users",
  {
    id: id("id")
      .$type<UserId>()
      .primaryKey()
      .generatedByDefaultAsIdentity({ startWith: FIRST_GENERATED_ID }),
    name: text("name").notNull(),
    /** Digits only. */
    phone: text("phone").notNull(),
    /** Lower case. */
    email: text("email").notNull(),
    passwordHash: text("password_hash").notNull(),
    /** `PHONE_VERSION` by which the phone was read; older ones are read again at the start, once. */
    phoneVersion: smallint("phone_version").notNull().default(0),
  },
  (table) => [
    // who was invited by phone has no e-mail yet, and the other way round
    uniqueIndex("users_phone")
      .on(table.phone)
      .where(sql`${table.phone} <> ''`),
    uniqueIndex("users_email")
      .on(table.email)
      .where(sql`${table.email} <> ''`),
  ],
);

/** SHA-256 of the token in hex; the token itself is stored nowhere. */
export const userTokens = pgTable(
  "user_tokens",
  {
    tokenHash: text("token_hash").primaryKey(),
    userId: id("user_id").$type<UserId>().notNull(),
    /** The program that asked for it; 0 = unknown. */
    partnerId: id("partner_id").notNull().default(0),
    createdAt: instant("created_at").notNull(),
    /** Noted once a day. */
    usedAt: instant("used_at").notNull(),
  },
  (table) => [index("user_tokens_user").on(table.userId)],
);

/** Links by which people set their password: SHA-256 of the link's token in hex, gone when used. */
export const passwordLinks = pgTable(
  "password_links",
  {
    tokenHash: text("token_hash").primaryKey(),
    userId: id("user_id").$type<UserId>().notNull(),
    purpose: text("purpose").$type<"invitation" | "reset">().notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [index("password_links_user").on(table.userId)],
);

export const userAccess = pgTable(
  "user_access",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    userId: id("user_id").$type<UserId>().notNull(),
    role: text("role").$type<Role>().notNull(),
    mayOpenTimetable: boolean("may_open_timetable").notNull(),
    onlyMemberId: id("only_member_id").$type<TeamMemberId | 0>().notNull(),
    onlyPositionId: id("only_position_id").notNull(),
    lastDaysCount: integer("last_days_count").notNull(),
    mayEditHoursInJournal: boolean("may_edit_hours_in_journal").notNull(),
    mayEditHoursInSettings: boolean("may_edit_hours_in_settings").notNull(),
    mayCreateAppointments: boolean("may_create_appointments").notNull(),
    mayEditAppointments: boolean("may_edit_appointments").notNull(),
    mayDeleteAppointments: boolean("may_delete_appointments").notNull(),
    mayDeleteArrivedAppointments: boolean("may_delete_arrived_appointments").notNull(),
    maySeePhones: boolean("may_see_phones").notNull(),
    maySeeClients: boolean("may_see_clients").notNull(),
    editDaysCount: integer("edit_days_count").notNull().default(-1),
    grants: text("grants").array().$type<Grant[]>().notNull().default([]),
    /** What was typed in the invitation is all that the location sees of a person until they accept. */
    isApproved: boolean("is_approved").notNull().default(true),
    invitedName: text("invited_name").notNull().default(""),
    invitedContact: text("invited_contact").notNull().default(""),
    information: text("information").notNull().default(""),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.userId] }),
    index("user_access_user").on(table.userId),
  ],
);

export const partners = pgTable("partners", {
  id: id("id").primaryKey(),
  title: text("title").notNull(),
  /** Reaches every location, also those to come, instead of those listed. */
  reachesAll: boolean("reaches_all").notNull().default(false),
});

/** SHA-256 of the token in hex. */
export const partnerTokens = pgTable("partner_tokens", {
  tokenHash: text("token_hash").primaryKey(),
  partnerId: id("partner_id").notNull(),
});

export const partnerLocations = pgTable(
  "partner_locations",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    partnerId: id("partner_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.partnerId] }),
    index("partner_locations_partner").on(table.partnerId),
  ],
);
