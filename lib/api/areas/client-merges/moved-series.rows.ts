import { and, eq, isNull, sql } from "drizzle-orm";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { WidenedSeries } from "@/lib/domain/salon/client-merge";
import type { Database } from "@/lib/data/connection";
import { inOrder } from "@/lib/data/in-order";
import { clientSeries } from "@/lib/data/schema/client-series";
import { moveRows } from "./client-references.rows";
import type { RowsToMove } from "./client-references.rows";

/**
 * Gives a client the schedules of another (business.md 6.10). Where both are attached to one, the row
 * of the other stays behind and its series are added to those of the client.
 */
export async function moveSeries(
  db: Database,
  location: AuthorizedLocationId,
  rows: RowsToMove,
): Promise<{ series: number[]; widenedSeries: WidenedSeries[] }> {
  const own = await liveSeries(db, location, rows.to);
  const others = await liveSeries(db, location, rows.from);
  const shared = others.filter((each) => own.some((mine) => mine.scheduleId === each.scheduleId));
  const widenedSeries = shared.flatMap((other): WidenedSeries[] => {
    const mine = own.find(({ scheduleId }) => scheduleId === other.scheduleId);
    return mine
      ? [{ id: mine.id, before: mine.dayIds, after: joined(mine.dayIds, other.dayIds) }]
      : [];
  });
  await inOrder(widenedSeries, ({ id, after }) => setDays(db, location, id, after));
  const except = shared.map(({ id }) => id);
  return { series: await moveRows(db, "series", location, { ...rows, except }), widenedSeries };
}

/** Takes the series of the other away again, unless somebody has changed them since. */
export async function narrowSeries(
  db: Database,
  location: AuthorizedLocationId,
  widened: readonly WidenedSeries[],
): Promise<void> {
  await inOrder(widened, async ({ id, before, after }) => {
    const isUnchanged = sql`${clientSeries.dayIds} is not distinct from ${daysOf(after)}`;
    await setDays(db, location, id, before, isUnchanged);
  });
}

function liveSeries(db: Database, location: AuthorizedLocationId, clientId: number) {
  const { id, scheduleId, dayIds } = clientSeries;
  return db
    .select({ id, scheduleId, dayIds })
    .from(clientSeries)
    .where(
      and(
        eq(clientSeries.locationId, location),
        eq(clientSeries.clientId, clientId),
        isNull(clientSeries.deletedAt),
      ),
    );
}

async function setDays(
  db: Database,
  location: AuthorizedLocationId,
  id: number,
  days: readonly number[] | null,
  condition = sql`true`,
): Promise<void> {
  await db
    .update(clientSeries)
    .set({ dayIds: days && [...days] })
    .where(and(eq(clientSeries.locationId, location), eq(clientSeries.id, id), condition));
}

function daysOf(days: readonly number[] | null) {
  return days === null ? sql`null::bigint[]` : sql`${`{${days.join(",")}}`}::bigint[]`;
}

function joined(a: readonly number[] | null, b: readonly number[] | null): number[] | null {
  return a === null || b === null ? null : [...new Set([...a, ...b])].sort((x, y) => x - y);
}
