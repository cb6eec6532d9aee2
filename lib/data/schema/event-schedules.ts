import { sql } from "drizzle-orm";
import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { LocationId, TeamMemberId } from "@/lib/domain/ids";
import type { LocalDate, Weekday } from "@/lib/domain/time/local-date";
import { events } from "./appointments";
import { FIRST_GENERATED_ID, id, instant, repeatMode } from "./columns";
import { locations, teamMembers } from "./salon";

const localDate = (name: string) => date(name, { mode: "string" }).$type<LocalDate>().notNull();

/** Identity and stamps that the tables below share. */
const columns = () => ({
  locationId: id("location_id").$type<LocationId>().notNull(),
  id: id("id").notNull().generatedByDefaultAsIdentity({ startWith: FIRST_GENERATED_ID }),
});
const stamps = () => ({
  createdAt: instant("created_at").notNull(),
  changedAt: instant("changed_at").notNull(),
});

/** Named ways to repeat an event. */
export const duplicationStrategies = pgTable(
  "duplication_strategies",
  {
    ...columns(),
    title: text("title").notNull(),
    repeatMode: repeatMode("repeat_mode").notNull(),
    /** 0 = Sunday. */
    days: integer("days").array().notNull(),
    interval: integer("interval").notNull(),
    contentType: integer("content_type").$type<1 | 2>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.id] }),
    foreignKey({ columns: [table.locationId], foreignColumns: [locations.locationId] }),
  ],
);

/** Schedules that repeat an event until a date. */
export const eventSchedules = pgTable(
  "event_schedules",
  {
    ...columns(),
    originalEventId: id("original_event_id").notNull(),
    startDate: localDate("start_date"),
    endDate: localDate("end_date"),
    ...stamps(),
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.id] }),
    foreignKey({
      name: "event_schedules_event_fk",
      columns: [table.locationId, table.originalEventId],
      foreignColumns: [events.locationId, events.id],
    }),
    uniqueIndex("event_schedules_original")
      .on(table.locationId, table.originalEventId)
      .where(sql`${table.deletedAt} is null`),
  ],
);

/** The series of a schedule, one for a weekday. */
export const eventScheduleDays = pgTable(
  "event_schedule_days",
  {
    ...columns(),
    scheduleId: id("schedule_id").notNull(),
    weekday: smallint("weekday").$type<Weekday>().notNull(),
    memberId: id("member_id").$type<TeamMemberId>().notNull(),
    minute: integer("minute").notNull(),
    durationSeconds: integer("length").notNull(),
    capacity: integer("capacity").notNull(),
    tagIds: id("label_ids").array().notNull(),
    unitIds: id("instance_ids").array().notNull(),
    ...stamps(),
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.id] }),
    foreignKey({
      name: "event_schedule_days_schedule_fk",
      columns: [table.locationId, table.scheduleId],
      foreignColumns: [eventSchedules.locationId, eventSchedules.id],
    }),
    foreignKey({
      name: "event_schedule_days_member_fk",
      columns: [table.locationId, table.memberId],
      foreignColumns: [teamMembers.locationId, teamMembers.id],
    }),
    uniqueIndex("event_schedule_days_weekday")
      .on(table.locationId, table.scheduleId, table.weekday)
      .where(sql`${table.deletedAt} is null`),
  ],
);

/** The dates of a series, each with the event that was made for it. */
export const eventScheduleEvents = pgTable(
  "event_schedule_events",
  {
    ...columns(),
    dayId: id("day_id").notNull(),
    date: localDate("date"),
    /** Null = it could not be made. */
    eventId: id("event_id"),
    isFailed: boolean("is_failed").notNull(),
    ...stamps(),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.id] }),
    foreignKey({
      name: "event_schedule_events_day_fk",
      columns: [table.locationId, table.dayId],
      foreignColumns: [eventScheduleDays.locationId, eventScheduleDays.id],
    }),
    foreignKey({
      name: "event_schedule_events_event_fk",
      columns: [table.locationId, table.eventId],
      foreignColumns: [events.locationId, events.id],
    }),
    uniqueIndex("event_schedule_events_date").on(table.locationId, table.dayId, table.date),
    index("event_schedule_events_event").on(table.locationId, table.eventId),
  ],
);
