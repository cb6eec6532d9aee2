import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
} from "drizzle-orm/pg-core";
import type { Door } from "@/lib/domain/door";
import type { LocationId, TeamMemberId, UserId } from "@/lib/domain/ids";
import type { LocalDate } from "@/lib/domain/time/local-date";
import type { DayOffCode } from "./day-off-codes";
import { id, instant } from "./columns";
import { teamMembers } from "./salon";

/** One row a member and date; a date without a row has neither hours nor a kind of day off. */
export const hours = pgTable(
  "hours",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    memberId: id("member_id").$type<TeamMemberId>().notNull(),
    date: date("date", { mode: "string" }).$type<LocalDate>().notNull(),
    /** Minutes of the location's wall clock: from, to, from, to … */
    intervals: integer("intervals").array().notNull(),
    dayOff: smallint("day_off").$type<DayOffCode>(),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.memberId, table.date] }),
    foreignKey({
      columns: [table.locationId, table.memberId],
      foreignColumns: [teamMembers.locationId, teamMembers.id],
    }),
    index("hours_date").on(table.locationId, table.date),
    check("hours_pairs", sql`cardinality(${table.intervals}) % 2 = 0`),
    check(
      "hours_not_empty",
      sql`cardinality(${table.intervals}) > 0 or ${table.dayOff} is not null`,
    ),
  ],
);

/** Hours as a JSON column keeps them: minutes as in `hours.intervals`. */
export type KeptHours = {
  readonly intervals: readonly number[];
  readonly dayOff: DayOffCode | null;
};

/** A member's hours of one date in a JSON column. */
export type KeptMemberDay = KeptHours & {
  readonly memberId: TeamMemberId;
  readonly date: LocalDate;
};

/** Every change of a member's date, in the transaction of the change; rows are never changed. */
export const hoursLog = pgTable(
  "hours_log",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    /** Order of writing: writers of one member wait for each other. */
    number: bigint("number", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    at: instant("at")
      .notNull()
      .default(sql`now()`),
    /** Null = a program without a user. No key: it says who it was, whoever is still here. */
    userId: id("user_id").$type<UserId>(),
    partnerId: id("partner_id"),
    door: text("door").$type<Door>().notNull(),
    changeSetId: text("change_set_id"),
    memberId: id("member_id").$type<TeamMemberId>().notNull(),
    date: date("date", { mode: "string" }).$type<LocalDate>().notNull(),
    before: jsonb("before").$type<KeptHours>().notNull(),
    after: jsonb("after").$type<KeptHours>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.number] }),
    index("hours_log_day").on(table.locationId, table.memberId, table.date, table.number),
    index("hours_log_at").on(table.locationId, table.at),
  ],
);

/** Writes of hours that named a change set: a repeat gets the first answer. */
export const hoursChangeSets = pgTable(
  "hours_change_sets",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    id: text("id").notNull(),
    userId: id("user_id").$type<UserId>().notNull(),
    at: instant("at").notNull(),
    /** SHA-256 of what was to be written, in hex. */
    fingerprint: text("fingerprint").notNull(),
    answer: jsonb("answer").$type<readonly KeptMemberDay[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.locationId, table.id] })],
);

/** Counts the committed writes of a location, so that other processes see that theirs is old. */
export const locationVersions = pgTable("location_versions", {
  locationId: id("location_id").$type<LocationId>().primaryKey(),
  version: bigint("version", { mode: "number" }).notNull(),
});
