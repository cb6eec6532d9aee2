import { index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { Door } from "@/lib/domain/door";
import type { AppointmentId, LocationId, UserId } from "@/lib/domain/ids";
import type { AppointmentState } from "@/lib/domain/salon/appointment-write";
import { id, instant } from "./columns";

/** What was done to appointments: written once, never changed. */
export const appointmentWrites = pgTable(
  "appointment_writes",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    /** Order of entry; a pinned clock gives many the same time. */
    id: id("id").notNull().generatedAlwaysAsIdentity(),
    appointmentId: id("appointment_id").$type<AppointmentId>().notNull(),
    at: instant("at").notNull(),
    /** Null = a visitor, or a program without a user. */
    userId: id("user_id").$type<UserId>(),
    door: text("door").$type<Door>().notNull(),
    changeSetId: text("change_set_id"),
    /** Null = it was not there. */
    before: jsonb("before").$type<AppointmentState>(),
    after: jsonb("after").$type<AppointmentState>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.id] }),
    index("appointment_writes_appointment").on(table.locationId, table.appointmentId, table.id),
    index("appointment_writes_at").on(table.locationId, table.at, table.id),
  ],
);
