import { boolean, foreignKey, index, integer, pgTable, primaryKey } from "drizzle-orm/pg-core";
import type { AppointmentId, LocationId } from "@/lib/domain/ids";
import { appointments, events } from "./appointments";
import { tags } from "./clients";
import { id } from "./columns";
import { locations, resourceInstances } from "./salon";

/** The pieces of resources that an event holds. */
export const eventResources = pgTable(
  "event_resources",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    eventId: id("event_id").notNull(),
    unitId: id("instance_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.eventId, table.unitId] }),
    foreignKey({
      columns: [table.locationId, table.eventId],
      foreignColumns: [events.locationId, events.id],
    }),
    foreignKey({
      name: "event_resources_instance_fk", // the generated name would be too long
      columns: [table.locationId, table.unitId],
      foreignColumns: [resourceInstances.locationId, resourceInstances.id],
    }),
    index("event_resources_instance").on(table.locationId, table.unitId),
  ],
);

/** The tags of an event (business.md 8.1). */
export const eventTags = pgTable(
  "event_labels",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    eventId: id("event_id").notNull(),
    tagId: id("label_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.eventId, table.tagId] }),
    foreignKey({
      name: "event_labels_event_fk", // the generated name would be too long
      columns: [table.locationId, table.eventId],
      foreignColumns: [events.locationId, events.id],
    }),
    foreignKey({
      name: "event_labels_label_fk", // as above
      columns: [table.locationId, table.tagId],
      foreignColumns: [tags.locationId, tags.id],
    }),
    index("event_labels_label").on(table.locationId, table.tagId),
  ],
);

/** The pieces of resources that an appointment holds (business.md 6.2). */
export const appointmentResources = pgTable(
  "appointment_resources",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    appointmentId: id("appointment_id").$type<AppointmentId>().notNull(),
    unitId: id("instance_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.appointmentId, table.unitId] }),
    foreignKey({
      name: "appointment_resources_appointment_fk", // the generated name would be too long
      columns: [table.locationId, table.appointmentId],
      foreignColumns: [appointments.locationId, appointments.id],
    }),
    foreignKey({
      name: "appointment_resources_instance_fk", // as above
      columns: [table.locationId, table.unitId],
      foreignColumns: [resourceInstances.locationId, resourceInstances.id],
    }),
    index("appointment_resources_instance").on(table.locationId, table.unitId),
  ],
);

/** Settings of the journal; a location without a row has the defaults. */
export const journalSettings = pgTable(
  "journal_settings",
  {
    locationId: id("location_id").$type<LocationId>().primaryKey(),
    recordType: integer("record_type").notNull(),
    maxEventSeats: integer("max_event_seats").notNull(),
    showsNewsletterAgreement: boolean("shows_newsletter_agreement").notNull(),
    showsPersonalDataAgreement: boolean("shows_personal_data_agreement").notNull(),
  },
  (table) => [foreignKey({ columns: [table.locationId], foreignColumns: [locations.locationId] })],
);
