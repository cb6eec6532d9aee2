import { bigint, boolean, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { LocationId, UserId } from "@/lib/domain/ids";
import type { WebhookResource, WebhookStatus, WebhookSwitch } from "@/lib/domain/salon/webhook";
import { id, instant } from "./columns";
import { sql } from "drizzle-orm";

/** Where a location's webhooks go (business.md 13.1). */
export const webhookSettings = pgTable("hook_settings", {
  locationId: id("location_id").$type<LocationId>().primaryKey(),
  urls: text("urls").array().notNull(),
  isActive: boolean("is_active").notNull(),
  switches: text("switches").array().$type<WebhookSwitch[]>().notNull(),
  sendsOwn: boolean("sends_own").notNull(),
  /** Signs the deliveries; who may read the settings may read it. */
  secret: text("secret").notNull(),
  /** Who saved the settings: deliveries show what they may see. */
  userId: id("user_id").$type<UserId>().notNull(),
  partnerId: id("partner_id").notNull(),
});

/** The outbox: changes that wait for their delivery; whoever claims a row deletes it, and puts it back where they stop before it is delivered. */
export const webhookEvents = pgTable(
  "hook_events",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    /** Order of entry. */
    number: bigint("number", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    resource: text("resource").$type<WebhookResource>().notNull(),
    resourceId: id("resource_id").notNull(),
    status: text("status").$type<WebhookStatus>().notNull(),
    /** Null = all of the settings; otherwise those that have not got it yet. */
    urls: text("urls").array(),
    /** Time of the database: several processes with clocks of their own deliver. */
    madeAt: instant("made_at")
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.number] }),
    index("hook_events_made_at").on(table.madeAt),
  ],
);
