import { foreignKey, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { AppointmentId, LocationId } from "@/lib/domain/ids";
import { appointments } from "./appointments";
import { id, instant } from "./columns";
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
