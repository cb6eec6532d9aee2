import type { StaffScope } from "@/lib/api/platform/access";
import type { ScheduleRepositories } from "@/lib/api/areas/schedule/repositories.port";
import type { GroupEvent } from "@/lib/domain/salon/appointment";
import { dayKey } from "@/lib/domain/schedule/day-key";
import { addSeconds } from "@/lib/domain/time/instant";
import { wallIntervals } from "@/lib/zone/wall-clock";
import type { SeriesDayOff } from "./series-days-off.contract";

/** An event that a series made or moved. */
export type PlacedEvent = Pick<GroupEvent, "id" | "memberId" | "startsAt" | "durationSeconds">;

/**
 * The dates with a kind of day off that events of a series were placed on, by date. They are placed
 * all the same, for hours are no invariant; whoever repeats the event is told (schedule.md 15).
 */
export async function daysOffOf(
  scope: StaffScope,
  placed: readonly PlacedEvent[],
  { hours }: ScheduleRepositories,
): Promise<SeriesDayOff[]> {
  const touched = placed.flatMap(({ id, memberId, startsAt, durationSeconds: length }) =>
    wallIntervals(scope.location.timeZone, startsAt, addSeconds(startsAt, length)).map(
      ({ date }) => ({ eventId: id, memberId, date }),
    ),
  );
  const dates = touched.map(({ date }) => date).sort();
  const [from, to] = [dates[0], dates.at(-1)];
  if (from === undefined || to === undefined) return [];
  const members = [...new Set(touched.map(({ memberId }) => memberId))];
  const stored = await hours.list(scope.id, members, { from, to });
  const kinds = new Map(
    stored.map(({ memberId, day }) => [dayKey(memberId, day.date), day.dayOff]),
  );
  return touched
    .flatMap((each) => {
      const dayOff = kinds.get(dayKey(each.memberId, each.date)) ?? null;
      return dayOff ? [{ ...each, dayOff }] : [];
    })
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.eventId - b.eventId));
}
