import { and, asc, desc, eq, inArray } from "drizzle-orm";
import type { CellChange, ChangeSet, ChangeSetRepository } from "./ports";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { Database } from "@/lib/data/connection";
import type { DataAccess } from "@/lib/data/data-access";
import { inChunks } from "@/lib/data/in-order";
import { toDayOffCode, toMinutes, toWorkingDay } from "@/lib/data/interval-columns";
import { changeSetCells, changeSets } from "@/lib/data/schema/planning";

/** Who changed which hours, and how they were before. */
export function createChangeSetRepository(access: DataAccess): ChangeSetRepository {
  return {
    add: (location, changeSet) =>
      access.write(location, async (db) => {
        const added = await db
          .insert(changeSets)
          .values({
            locationId: location,
            id: changeSet.id,
            userId: changeSet.userId,
            madeAt: changeSet.madeAt,
            undoes: changeSet.undoes,
          })
          .onConflictDoNothing()
          .returning({ id: changeSets.id });
        if (added.length === 0) return false;
        const rows = changeSet.cells.map((cell, line) => toRow(location, changeSet.id, cell, line));
        await inChunks(rows, (chunk) => db.insert(changeSetCells).values(chunk));
        return true;
      }),

    remove: (location, id) =>
      access.write(location, async (db) => {
        await db
          .delete(changeSetCells)
          .where(and(eq(changeSetCells.locationId, location), eq(changeSetCells.changeSetId, id)));
        await db
          .delete(changeSets)
          .where(and(eq(changeSets.locationId, location), eq(changeSets.id, id)));
      }),

    async find(location, id) {
      const rows = await access.db
        .select()
        .from(changeSets)
        .where(and(eq(changeSets.locationId, location), eq(changeSets.id, id)));
      const [changeSet] = await withCells(access.db, location, rows);
      return changeSet ?? null;
    },

    async list(location, limit) {
      const rows = await access.db
        .select()
        .from(changeSets)
        .where(eq(changeSets.locationId, location))
        .orderBy(desc(changeSets.number))
        .limit(limit);
      return withCells(access.db, location, rows);
    },
  };
}

function toRow(
  location: AuthorizedLocationId,
  changeSetId: string,
  { memberId, before, after }: CellChange,
  line: number,
): typeof changeSetCells.$inferInsert {
  return {
    locationId: location,
    changeSetId,
    line,
    memberId,
    date: after.date,
    beforeIntervals: toMinutes(before.intervals),
    beforeDayOff: toDayOffCode(before.dayOff),
    afterIntervals: toMinutes(after.intervals),
    afterDayOff: toDayOffCode(after.dayOff),
  };
}

async function withCells(
  db: Database,
  location: AuthorizedLocationId,
  rows: readonly (typeof changeSets.$inferSelect)[],
): Promise<ChangeSet[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const cells = await db
    .select()
    .from(changeSetCells)
    .where(and(eq(changeSetCells.locationId, location), inArray(changeSetCells.changeSetId, ids)))
    .orderBy(asc(changeSetCells.changeSetId), asc(changeSetCells.line));
  const bySet = new Map<string, CellChange[]>(ids.map((id) => [id, []]));
  for (const cell of cells) bySet.get(cell.changeSetId)?.push(toCell(cell));
  return rows.map((row) => ({
    id: row.id,
    userId: row.userId,
    madeAt: row.madeAt,
    undoes: row.undoes,
    cells: bySet.get(row.id) ?? [],
  }));
}

function toCell(row: typeof changeSetCells.$inferSelect): CellChange {
  return {
    memberId: row.memberId,
    before: toWorkingDay(row.date, row.beforeIntervals, row.beforeDayOff),
    after: toWorkingDay(row.date, row.afterIntervals, row.afterDayOff),
  };
}
