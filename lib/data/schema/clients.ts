import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { AppointmentId, LocationId, UserId } from "@/lib/domain/ids";
import type { ClientToSave } from "@/lib/domain/salon/client";
import type { MovedRows } from "@/lib/domain/salon/client-merge";
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

/** Clients who became one (business.md 5.7). */
export const clientMerges = pgTable(
  "client_merges",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    id: generatedId(),
    keptId: id("kept_id").notNull(),
    mergedId: id("merged_id").notNull(),
    at: instant("at").notNull(),
    userId: id("user_id").$type<UserId>().notNull(),
    undoneAt: instant("undone_at"),
    /** The client who was kept, without the other and with them. */
    before: jsonb("before").$type<ClientToSave>().notNull(),
    after: jsonb("after").$type<ClientToSave>().notNull(),
    moved: jsonb("moved").$type<MovedRows>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.id] }),
    foreignKey({
      name: "client_merges_kept_fk",
      columns: [table.locationId, table.keptId],
      foreignColumns: [clients.locationId, clients.id],
    }),
    foreignKey({
      name: "client_merges_merged_fk",
      columns: [table.locationId, table.mergedId],
      foreignColumns: [clients.locationId, clients.id],
    }),
    index("client_merges_kept").on(table.locationId, table.keptId),
    index("client_merges_merged").on(table.locationId, table.mergedId),
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
