import { boolean, foreignKey, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import type { AppointmentId, LocationId, UserId } from "@/lib/domain/ids";
import type { DeliveryStatus, MailingChannel } from "@/lib/domain/salon/mailing";
import type { NotificationType } from "@/lib/domain/salon/push-setting";
import { appointments, clients } from "./appointments";
import { FIRST_GENERATED_ID, id, instant } from "./columns";

/** The outbox of messages to clients (business.md 12.1), one row per recipient. */
export const messages = pgTable(
  "messages",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    id: id("id").notNull().generatedByDefaultAsIdentity({ startWith: FIRST_GENERATED_ID }),
    channel: text("channel").$type<MailingChannel>().notNull(),
    /** Null = a visitor who is no client yet. */
    clientId: id("client_id"),
    /** Phone or e-mail as it was when the message was written. */
    address: text("address").notNull(),
    subject: text("subject").notNull(),
    text: text("text").notNull(),
    appointmentId: id("appointment_id").$type<AppointmentId>(),
    /** Null = the location itself. */
    createdBy: id("created_by").$type<UserId>(),
    createdAt: instant("created_at").notNull(),
    /** What the provider reported last. */
    status: smallint("status").$type<DeliveryStatus>(),
    statusAt: instant("status_at"),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.id] }),
    foreignKey({
      columns: [table.locationId, table.clientId],
      foreignColumns: [clients.locationId, clients.id],
    }),
    foreignKey({
      name: "messages_appointment_fk", // the generated name would be too long
      columns: [table.locationId, table.appointmentId],
      foreignColumns: [appointments.locationId, appointments.id],
    }),
  ],
);

/** What users switched on or off (business.md 12.2); a type without a row is on. */
export const pushSettings = pgTable(
  "push_settings",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    userId: id("user_id").$type<UserId>().notNull(),
    type: text("type").$type<NotificationType>().notNull(),
    isOn: boolean("is_on").notNull(),
  },
  (table) => [primaryKey({ columns: [table.locationId, table.userId, table.type] })],
);
