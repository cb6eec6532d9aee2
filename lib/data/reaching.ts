import { sql, and, eq, gt, lt } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { appointments, events } from "@/lib/data/schema/appointments";
import { addSeconds } from "@/lib/domain/time/instant";
import type { InstantSpan } from "@/lib/domain/time/instant";

/** The schema allows no longer ones; it bounds the search for what reaches into a span. Seconds. */
const LONGEST = 604_800;

/** What is not deleted and reaches into the span. */
export function reaching(
  table: typeof appointments | typeof events,
  span: InstantSpan,
): SQL | undefined {
  const end = sql`${table.startsAt} + ${table.durationSeconds} * interval '1 second'`;
  return and(
    eq(table.isDeleted, false),
    gt(table.startsAt, addSeconds(span.from, -LONGEST)),
    lt(table.startsAt, span.to),
    gt(end, sql.param(span.from, table.startsAt)),
  );
}
