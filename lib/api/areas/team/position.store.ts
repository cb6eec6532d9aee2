import { and, asc, eq, ne, sql } from "drizzle-orm";
import type { PositionRepository } from "./team.port";
import type { DataAccess } from "@/lib/data/data-access";
import { chains, locations, positions } from "@/lib/data/schema/salon";

const columns = { id: positions.id, title: positions.title };

/** The positions of a location; a title has one id in the whole chain (schedule.md 4). */
export function createPositionRepository(access: DataAccess): PositionRepository {
  return {
    list: (location) =>
      access.db
        .select(columns)
        .from(positions)
        .where(eq(positions.locationId, location))
        .orderBy(asc(positions.id)),

    ensure: (location, chainId, title) =>
      access.write(location, async (db) => {
        await db.select().from(chains).where(eq(chains.id, chainId)).for("update");
        const hasTitle = sql`lower(${positions.title}) = lower(${title})`;
        const [own] = await db
          .select(columns)
          .from(positions)
          .where(and(eq(positions.locationId, location), hasTitle))
          .orderBy(asc(positions.id))
          .limit(1);
        if (own) return own;
        const [ofChain] = await db
          .select(columns)
          .from(positions)
          .innerJoin(locations, eq(locations.locationId, positions.locationId))
          .where(and(eq(locations.chainId, chainId), ne(positions.locationId, location), hasTitle))
          .orderBy(asc(positions.id))
          .limit(1);
        const [made] = await db
          .insert(positions)
          .values({ locationId: location, title, ...ofChain })
          .returning(columns);
        if (!made) throw new Error("The database answered no row for a new position");
        return made;
      }),
  };
}
