import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import type { LocationId, TeamMemberId, UserId } from "@/lib/domain/ids";
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
    writtenBy: id("written_by").$type<UserId>().notNull(),
    writtenAt: instant("written_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.locationId, table.id] }),
    foreignKey({
      columns: [table.locationId, table.memberId],
      foreignColumns: [teamMembers.locationId, teamMembers.id],
    }),
    index("reviews_written").on(table.locationId, table.writtenAt),
    check("reviews_rating", sql`${table.rating} between 1 and 5`),
  ],
);
