import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { appointments } from "@/lib/data/schema/appointments";
import type { events } from "@/lib/data/schema/appointments";
import type { Instant } from "@/lib/domain/time/instant";

/** The new start of each row by the id in the column, for an update of many rows at once. */
export function newStart(
  column: typeof events.id | typeof appointments.id | typeof appointments.eventId,
  starts: readonly { readonly id: number; readonly startsAt: Instant }[],
): SQL {
  const cases = starts.map(
    ({ id, startsAt }) =>
      sql`when ${id}::bigint then ${sql.param(startsAt, appointments.startsAt)}::timestamptz`,
  );
  return sql`case ${column} ${sql.join(cases, sql` `)} end`;
}
