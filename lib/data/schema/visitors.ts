import {
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { AppointmentId, LocationId } from "@/lib/domain/ids";
import { appointments } from "./appointments";
import { FIRST_GENERATED_ID, id, instant } from "./columns";
import { locations } from "./salon";

/** What opens an appointment to the visitor who made it; read with no appointment by accident. */
export const recordHashes = pgTable(
  "record_hashes",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    appointmentId: id("appointment_id").$type<AppointmentId>().notNull(),
    hash: text("hash").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.appointmentId] }),
    foreignKey({
      columns: [table.locationId, table.appointmentId],
      foreignColumns: [appointments.locationId, appointments.id],
    }),
  ],
);

/** Codes that confirm the phones of visitors; one a phone, the latest. */
export const bookingCodes = pgTable(
  "booking_codes",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    /** Digits only. */
    phone: text("phone").notNull(),
    code: text("code").notNull(),
    attemptsLeft: integer("attempts_left").notNull(),
    sentAt: instant("sent_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.phone] }),
    foreignKey({ columns: [table.locationId], foreignColumns: [locations.locationId] }),
  ],
);

/** Accounts of visitors of a location; they are none of its staff, and no location sees another's. */
export const visitorAccounts = pgTable(
  "visitor_accounts",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    id: id("id").notNull().generatedByDefaultAsIdentity({ startWith: FIRST_GENERATED_ID }),
    /** Digits only; confirmed by a code. */
    phone: text("phone").notNull(),
    name: text("name").notNull(),
    /** Lower case; nobody confirmed it. */
    email: text("email").notNull(),
    passwordHash: text("password_hash").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.id] }),
    foreignKey({ columns: [table.locationId], foreignColumns: [locations.locationId] }),
    uniqueIndex("visitor_accounts_phone").on(table.locationId, table.phone),
    index("visitor_accounts_login").on(table.phone),
    index("visitor_accounts_email").on(table.email),
  ],
);

/** SHA-256 of the token in hex; the token itself is stored nowhere. */
export const visitorTokens = pgTable(
  "visitor_tokens",
  {
    tokenHash: text("token_hash").primaryKey(),
    locationId: id("location_id").$type<LocationId>().notNull(),
    accountId: id("account_id").notNull(),
    createdAt: instant("created_at").notNull(),
    /** Noted once a day. */
    usedAt: instant("used_at").notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.locationId, table.accountId],
      foreignColumns: [visitorAccounts.locationId, visitorAccounts.id],
    }),
    index("visitor_tokens_account").on(table.locationId, table.accountId),
  ],
);
