import { sql } from "drizzle-orm";
import { foreignKey, pgTable, primaryKey, uniqueIndex } from "drizzle-orm/pg-core";
import type { LocationId } from "@/lib/domain/ids";
import { clients } from "./appointments";
import { FIRST_GENERATED_ID, id, instant } from "./columns";
import { eventSchedules } from "./event-schedules";

/** The clients who are attached to schedules of events (business.md 6.10). */
export const clientSeries = pgTable(
  "client_series",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    id: id("id").notNull().generatedByDefaultAsIdentity({ startWith: FIRST_GENERATED_ID }),
    scheduleId: id("schedule_id").notNull(),
    clientId: id("client_id").notNull(),
    /** Null = all series of the schedule, those added later too. */
    dayIds: id("day_ids").array(),
    createdAt: instant("created_at").notNull(),
    changedAt: instant("changed_at").notNull(),
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.id] }),
    foreignKey({
      name: "client_series_schedule_fk",
      columns: [table.locationId, table.scheduleId],
      foreignColumns: [eventSchedules.locationId, eventSchedules.id],
    }),
    foreignKey({
      name: "client_series_client_fk",
      columns: [table.locationId, table.clientId],
      foreignColumns: [clients.locationId, clients.id],
    }),
    uniqueIndex("client_series_client")
      .on(table.locationId, table.scheduleId, table.clientId)
      .where(sql`${table.deletedAt} is null`),
  ],
);
