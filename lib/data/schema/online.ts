import { boolean, foreignKey, integer, pgTable, text } from "drizzle-orm/pg-core";
import type { LocationId } from "@/lib/domain/ids";
import { id } from "./columns";
import { locations } from "./salon";

/** Settings of online booking; a location without a row has the defaults. */
export const onlineSettings = pgTable(
  "online_settings",
  {
    locationId: id("location_id").$type<LocationId>().primaryKey(),
    confirmsPhone: boolean("confirms_phone").notNull(),
    offersAnyMember: boolean("offers_any_member").notNull(),
    leadMinutes: integer("lead_minutes").notNull(),
    maxEventSeats: integer("max_event_seats").notNull(),
    privacyPolicy: text("privacy_policy").notNull().default(""),
  },
  (table) => [foreignKey({ columns: [table.locationId], foreignColumns: [locations.locationId] })],
);
