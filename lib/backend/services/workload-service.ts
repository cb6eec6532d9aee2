import type { DayWorkload } from "@/lib/contract/workload";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { isInJournal } from "@/lib/domain/salon/team-member";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { coveredMinutes, intersect } from "@/lib/domain/time/interval";
import type { Interval } from "@/lib/domain/time/interval";
import { addSeconds } from "@/lib/domain/time/instant";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { datesOf } from "@/lib/domain/time/period";
import type { Period } from "@/lib/domain/time/period";
import { spanOf, wallIntervals } from "@/lib/zone/wall-clock";
import type { StaffScope } from "./access-service";
import { checkPeriod } from "./dates";
import type { AppointmentRepository, HoursRepository, MemberDay, ReadModel } from "./ports";
import { isTooOld, memberFor, withinReach } from "./reach";
import type { ServiceError } from "./service-error";

export type WorkloadQuery = {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly memberIds?: readonly number[] | undefined;
};

type Shown = { readonly period: Period; readonly days: readonly MemberDay[] };

type Deps = {
  readonly readModel: ReadModel;
  readonly hours: HoursRepository;
  readonly appointments: AppointmentRepository;
};

export type WorkloadService = ReturnType<typeof createWorkloadService>;

/** How booked a team is, and when it works (schedule.md 16). */
export function createWorkloadService(deps: Deps) {
  /** Booked minutes inside the hours ÷ minutes of the hours, one row a date of the period. */
  async function workload(
    scope: StaffScope,
    query: WorkloadQuery,
  ): Promise<Result<DayWorkload[], ServiceError>> {
    const shown = await hoursOf(deps, scope, query);
    if (!shown.ok) return shown;
    const { period, days } = shown.value;
    const { timeZone } = scope.location;
    const members = [...new Set(days.map(({ memberId }) => memberId))];
    const blocks = await deps.appointments.blocks(scope.id, members, spanOf(timeZone, period));
    const busy = new Map<string, Interval[]>();
    for (const { memberId, startsAt, length } of blocks) {
      for (const piece of wallIntervals(timeZone, startsAt, addSeconds(startsAt, length))) {
        const key = `${memberId} ${piece.date}`;
        busy.set(key, [...(busy.get(key) ?? []), piece]);
      }
    }
    const sums = new Map<LocalDate, { open: number; booked: number }>();
    for (const { memberId, day } of days) {
      const sum = sums.get(day.date) ?? { open: 0, booked: 0 };
      const taken = intersect(day.intervals, busy.get(`${memberId} ${day.date}`) ?? []);
      sum.open += coveredMinutes(day.intervals);
      sum.booked += coveredMinutes(taken);
      sums.set(day.date, sum);
    }
    return ok(datesOf(period).map((date) => ({ date, workload: shareOf(sums.get(date)) })));
  }

  /** Dates of the period on which anybody of the selection works, ascending. */
  async function workingDays(
    scope: StaffScope,
    query: WorkloadQuery,
  ): Promise<Result<LocalDate[], ServiceError>> {
    const shown = await hoursOf(deps, scope, query);
    return shown.ok ? ok([...new Set(shown.value.days.map(({ day }) => day.date))].sort()) : shown;
  }

  return { workload, workingDays };
}

/** The days with hours of the selected members, as far as the user may see them. */
async function hoursOf(
  deps: Deps,
  scope: StaffScope,
  { from, to, memberIds }: WorkloadQuery,
): Promise<Result<Shown, ServiceError>> {
  const team = await deps.readModel.team(scope.id, scope.today);
  const members = selected(scope, team, memberIds);
  if (!members.ok) return members;
  const period = checkPeriod(from, to);
  if (!period.ok) return period;
  const byId = new Map(members.value.map((member) => [member.id, member]));
  const stored = await deps.hours.list(scope.id, [...byId.keys()], period.value);
  const days = stored.filter(({ memberId, day }) => {
    const member = byId.get(memberId);
    const isShown = member && isInJournal(member, day.date, scope.today);
    return isShown && day.intervals.length > 0 && !isTooOld(scope, day.date);
  });
  return ok({ period: period.value, days });
}

function selected(
  scope: StaffScope,
  team: readonly TeamMember[],
  ids: readonly number[] | undefined,
): Result<TeamMember[], ServiceError> {
  if (ids === undefined || ids.length === 0) return ok(withinReach(scope, team));
  const members: TeamMember[] = [];
  for (const id of ids) {
    const found = memberFor(scope, team, id, "read");
    if (!found.ok) return err(found.error);
    members.push(found.value);
  }
  return ok(members);
}

/** Four places, at most 1; no hours count as free. */
function shareOf(sum: { readonly open: number; readonly booked: number } | undefined): number {
  if (!sum || sum.open === 0) return 0;
  return Math.min(1, Math.round((sum.booked / sum.open) * 10_000) / 10_000);
}
