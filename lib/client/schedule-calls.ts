import { z } from "zod";
import {
  bulkToWire,
  memberDaysSchema,
  scheduledDayFromWire,
} from "@/lib/api/areas/schedule/team-hours.contract";
import type { HoursToDelete, HoursToSet } from "@/lib/api/areas/schedule/team-hours.contract";
import {
  dayFromWire,
  daysSchema,
  workingDayToWire,
} from "@/lib/api/areas/schedule/member-hours.contract";
import type { LocationId, TeamMemberId } from "@/lib/domain/ids";
import type { ScheduledDay } from "@/lib/domain/schedule/scheduled-day";
import type { WorkingDay } from "@/lib/domain/schedule/working-day";
import type { Period } from "@/lib/domain/time/period";
import type { Transport } from "./transport";

export type ScheduleInclude = "busy_intervals" | "off_day_type";

export type ScheduleCalls = {
  /**
   * Days of members in the period (at most MAX_PERIOD_DAYS); a missing one has no hours. Bookings
   * and kinds of day off come along unless `include` says otherwise.
   */
  readonly list: (
    location: LocationId,
    query: {
      readonly period: Period;
      readonly memberIds?: readonly TeamMemberId[] | undefined;
      readonly include?: readonly ScheduleInclude[] | undefined;
    },
  ) => Promise<ScheduledDay[]>;
  /** Sets and removes hours in one request; answers the touched members' days with hours. */
  readonly set: (
    location: LocationId,
    changes: {
      readonly toSet: readonly HoursToSet[];
      readonly toDelete: readonly HoursToDelete[];
    },
  ) => Promise<ScheduledDay[]>;
  /** Every date of the period once. */
  readonly ofMember: (
    location: LocationId,
    memberId: TeamMemberId,
    period: Period,
  ) => Promise<WorkingDay[]>;
  /** Replaces the given days, which lie in the period; others stay. */
  readonly replaceMember: (
    location: LocationId,
    memberId: TeamMemberId,
    period: Period,
    days: readonly WorkingDay[],
  ) => Promise<void>;
};

const EVERYTHING: readonly ScheduleInclude[] = ["busy_intervals", "off_day_type"];
const HOURS_KINDS = { 422: "invalid_hours" } as const;

/** Calls about working hours (schedule.md 6 to 10). */
export function createScheduleCalls(call: Transport): ScheduleCalls {
  return {
    list: async (location, { period, memberIds, include }) => {
      // an empty list in a query cannot be told from none, which means everybody
      if (memberIds?.length === 0) return [];
      const { data } = await call({
        method: "GET",
        path: `/company/${location}/staff/schedule`,
        query: {
          start_date: period.from,
          end_date: period.to,
          staff_ids: memberIds,
          include: include ?? EVERYTHING,
        },
        schema: memberDaysSchema,
      });
      return data.map(scheduledDayFromWire);
    },
    set: async (location, { toSet, toDelete }) => {
      const { data } = await call({
        method: "PUT",
        path: `/company/${location}/staff/schedule`,
        body: bulkToWire(toSet, toDelete),
        schema: memberDaysSchema,
        kinds: HOURS_KINDS,
      });
      return data.map(scheduledDayFromWire);
    },
    ofMember: async (location, memberId, period) => {
      const path = pathOf(location, memberId, period);
      const { data } = await call({ method: "GET", path, schema: daysSchema });
      return data.map(dayFromWire);
    },
    replaceMember: async (location, memberId, period, days) => {
      await call({
        method: "PUT",
        path: pathOf(location, memberId, period),
        body: days.map(workingDayToWire),
        schema: z.unknown(),
        kinds: HOURS_KINDS,
      });
    },
  };
}

function pathOf(location: LocationId, memberId: TeamMemberId, { from, to }: Period): string {
  return `/schedule/${location}/${memberId}/${from}/${to}`;
}
