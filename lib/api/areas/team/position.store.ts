import { and, asc, eq, ne, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { PositionRepository } from "./team.port";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { Database } from "@/lib/data/connection";
import type { DataAccess } from "@/lib/data/data-access";
import { userAccess } from "@/lib/data/schema/people";
import { chains, locations, positions, teamMembers } from "@/lib/data/schema/salon";

const columns = { id: positions.id, title: positions.title, apiId: positions.apiId };

/** The positions of a location; a title has one id in the whole chain (schedule.md 4). */
export function createPositionRepository(access: DataAccess): PositionRepository {
  return {
    list: (location) =>
      access.db
        .select(columns)
        .from(positions)
        .where(eq(positions.locationId, location))
        .orderBy(asc(positions.id)),

    ensure: (location, chainId, { title, apiId }) =>
      access.write(location, async (db) => {
        await lockChain(db, chainId);
        const [own] = await db
          .select(columns)
          .from(positions)
          .where(and(eq(positions.locationId, location), hasTitle(title)))
          .orderBy(asc(positions.id))
          .limit(1);
        if (own) return own;
        const [ofChain] = await idsOfChain(db, location, chainId, title);
        const [made] = await db
          .insert(positions)
          .values({
            locationId: location,
            title,
            ...(apiId !== undefined && { apiId }),
            ...ofChain,
          })
          .returning(columns);
        if (!made) throw new Error("The database answered no row for a new position");
        return made;
      }),

    lock: (chainId) => lockChain(access.db, chainId),
    ...writesOf(access),
  };
}

function writesOf(access: DataAccess): Pick<PositionRepository, "change" | "isUsed" | "remove"> {
  return {
    change: (location, id, { title, apiId }) =>
      access.write(location, async (db, touched) => {
        touched.markTeams([location]);
        const named = {
          ...(title !== undefined && { title }),
          ...(apiId !== undefined && { apiId }),
        };
        if (Object.keys(named).length === 0) return;
        await db.update(positions).set(named).where(isPosition(location, id));
      }),

    async isUsed(location, id) {
      const members = await access.db
        .select({ id: teamMembers.id })
        .from(teamMembers)
        .where(and(hasPosition(location, id), ne(teamMembers.isRemoved, true)))
        .limit(1);
      const held = await access.db
        .select({ id: userAccess.userId })
        .from(userAccess)
        .where(and(eq(userAccess.locationId, location), eq(userAccess.onlyPositionId, id)))
        .limit(1);
      return members.length + held.length > 0;
    },

    remove: (location, id) =>
      access.write(location, async (db, touched) => {
        touched.markTeams([location]);
        await db.update(teamMembers).set({ positionId: null }).where(hasPosition(location, id));
        await db.delete(positions).where(isPosition(location, id));
      }),
  };
}

async function lockChain(db: Database, chainId: number): Promise<void> {
  await db.select({ id: chains.id }).from(chains).where(eq(chains.id, chainId)).for("update");
}

/** The id of a title elsewhere in the chain, unless it is that of another title here. */
function idsOfChain(db: Database, location: AuthorizedLocationId, chainId: number, title: string) {
  const own = alias(positions, "own");
  const taken = db
    .select({ id: own.id })
    .from(own)
    .where(and(eq(own.locationId, location), eq(own.id, positions.id)));
  return db
    .select({ id: positions.id, title: positions.title })
    .from(positions)
    .innerJoin(locations, eq(locations.locationId, positions.locationId))
    .where(
      and(
        eq(locations.chainId, chainId),
        ne(positions.locationId, location),
        hasTitle(title),
        notExists(taken),
      ),
    )
    .orderBy(asc(positions.id))
    .limit(1);
}

function hasTitle(title: string) {
  return sql`lower(${positions.title}) = lower(${title})`;
}

function isPosition(location: AuthorizedLocationId, id: number) {
  return and(eq(positions.locationId, location), eq(positions.id, id));
}

function hasPosition(location: AuthorizedLocationId, id: number) {
  return and(eq(teamMembers.locationId, location), eq(teamMembers.positionId, id));
}
