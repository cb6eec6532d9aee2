import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { AppointmentId, LocationId, ServiceId, TeamMemberId, UserId } from "@/lib/domain/ids";
import type { CustomValues, Gender, Importance } from "@/lib/domain/salon/client";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { attendance, FIRST_GENERATED_ID, id, instant } from "./columns";
import { services, teamMembers } from "./salon";

export const clients = pgTable(
  "clients",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    id: id("id").notNull().generatedByDefaultAsIdentity({ startWith: FIRST_GENERATED_ID }),
    name: text("name").notNull(),
    /** Digits only. */
    phone: text("phone").notNull(),
    email: text("email").notNull(),
    surname: text("surname").notNull().default(""),
    middleName: text("middle_name").notNull().default(""),
    gender: smallint("gender").$type<Gender>().notNull().default(0),
    importance: smallint("importance").$type<Importance>().notNull().default(0),
    discount: numeric("discount", { precision: 5, scale: 2, mode: "number" }).notNull().default(0),
    card: text("card").notNull().default(""),
    birthDate: date("birth_date", { mode: "string" }).$type<LocalDate>(),
    comment: text("comment").notNull().default(""),
    isGreetedBySms: boolean("is_greeted_by_sms").notNull().default(false),
    isOutOfMailings: boolean("is_out_of_mailings").notNull().default(false),
    spent: numeric("spent", { precision: 14, scale: 2, mode: "number" }).notNull().default(0),
    balance: numeric("balance", { precision: 14, scale: 2, mode: "number" }).notNull().default(0),
    customFields: jsonb("custom_fields").$type<CustomValues>().notNull().default({}),
    isDeleted: boolean("is_deleted").notNull().default(false),
    changedAt: instant("changed_at")
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.id] }),
    uniqueIndex("clients_phone")
      .on(table.locationId, table.phone)
      .where(sql`${table.phone} <> '' and not ${table.isDeleted}`),
    index("clients_changed").on(table.locationId, table.changedAt),
  ],
);

export const events = pgTable(
  "events",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    id: id("id").notNull().generatedByDefaultAsIdentity({ startWith: FIRST_GENERATED_ID }),
    serviceId: id("service_id").$type<ServiceId>().notNull(),
    memberId: id("member_id").$type<TeamMemberId>().notNull(),
    startsAt: instant("starts_at").notNull(),
    durationSeconds: integer("length").notNull(),
    capacity: integer("capacity").notNull(),
    title: text("title").notNull(),
    isDeleted: boolean("is_deleted").notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.id] }),
    foreignKey({
      columns: [table.locationId, table.memberId],
      foreignColumns: [teamMembers.locationId, teamMembers.id],
    }),
    foreignKey({
      columns: [table.locationId, table.serviceId],
      foreignColumns: [services.locationId, services.id],
    }),
    index("events_start").on(table.locationId, table.startsAt),
    index("events_member_start").on(table.locationId, table.memberId, table.startsAt),
    check("events_length", sql`${table.durationSeconds} between 1 and 604800`),
  ],
);

export const appointments = pgTable(
  "appointments",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    id: id("id")
      .$type<AppointmentId>()
      .notNull()
      .generatedByDefaultAsIdentity({ startWith: FIRST_GENERATED_ID }),
    memberId: id("member_id").$type<TeamMemberId>().notNull(),
    startsAt: instant("starts_at").notNull(),
    /** Seconds, the technical break included. */
    durationSeconds: integer("length").notNull(),
    technicalBreakSeconds: integer("technical_break").notNull(),
    attendance: attendance("attendance").notNull(),
    clientId: id("client_id"),
    comment: text("comment").notNull(),
    isOnline: boolean("is_online").notNull(),
    isDeleted: boolean("is_deleted").notNull().default(false),
    isCancelledByClient: boolean("is_cancelled_by_client").notNull().default(false),
    /** 0 = no seat of a group event. */
    eventId: id("event_id").notNull(),
    /** Null = a visit of its own, with the appointment's id. */
    visitId: id("visit_id"),
    createdBy: id("created_by").$type<UserId>(),
    createdAt: instant("created_at").notNull(),
    changedAt: instant("changed_at").notNull(),
    apiId: text("api_id").notNull(),
    /** Six hexadecimal digits; empty = none. */
    customColor: text("custom_color").notNull().default(""),
    /** Hours before the visit; 0 = no reminder. */
    smsRemainHours: integer("sms_remain_hours").notNull().default(0),
    emailRemainHours: integer("email_remain_hours").notNull().default(0),
    isMemberWanted: boolean("is_member_wanted").notNull().default(true),
    /** Of a group event. */
    seats: integer("seats").notNull().default(1),
    customFields: jsonb("custom_fields").$type<CustomValues>().notNull().default({}),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.id] }),
    foreignKey({
      columns: [table.locationId, table.memberId],
      foreignColumns: [teamMembers.locationId, teamMembers.id],
    }),
    foreignKey({
      columns: [table.locationId, table.clientId],
      foreignColumns: [clients.locationId, clients.id],
    }),
    index("appointments_member_start").on(table.locationId, table.memberId, table.startsAt),
    index("appointments_start").on(table.locationId, table.startsAt),
    index("appointments_changed").on(table.locationId, table.changedAt),
    index("appointments_client").on(table.locationId, table.clientId),
    index("appointments_visit").on(table.locationId, table.visitId),
    index("appointments_event").on(table.locationId, table.eventId),
    check("appointments_length", sql`${table.durationSeconds} between 1 and 604800`),
  ],
);

export const appointmentServices = pgTable(
  "appointment_services",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    appointmentId: id("appointment_id").$type<AppointmentId>().notNull(),
    line: smallint("line").notNull(),
    serviceId: id("service_id").$type<ServiceId>().notNull(),
    title: text("title").notNull(),
    firstCost: numeric("first_cost", { precision: 14, scale: 2, mode: "number" }).notNull(),
    discount: numeric("discount", { precision: 5, scale: 2, mode: "number" }).notNull(),
    cost: numeric("cost", { precision: 14, scale: 2, mode: "number" }).notNull(),
    amount: numeric("amount", { precision: 14, scale: 3, mode: "number" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.appointmentId, table.line] }),
    foreignKey({
      columns: [table.locationId, table.appointmentId],
      foreignColumns: [appointments.locationId, appointments.id],
    }),
  ],
);
