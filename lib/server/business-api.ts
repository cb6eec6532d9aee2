import { changedDays } from "@/lib/client/schedule-calls";
import type { AltegioClient } from "@/lib/client/altegio-client";
import { sameWorkingDay } from "@/lib/domain/schedule/working-day";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { HoursCondition } from "@/lib/api/areas/schedule/team-hours.contract";
import { currentDays } from "@/lib/planning/current-days";
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
  const workingDays = workingDaysOf(client);
  const standing = async (
    location: AuthorizedLocationId,
    cells: readonly CellChange[],
  ): Promise<StoredCell[]> => {
    const days = await currentDays({ workingDays }, location, cells);
    return days.map((each) => ({ ...each, changed: null }));
  };
  return {
    workingDays,
    setWorkingDays: async (location, write) => {
      const { cells } = write;
      const now = await standing(location, cells);
      const stored = differing(now, cells, "before");
      if (stored.length > 0) {
        const isRepeat = differing(now, cells, "after").length === 0;
        return isRepeat ? { kind: "written", others: [] } : { kind: "changed_since", stored };
      }
      await send(client, location, write);
      const others = differing(await standing(location, cells), cells, "after");
      return { kind: "written", others };
    },
    wasWritten: async (location, { cells }) =>
      differing(await standing(location, cells), cells, "after").length === 0,
  };
}

/** Those of the cells as they stand, in the order of the changes, that are others than a side of them. */
function differing(
  now: readonly StoredCell[],
  cells: readonly CellChange[],
  side: "before" | "after",
): StoredCell[] {
  return now.filter(({ day }, index) => {
    const wanted = cells[index]?.[side];
    return wanted !== undefined && !sameWorkingDay(day, wanted);
  });
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
