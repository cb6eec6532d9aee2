import {
  bigint,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
} from "drizzle-orm/pg-core";
import type { LocationId, TeamMemberId, UserId } from "@/lib/domain/ids";
import type { LocalDate } from "@/lib/domain/time/local-date";
import type { DayOffCode } from "./day-off-codes";
import { id, instant } from "./columns";

/** Planning data stands apart from business data, which may live in another system: no keys into it. */
export const changeSets = pgTable(
  "change_sets",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    id: text("id").notNull(),
    /** Order of entry; a pinned clock gives many the same time. */
    number: bigint("number", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    userId: id("user_id").$type<UserId>().notNull(),
    madeAt: instant("made_at").notNull(),
    undoes: text("undoes"),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.id] }),
    index("change_sets_number").on(table.locationId, table.number),
  ],
);

export const changeSetCells = pgTable(
  "change_set_cells",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    changeSetId: text("change_set_id").notNull(),
    line: integer("line").notNull(),
    memberId: id("member_id").$type<TeamMemberId>().notNull(),
    date: date("date", { mode: "string" }).$type<LocalDate>().notNull(),
    beforeIntervals: integer("before_intervals").array().notNull(),
    beforeDayOff: smallint("before_day_off").$type<DayOffCode>(),
    afterIntervals: integer("after_intervals").array().notNull(),
    afterDayOff: smallint("after_day_off").$type<DayOffCode>(),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.changeSetId, table.line] }),
    foreignKey({
      columns: [table.locationId, table.changeSetId],
      foreignColumns: [changeSets.locationId, changeSets.id],
    }),
    index("change_set_cells_cell").on(table.locationId, table.memberId, table.date),
  ],
);

/** Sign-ins of people; SHA-256 of the cookie's random id in hex. */
export const sessions = pgTable(
  "sessions",
  {
    idHash: text("id_hash").primaryKey(),
    userId: id("user_id").$type<UserId>().notNull(),
    userName: text("user_name").notNull(),
    sealedToken: text("sealed_token").notNull(),
    expiresAt: instant("expires_at").notNull(),
    /** Noted every minute. */
    seenAt: instant("seen_at").notNull(),
  },
  (table) => [
    index("sessions_expiry").on(table.expiresAt),
    index("sessions_user").on(table.userId),
  ],
);
