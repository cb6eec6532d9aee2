import { and, asc, eq } from "drizzle-orm";
import type { StrategyRepository } from "./event.port";
import type { DuplicationStrategy } from "@/lib/domain/salon/duplication-strategy";
import type { DataAccess } from "@/lib/data/data-access";
import { duplicationStrategies } from "@/lib/data/schema/event-schedules";

/** Named ways to repeat events. */
export function createStrategyRepository(access: DataAccess): StrategyRepository {
  return {
    async list(location) {
      const rows = await access.db
        .select()
        .from(duplicationStrategies)
        .where(eq(duplicationStrategies.locationId, location))
        .orderBy(asc(duplicationStrategies.id));
      return rows.map(toStrategy);
    },

    async find(location, id) {
      const [row] = await access.db
        .select()
        .from(duplicationStrategies)
        .where(
          and(eq(duplicationStrategies.locationId, location), eq(duplicationStrategies.id, id)),
        );
      return row ? toStrategy(row) : null;
    },

    add: (location, strategy) =>
      access.write(location, async (db) => {
        const [row] = await db
          .insert(duplicationStrategies)
          .values({ locationId: location, ...columnsOf(strategy) })
          .returning();
        if (!row) throw new Error("The database answered no row for a new strategy");
        return toStrategy(row);
      }),

    replace: (location, id, strategy) =>
      access.write(location, async (db) => {
        const [row] = await db
          .update(duplicationStrategies)
          .set(columnsOf(strategy))
          .where(
            and(eq(duplicationStrategies.locationId, location), eq(duplicationStrategies.id, id)),
          )
          .returning();
        return row ? toStrategy(row) : null;
      }),

    remove: (location, id) =>
      access.write(location, async (db) => {
        const rows = await db
          .delete(duplicationStrategies)
          .where(
            and(eq(duplicationStrategies.locationId, location), eq(duplicationStrategies.id, id)),
          )
          .returning({ id: duplicationStrategies.id });
        return rows.length > 0;
      }),
  };
}

function columnsOf({ title, mode, days, interval, content }: Omit<DuplicationStrategy, "id">) {
  const contentType: 1 | 2 = content === "event" ? 1 : 2; // as the contract numbers them
  return { title, repeatMode: mode, days: [...days], interval, contentType };
}

function toStrategy(row: typeof duplicationStrategies.$inferSelect): DuplicationStrategy {
  const { id, title, repeatMode, days, interval, contentType } = row;
  const content = contentType === 1 ? "event" : "event_with_seats";
  return { id, title, mode: repeatMode, days, interval, content };
}
