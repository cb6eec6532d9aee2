import type { LocationId } from "@/lib/domain/ids";
import { EARLY } from "@/lib/domain/schedule/half-days";
import { addDays } from "@/lib/domain/time/local-date";
import { container } from "@/lib/server/container";
import type { Visitor } from "@/lib/server/visitor";
import { todayIn } from "@/lib/zone/wall-clock";

/** How far back a habit counts, in days. */
const EIGHT_WEEKS = 56;

/**
 * Whether somebody at the location worked before 6:00 in the last eight weeks: then "5-9" typed for
 * a day is the morning. Throws the API's refusals.
 */
export async function earlyHours({ client }: Visitor, locationId: LocationId): Promise<boolean> {
  const [{ timeZone }, { clock }] = await Promise.all([
    client.locations.get(locationId),
    container(),
  ]);
  const today = todayIn(timeZone, clock());
  const period = { from: addDays(today, -EIGHT_WEEKS), to: today };
  const days = await client.schedule.list(locationId, { period });
  return days.some(({ intervals }) => intervals.some(({ from }) => from < EARLY));
}
