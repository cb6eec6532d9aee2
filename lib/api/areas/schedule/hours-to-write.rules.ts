import { teamMemberId } from "@/lib/domain/ids";
import type { TeamMemberId } from "@/lib/domain/ids";
import { dayKey } from "@/lib/domain/schedule/day-key";
import type { MemberDay } from "@/lib/domain/schedule/member-day";
import { emptyDay } from "@/lib/domain/schedule/working-day";
import type { StaffScope } from "@/lib/api/platform/access";
import type { ServiceError } from "@/lib/api/platform/errors";
import { isTooOld, memberFor } from "@/lib/api/platform/member-visibility";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { addMonths } from "@/lib/domain/time/local-date";
import type { BulkBody } from "./team-hours.contract";

const MONTHS_AHEAD = 24;

/** A day to write with the name of its field, for the errors. */
export type DayToWrite = MemberDay & {
  readonly field: string;
  /** No kind was named: a day that is off keeps its own (schedule.md 6). */
  readonly keepsKind?: boolean;
};

/** The days as they are after the write. */
export function replaced(before: readonly MemberDay[], written: readonly MemberDay[]): MemberDay[] {
  const days = [...before, ...written];
  return [...new Map(days.map((each) => [dayKey(each.memberId, each.day.date), each])).values()];
}

/** Days to set, then days to delete, each with the name of its field. */
export function daysOfBody(body: BulkBody): DayToWrite[] {
  const toSet = (body.schedules_to_set ?? []).flatMap(({ staff_id, dates, slots }, entry) =>
    dates.map((date, index) => ({
      memberId: teamMemberId(staff_id),
      day: { date, intervals: slots, dayOff: null },
      field: `schedules_to_set.${entry}.dates.${index}`,
    })),
  );
  const toDelete = (body.schedules_to_delete ?? []).flatMap((each, entry) =>
    each.dates.map((date, index) => ({
      memberId: teamMemberId(each.staff_id),
      day: { ...emptyDay(date), dayOff: each.off_day_type ?? null },
      field: `schedules_to_delete.${entry}.dates.${index}`,
      keepsKind: each.off_day_type === undefined,
    })),
  );
  return [...toSet, ...toDelete];
}

/** Why the hours of one of the members may not be written; null when all may. */
export function problemOfHoursMembers(
  scope: StaffScope,
  team: readonly TeamMember[],
  ids: readonly TeamMemberId[],
): ServiceError | null {
  const problems = ids.flatMap((id) => {
    const found = memberFor(scope, team, id, "write_hours");
    return found.ok ? [] : [found.error];
  });
  // an unknown member comes before one who may have no hours (schedule.md 5.2)
  return problems.find((each) => each.kind === "not_found") ?? problems[0] ?? null;
}

/**
 * Dates that come twice, lie too far ahead or too far back (schedule.md 10); null when none does.
 */
export function problemOfDays(
  scope: StaffScope,
  toWrite: readonly DayToWrite[],
): ServiceError | null {
  const latest = addMonths(scope.today, MONTHS_AHEAD);
  const seen = new Set<string>();
  const errors: Record<string, string[]> = {};
  for (const { memberId, day, field } of toWrite) {
    const key = dayKey(memberId, day.date);
    if (seen.has(key)) errors[field] = [`${day.date} is named twice for this team member`];
    if (day.date > latest) errors[field] = ["must be at most two years ahead"];
    seen.add(key);
  }
  if (Object.keys(errors).length > 0) return { kind: "invalid", errors };
  return toWrite.some(({ day }) => isTooOld(scope, day.date)) ? tooOld(scope) : null;
}

/** The refusal of days that lie further back than the user may look. */
export function tooOld({ access }: StaffScope): ServiceError {
  const days = access.lastDaysCount;
  return { kind: "forbidden", message: `Days more than ${days} days back may not be changed.` };
}

/** In the order of the team, then by date. */
export function inTeamOrder(days: readonly MemberDay[], team: readonly TeamMember[]): MemberDay[] {
  const place = new Map(team.map((member, index) => [member.id, index]));
  const placeOf = ({ memberId }: MemberDay): number => place.get(memberId) ?? team.length;
  return [...days].sort((a, b) => placeOf(a) - placeOf(b) || (a.day.date < b.day.date ? -1 : 1));
}
