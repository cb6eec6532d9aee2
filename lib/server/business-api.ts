import type { AltegioClient } from "@/lib/client/altegio-client";
import type { BusinessApi } from "@/lib/planning/ports";

/** The planning folder's view of the typed client. */
export function businessApiOf(client: AltegioClient): BusinessApi {
  return {
    workingDays: async (location, memberIds, period) => {
      const days = await client.schedule.list(location, {
        period,
        memberIds,
        include: ["off_day_type"],
      });
      return days.map(({ memberId, date, intervals, dayOff }) => ({
        memberId,
        day: { date, intervals, dayOff },
      }));
    },
    setWorkingDays: async (location, days) => {
      const working = days.filter(({ day }) => day.intervals.length > 0);
      const free = days.filter(({ day }) => day.intervals.length === 0);
      await client.schedule.set(location, {
        toSet: working.map(({ memberId, day }) => ({
          memberId,
          dates: [day.date],
          intervals: day.intervals,
        })),
        toDelete: free.map(({ memberId, day }) => ({
          memberId,
          dates: [day.date],
          dayOff: day.dayOff,
        })),
      });
    },
  };
}
