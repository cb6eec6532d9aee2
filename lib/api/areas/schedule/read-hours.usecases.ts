import type { DateReference } from "@/lib/domain/time/date-reference";
import { ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { isInJournal, mayHaveHours } from "@/lib/domain/salon/team-member";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { ScheduledDay } from "@/lib/domain/schedule/scheduled-day";
import { emptyDay } from "@/lib/domain/schedule/working-day";
import type { WorkingDay } from "@/lib/domain/schedule/working-day";
import type { TeamMemberId } from "@/lib/domain/ids";
import { addDays } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { datesOf, includesDate } from "@/lib/domain/time/period";
import type { Period } from "@/lib/domain/time/period";
import { spanOf } from "@/lib/zone/wall-clock";
import type { StaffScope } from "@/lib/api/platform/access";
import { checkPeriod, dateIn } from "@/lib/api/platform/dates";
import type { ReadModel } from "@/lib/api/platform/read-model";
import { isTooOld, withinReach } from "@/lib/api/platform/member-visibility";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { BusyTimes } from "./busy-times.port";
import type { HoursRepository } from "./hours.port";
import { isItem, joinedBusyDays, busyDays } from "./busy-days.rules";
import type { BulkRead } from "./busy-days.rules";

export type HoursUseCases = ReturnType<typeof createHoursUseCases>;

/** Reads of working hours (schedule.md 7, 9). */
export function createHoursUseCases(deps: {
  readonly readModel: ReadModel;
  readonly hours: HoursRepository;
  readonly appointments: BusyTimes;
}) {
  /** Every date of the period once, days off with no hours (schedule.md 7). */
  async function ofMember(
    scope: StaffScope,
    member: TeamMember,
    path: { readonly from: DateReference; readonly to: DateReference },
  ): Promise<Result<WorkingDay[], ServiceError>> {
    const { timeZone } = scope.location;
    const period = checkPeriod(dateIn(timeZone, path.from), dateIn(timeZone, path.to));
    if (!period.ok) return period;
    const stored = await deps.hours.list(scope.id, [member.id], period.value);
    const byDate = new Map(stored.map(({ day }) => [day.date, day]));
    const isShown = (date: LocalDate): boolean =>
      !isTooOld(scope, date) && (date < scope.today || mayHaveHours(member));
    return ok(
      datesOf(period.value).map((date) => {
        const day = byDate.get(date);
        return day && isShown(date) ? day : emptyDay(date);
      }),
    );
  }

  /** Items of the bulk read: heavier members first, then by id and date (schedule.md 9). */
  async function ofTeam(
    scope: StaffScope,
    query: BulkRead,
  ): Promise<Result<ScheduledDay[], ServiceError>> {
    const from = query.from ?? (query.to && query.to < scope.today ? query.to : scope.today);
    const period = checkPeriod(from, query.to ?? addDays(from, 30));
    if (!period.ok) return period;
    const everybody = withinReach(scope, await deps.readModel.team(scope.id, scope.today));
    const { memberIds } = query;
    const members = everybody.filter(({ id }) => memberIds === undefined || memberIds.includes(id));
    const ids = members.map(({ id }) => id);
    const [stored, busy] = await Promise.all([
      deps.hours.list(scope.id, ids, period.value),
      query.includesBusy ? busyOf(deps.appointments, scope, ids, period.value) : [],
    ]);
    const days = joinedBusyDays(
      stored.map(({ memberId, day }) => ({ ...day, memberId, busy: [] })),
      busy,
    );
    const items = members.flatMap((member) =>
      (days.get(member.id) ?? [])
        .filter(({ date, busy: taken }) => {
          const isShown = isInJournal(member, date, scope.today, taken.length > 0);
          return isShown && !isTooOld(scope, date);
        })
        .filter((day) => isItem(day, query))
        .sort((a, b) => (a.date < b.date ? -1 : 1)),
    );
    return ok(items);
  }

  return { ofMember, ofTeam };
}

/** What is booked, per member and local date; a part after midnight lies on the next date. */
async function busyOf(
  appointments: BusyTimes,
  scope: StaffScope,
  ids: readonly TeamMemberId[],
  period: Period,
): Promise<ScheduledDay[]> {
  const { timeZone } = scope.location;
  const blocks = await appointments.blocks(scope.id, ids, spanOf(timeZone, period));
  return blocks
    .flatMap((block) => busyDays(timeZone, block))
    .filter(({ date }) => includesDate(period, date));
}
