import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { AppointmentId, LocationId, UserId } from "@/lib/domain/ids";
import type { FieldType } from "@/lib/domain/salon/custom-field";
import type { TagEntity } from "@/lib/domain/salon/tag";
import { appointments, clients } from "./appointments";
import { FIRST_GENERATED_ID, id, instant } from "./columns";

const generatedId = () =>
  id("id").notNull().generatedByDefaultAsIdentity({ startWith: FIRST_GENERATED_ID });

export const clientComments = pgTable(
  "client_comments",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    id: generatedId(),
    clientId: id("client_id").notNull(),
    text: text("text").notNull(),
    userId: id("user_id").$type<UserId>().notNull(),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.id] }),
    foreignKey({
      columns: [table.locationId, table.clientId],
      foreignColumns: [clients.locationId, clients.id],
    }),
    index("client_comments_client").on(table.locationId, table.clientId, table.id),
  ],
);

export const tags = pgTable(
  "labels",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    id: generatedId(),
    title: text("title").notNull(),
    color: text("color").notNull(),
    icon: text("icon").notNull(),
    entity: smallint("entity").$type<TagEntity>().notNull(),
    isDeleted: boolean("is_deleted").notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.locationId, table.id] })],
);

export const clientTags = pgTable(
  "client_labels",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    clientId: id("client_id").notNull(),
    tagId: id("label_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.clientId, table.tagId] }),
    foreignKey({
      columns: [table.locationId, table.clientId],
      foreignColumns: [clients.locationId, clients.id],
    }),
    foreignKey({
      columns: [table.locationId, table.tagId],
      foreignColumns: [tags.locationId, tags.id],
    }),
    index("client_labels_label").on(table.locationId, table.tagId),
  ],
);

/** The tags of an appointment (business.md 6.2). */
export const appointmentTags = pgTable(
  "appointment_labels",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    appointmentId: id("appointment_id").$type<AppointmentId>().notNull(),
    tagId: id("label_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.appointmentId, table.tagId] }),
    foreignKey({
      name: "appointment_labels_appointment_fk", // the generated name would be too long
      columns: [table.locationId, table.appointmentId],
      foreignColumns: [appointments.locationId, appointments.id],
    }),
    foreignKey({
      name: "appointment_labels_label_fk", // as above
      columns: [table.locationId, table.tagId],
      foreignColumns: [tags.locationId, tags.id],
    }),
    index("appointment_labels_label").on(table.locationId, table.tagId),
  ],
);

export const customFields = pgTable(
  "custom_fields",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    id: generatedId(),
    category: text("category").$type<"record" | "client">().notNull(),
    type: text("type").$type<FieldType>().notNull(),
    code: text("code").notNull(),
    title: text("title").notNull(),
    isEditable: boolean("is_editable").notNull(),
    isShown: boolean("is_shown").notNull(),
    choices: text("choices")
      .array()
      .notNull()
      .default(sql`'{}'`),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.id] }),
    uniqueIndex("custom_fields_code").on(table.locationId, table.category, table.code),
  ],
);
