import { dailyWorkDone, workDone } from "@/lib/domain/reports/work-done";
import type { WorkDone } from "@/lib/domain/reports/work-done";
import { ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { datesOf } from "@/lib/domain/time/period";
import type { Period } from "@/lib/domain/time/period";
import type { StaffScope } from "@/lib/api/platform/access";
import { daysWithHours } from "@/lib/api/areas/schedule/occupancy.steps";
import type { ScheduleRepositories } from "@/lib/api/areas/schedule/repositories.port";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { ReportRepositories } from "./repositories.port";
import { bookingsOf } from "./report-selection.steps";
import { reportPeriod } from "./report-period.rules";

type Dates = { readonly from: LocalDate; readonly to: LocalDate };

export type SalaryUseCases = ReturnType<typeof createSalaryUseCases>;

/** What a member's pay follows from: hours planned and services rendered (business.md 17.1). */
export function createSalaryUseCases(store: ScheduleRepositories & ReportRepositories) {
  async function load(scope: StaffScope, member: TeamMember, period: Period) {
    const selection = { memberIds: [member.id], createdBy: null };
    const { starting } = await bookingsOf(store.figures, scope, selection, period);
    const days = await daysWithHours(store.hours, scope, [member], period);
    return { days: days.map(({ day }) => day), bookings: starting };
  }

  async function work(
    scope: StaffScope,
    member: TeamMember,
    { from, to }: Dates,
  ): Promise<Result<WorkDone, ServiceError>> {
    const period = reportPeriod(from, to);
    if (!period.ok) return period;
    const { days, bookings } = await load(scope, member, period.value);
    return ok(workDone(days, bookings));
  }

  async function dailyWork(
    scope: StaffScope,
    member: TeamMember,
    { from, to }: Dates,
  ): Promise<Result<ReturnType<typeof dailyWorkDone>, ServiceError>> {
    const period = reportPeriod(from, to);
    if (!period.ok) return period;
    const { days, bookings } = await load(scope, member, period.value);
    return ok(dailyWorkDone(datesOf(period.value), days, bookings));
  }

  /** The dates of a period that is found good. */
  function dates({ from, to }: Dates): Result<LocalDate[], ServiceError> {
    const period = reportPeriod(from, to);
    return period.ok ? ok(datesOf(period.value)) : period;
  }

  return { work, dailyWork, dates };
}
