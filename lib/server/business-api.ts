import { changedDays } from "@/lib/client/schedule-calls";
import type { AltegioClient } from "@/lib/client/altegio-client";
import { dayKey } from "@/lib/domain/schedule/day-key";
import { emptyDay, sameWorkingDay } from "@/lib/domain/schedule/working-day";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { HoursCondition } from "@/lib/api/areas/schedule/team-hours.contract";
import type { BusinessApi, CellChange, ConditionalWrite, StoredCell } from "@/lib/planning/ports";

/** The planning folder's view of the typed client: our own server writes under a condition. */
export function businessApiOf(client: AltegioClient): BusinessApi {
  return {
    workingDays: workingDaysOf(client),
    setWorkingDays: async (location, write) => {
      const { changeSetId, cells } = write;
      const expected = cells.map(({ memberId, before }) => ({ memberId, day: before }));
      try {
        await send(client, location, write, { expected, changeSetId });
        return { kind: "written", others: [] };
      } catch (error) {
        const stored = changedDays(error);
        if (stored === null) throw error;
        return { kind: "changed_since", stored };
      }
    },
    wasWritten: (location, { id }) => client.schedule.wasWritten(location, id),
  };
}

/**
 * As far as a live account lets: it knows no conditions and no ids, so what stands is read before the
 * write and compared, and read again after it. A write of others in between may be lost; it is told.
 */
export function liveBusinessApiOf(client: AltegioClient): BusinessApi {
  const differing = async (
    location: AuthorizedLocationId,
    cells: readonly CellChange[],
    side: "before" | "after",
  ): Promise<StoredCell[]> => {
    const now = await currentCells(client, location, cells);
    return now.filter(({ day }, index) => {
      const wanted = cells[index]?.[side];
      return wanted !== undefined && !sameWorkingDay(day, wanted);
    });
  };
  const isDone = async (location: AuthorizedLocationId, cells: readonly CellChange[]) =>
    (await differing(location, cells, "after")).length === 0;
  return {
    workingDays: workingDaysOf(client),
    setWorkingDays: async (location, write) => {
      const { cells } = write;
      const stored = await differing(location, cells, "before");
      if (stored.length > 0) {
        const isRepeat = await isDone(location, cells);
        return isRepeat ? { kind: "written", others: [] } : { kind: "changed_since", stored };
      }
      await send(client, location, write);
      return { kind: "written", others: await differing(location, cells, "after") };
    },
    wasWritten: (location, { cells }) => isDone(location, cells),
  };
}

function workingDaysOf(client: AltegioClient): BusinessApi["workingDays"] {
  return async (location, memberIds, period) => {
    const days = await client.schedule.list(location, {
      period,
      memberIds,
      include: ["off_day_type"],
    });
    return days.map(({ memberId, date, intervals, dayOff }) => ({
      memberId,
      day: { date, intervals, dayOff },
    }));
  };
}

async function send(
  { schedule }: AltegioClient,
  location: AuthorizedLocationId,
  { cells, isUndo }: ConditionalWrite,
  condition?: HoursCondition,
): Promise<void> {
  const working = cells.filter(({ after }) => after.intervals.length > 0);
  const free = cells.filter(({ after }) => after.intervals.length === 0);
  await schedule.set(location, {
    toSet: working.map(({ memberId, after }) => ({
      memberId,
      dates: [after.date],
      intervals: after.intervals,
    })),
    toDelete: free.map(({ memberId, before, after }) => ({
      memberId,
      dates: [after.date],
      // a kind is named where there is or was one: who took it back must say so (schedule.md 10)
      dayOff: after.dayOff === null && before.dayOff === null ? undefined : after.dayOff,
    })),
    condition,
    door: isUndo ? "undo" : undefined,
  });
}

/** How the cells stand now, in their order. */
async function currentCells(
  client: AltegioClient,
  location: AuthorizedLocationId,
  cells: readonly CellChange[],
): Promise<StoredCell[]> {
  const dates = cells.map(({ after }) => after.date).sort();
  const [from, to] = [dates[0], dates.at(-1)];
  if (from === undefined || to === undefined) return [];
  const members = [...new Set(cells.map(({ memberId }) => memberId))];
  const days = await workingDaysOf(client)(location, members, { from, to });
  const known = new Map(days.map(({ memberId, day }) => [dayKey(memberId, day.date), day]));
  return cells.map(({ memberId, after: { date } }) => ({
    memberId,
    day: known.get(dayKey(memberId, date)) ?? emptyDay(date),
    changed: null,
  }));
}
