import { ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { loadsOf, sharesByDate } from "@/lib/domain/schedule/occupancy";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { datesOf } from "@/lib/domain/time/period";
import type { Period } from "@/lib/domain/time/period";
import { spanOf } from "@/lib/zone/wall-clock";
import type { StaffScope } from "@/lib/api/platform/access";
import { checkPeriod } from "@/lib/api/platform/dates";
import type { ReadModel } from "@/lib/api/platform/read-model";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { MemberDay } from "@/lib/domain/schedule/member-day";
import type { BusyTimes } from "./busy-times.port";
import type { HoursRepository } from "./hours.port";
import type { DayWorkload } from "./workload.contract";
import { daysWithHours } from "./occupancy.steps";
import { busyPieces } from "./busy-days.rules";
import { selected } from "./timetable-reach.rules";

export type WorkloadQuery = {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly memberIds?: readonly number[] | undefined;
};

type Shown = { readonly period: Period; readonly days: readonly MemberDay[] };

type Deps = {
  readonly readModel: ReadModel;
  readonly hours: HoursRepository;
  readonly appointments: BusyTimes;
};

export type WorkloadUseCases = ReturnType<typeof createWorkloadUseCases>;

/** How booked a team is, and when it works (schedule.md 16). */
export function createWorkloadUseCases(deps: Deps) {
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
    const loads = loadsOf(days, busyPieces(timeZone, blocks));
    const shares = sharesByDate(datesOf(period), loads);
    return ok(shares.map(({ date, share }) => ({ date, workload: share })));
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
  const days = await daysWithHours(deps.hours, scope, members.value, period.value);
  return ok({ period: period.value, days });
}
