import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { Instant } from "@/lib/domain/time/instant";
import { rowsOf } from "@/lib/data/connection";
import type { Database } from "@/lib/data/connection";
import { appointments } from "@/lib/data/schema/appointments";
import { clientSeries } from "@/lib/data/schema/client-series";
import { clientComments, clientMerges, clientTags } from "@/lib/data/schema/clients";
import { messages } from "@/lib/data/schema/mailings";

/**
 * Every table with rows of clients. Of some the rows themselves change hands in a merge, tags are
 * added to those of the other client, and the merges are a log. A test holds the list against the
 * foreign keys of the database, so that nobody forgets a new table.
 */
export const TABLES_OF_CLIENTS = {
  appointments,
  comments: clientComments,
  messages,
  series: clientSeries,
  tags: clientTags,
  merges: clientMerges,
} as const;

/** What changes hands row by row. */
export type MovedKind = "appointments" | "comments" | "messages" | "series";

export type RowsToMove = {
  readonly from: number;
  readonly to: number;
  readonly at: Instant;
  /** All rows unless told. */
  readonly ids?: readonly number[];
  /** Those whose ids stay with their client. */
  readonly except?: readonly number[];
};

/** Gives rows of one client to another; answers their ids. */
export async function moveRows(
  db: Database,
  kind: MovedKind,
  location: AuthorizedLocationId,
  { from, to, at, ids, except = [] }: RowsToMove,
): Promise<number[]> {
  const table = TABLES_OF_CLIENTS[kind];
  const moment = new Date(at).toISOString();
  // programs that ask for what changed since are told of appointments
  const changed = kind === "appointments" ? sql`, changed_at = ${moment}::timestamptz` : sql``;
  const only = ids === undefined ? sql`` : sql`and id = any(${listOf(ids)})`;
  const rows = await rowsOf<{ id: number | string }>(
    db,
    sql`update ${table} set client_id = ${to}${changed}
      where location_id = ${location} and client_id = ${from}
        and not id = any(${listOf(except)}) ${only}
      returning id`,
  );
  return rows.map(({ id }) => Number(id)).sort((a, b) => a - b);
}

/** How many rows of a client were made after one of them, and the last of all. */
export async function rowsAfter(
  db: Database,
  kind: MovedKind,
  location: AuthorizedLocationId,
  clientId: number,
  after: number,
): Promise<{ readonly count: number; readonly last: number }> {
  const [row] = await rowsOf<Record<"count" | "last", number | string>>(
    db,
    sql`select count(*) as count, coalesce(max(id), ${after}) as last
      from ${TABLES_OF_CLIENTS[kind]}
      where location_id = ${location} and client_id = ${clientId} and id > ${after}`,
  );
  return { count: Number(row?.count ?? 0), last: Number(row?.last ?? after) };
}

/** Ids as one parameter. */
function listOf(ids: readonly number[]): SQL {
  return sql`${`{${ids.join(",")}}`}::bigint[]`;
}
