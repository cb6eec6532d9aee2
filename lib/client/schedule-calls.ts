import { z } from "zod";
import {
  bulkToWire,
  memberDaysSchema,
  scheduledDayFromWire,
} from "@/lib/api/areas/schedule/team-hours.contract";
import type {
  HoursCondition,
  HoursToDelete,
  HoursToSet,
} from "@/lib/api/areas/schedule/team-hours.contract";
import {
  changeSetSchema,
  storedDaysFromWire,
} from "@/lib/api/areas/schedule/conditional-hours.contract";
import type { StoredDay } from "@/lib/api/areas/schedule/conditional-hours.contract";
import {
  dayFromWire,
  daysSchema,
  workingDayToWire,
} from "@/lib/api/areas/schedule/member-hours.contract";
import type { Door } from "@/lib/domain/door";
import type { LocationId, TeamMemberId } from "@/lib/domain/ids";
import type { ScheduledDay } from "@/lib/domain/schedule/scheduled-day";
import type { WorkingDay } from "@/lib/domain/schedule/working-day";
import type { Period } from "@/lib/domain/time/period";
import { ApiError } from "./api-error";
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
  /**
   * Sets and removes hours in one request; answers the touched members' days with hours. A condition
   * is for our own server alone (schedule.md 19); `changedDays` reads its refusal.
   */
  readonly set: (
    location: LocationId,
    changes: {
      readonly toSet: readonly HoursToSet[];
      readonly toDelete: readonly HoursToDelete[];
      readonly condition?: HoursCondition | undefined;
      readonly door?: Door | undefined;
    },
  ) => Promise<ScheduledDay[]>;
  /** Tells whether one's own write with this id is stored; our own server alone knows. */
  readonly wasWritten: (location: LocationId, changeSetId: string) => Promise<boolean>;
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
    set: async (location, { toSet, toDelete, condition, door }) => {
      const { data } = await call({
        method: "PUT",
        path: `/company/${location}/staff/schedule`,
        body: bulkToWire(toSet, toDelete, condition),
        schema: memberDaysSchema,
        kinds: HOURS_KINDS,
        door,
      });
      return data.map(scheduledDayFromWire);
    },
    wasWritten: async (location, changeSetId) => {
      try {
        const path = `/company/${location}/staff/schedule/change_sets/${changeSetId}`;
        await call({ method: "GET", path, schema: changeSetSchema });
        return true;
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) return false;
        throw error;
      }
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

/** The days that were others than expected, of a refused write; null for any other error. */
export function changedDays(error: unknown): StoredDay[] | null {
  const isChanged = error instanceof ApiError && error.kind === "changed_since";
  return isChanged ? storedDaysFromWire(error.details) : null;
}

function pathOf(location: LocationId, memberId: TeamMemberId, { from, to }: Period): string {
  return `/schedule/${location}/${memberId}/${from}/${to}`;
}
