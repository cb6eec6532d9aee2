import { and, eq } from "drizzle-orm";
import type { DataAccess } from "@/lib/data/data-access";
import { hoursChangeSets } from "@/lib/data/schema/hours";
import type { HoursChangeSets } from "./hours.port";
import { fromKeptDays, toKeptDays } from "./kept-hours.rows";

/** Writes of hours that named a change set, with what they answered. */
export function createHoursChangeSets(access: DataAccess): HoursChangeSets {
  return {
    async find(location, id) {
      const [row] = await access.db
        .select()
        .from(hoursChangeSets)
        .where(and(eq(hoursChangeSets.locationId, location), eq(hoursChangeSets.id, id)));
      if (!row) return null;
      const { userId, at, fingerprint } = row;
      return { id, userId, at, fingerprint, answer: fromKeptDays(row.answer) };
    },

    add: (location, { answer, ...facts }) =>
      access.write(location, async (db) => {
        const added = await db
          .insert(hoursChangeSets)
          .values({ ...facts, locationId: location, answer: toKeptDays(answer) })
          .onConflictDoNothing()
          .returning({ id: hoursChangeSets.id });
        return added.length > 0;
      }),
  };
}
