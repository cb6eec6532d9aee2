import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { appointments, events } from "@/lib/data/schema/appointments";
import type { Instant } from "@/lib/domain/time/instant";

/** The start of each row by its id, for an update of many at once; none of others. */
export function newStart(
  table: typeof appointments | typeof events,
  starts: readonly { readonly id: number; readonly startsAt: Instant }[],
): SQL {
  const cases = starts.map(
    ({ id, startsAt }) =>
      sql`when ${id}::bigint then ${sql.param(startsAt, table.startsAt)}::timestamptz`,
  );
  return sql`case ${table.id} ${sql.join(cases, sql` `)} end`;
}
