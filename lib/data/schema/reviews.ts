import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { AppointmentId, LocationId, TeamMemberId, UserId } from "@/lib/domain/ids";
import { appointments } from "./appointments";
import { id, instant } from "./columns";
import { teamMembers } from "./salon";

export const reviews = pgTable(
  "reviews",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    id: id("id").notNull().generatedByDefaultAsIdentity({ startWith: 100_001 }),
    memberId: id("member_id").$type<TeamMemberId>().notNull(),
    rating: smallint("rating").notNull(),
    text: text("text").notNull(),
    authorName: text("author_name").notNull(),
    /** 0 = the client themselves. */
    writtenBy: id("written_by").$type<UserId | 0>().notNull(),
    writtenAt: instant("written_at").notNull(),
    /** Which visit the client speaks of; null where staff entered what they were told. */
    appointmentId: id("appointment_id").$type<AppointmentId>(),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.id] }),
    foreignKey({
      columns: [table.locationId, table.memberId],
      foreignColumns: [teamMembers.locationId, teamMembers.id],
    }),
    foreignKey({
      columns: [table.locationId, table.appointmentId],
      foreignColumns: [appointments.locationId, appointments.id],
    }),
    index("reviews_written").on(table.locationId, table.writtenAt),
    // a visit is reviewed once, whatever comes at the same time
    uniqueIndex("reviews_appointment").on(table.locationId, table.appointmentId),
    check("reviews_rating", sql`${table.rating} between 1 and 5`),
  ],
);

/** What lets the client of an appointment review it: SHA-256 of the token in hex. */
export const reviewTokens = pgTable(
  "review_tokens",
  {
    locationId: id("location_id").$type<LocationId>().notNull(),
    appointmentId: id("appointment_id").$type<AppointmentId>().notNull(),
    tokenHash: text("token_hash").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.appointmentId] }),
    foreignKey({
      columns: [table.locationId, table.appointmentId],
      foreignColumns: [appointments.locationId, appointments.id],
    }),
    uniqueIndex("review_tokens_hash").on(table.locationId, table.tokenHash),
  ],
);
