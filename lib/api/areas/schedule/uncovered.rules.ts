import { mayHaveHours } from "@/lib/domain/salon/team-member";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { ScheduledDay } from "@/lib/domain/schedule/scheduled-day";
import { stranded } from "@/lib/domain/schedule/stranded";
import type { WallTime } from "@/lib/zone/wall-clock";
import type { Uncovered } from "./uncovered.contract";

/** What no hours cover and is not over, in the order of the days. */
export function uncoveredOf(
  days: readonly ScheduledDay[],
  team: readonly TeamMember[],
  now: WallTime,
): Uncovered[] {
  const working = new Set(team.filter(mayHaveHours).map(({ id }) => id));
  return days.flatMap((day) => {
    const { memberId, date, dayOff } = day;
    const reason = working.has(memberId) ? (dayOff ? "day_off" : "no_hours") : "no_timetable";
    return stranded(day.intervals, day.busy)
      .filter(({ to }) => date > now.date || (date === now.date && to * 60 > now.second))
      .map((booking) => ({ ...booking, memberId, date, reason, dayOff }));
  });
}
