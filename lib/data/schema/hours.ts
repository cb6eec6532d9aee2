import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
} from "drizzle-orm/pg-core";
import type { LocationId, TeamMemberId } from "@/lib/domain/ids";
import type { LocalDate } from "@/lib/domain/time/local-date";
import type { DayOffCode } from "./day-off-codes";
import { id } from "./columns";
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

/** Counts the committed writes of a location, so that other processes see that theirs is old. */
export const locationVersions = pgTable("location_versions", {
  locationId: id("location_id").$type<LocationId>().primaryKey(),
  version: bigint("version", { mode: "number" }).notNull(),
});
