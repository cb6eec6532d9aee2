import type { DateReference } from "@/lib/domain/time/date-reference";
import { dayKey } from "@/lib/domain/schedule/day-key";
import type { TeamMemberId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { emptyDay, sameWorkingDay } from "@/lib/domain/schedule/working-day";
import type { WorkingDay } from "@/lib/domain/schedule/working-day";
import { includesDate } from "@/lib/domain/time/period";
import type { StaffScope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Audit, Log } from "@/lib/api/platform/audit-log";
import { checkPeriod, dateIn } from "@/lib/api/platform/dates";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import type { ReadModel } from "@/lib/api/platform/read-model";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { MemberDay } from "@/lib/domain/schedule/member-day";
import type { ScheduleRepositories } from "./repositories.port";
import type { BulkBody } from "./team-hours.contract";
import {
  daysOfBody,
  inTeamOrder,
  periodOf,
  problemOfDays,
  problemOfHoursMembers,
  replaced,
} from "./hours-to-write.rules";
import type { DayToWrite } from "./hours-to-write.rules";

type Needs = Pick<TeamRepositories, "team"> & ScheduleRepositories;

/** At most so many member-dates in one bulk write (schedule.md 10). */
const MAX_MEMBER_DATES = 5000;

type Deps = {
  readonly store: Stored<Needs>;
  readonly readModel: ReadModel;
  readonly log: Log;
};

export type HoursWritingUseCases = ReturnType<typeof createHoursWritingUseCases>;

/** Writes of working hours: all of a request or nothing (schedule.md 6, 8, 10). */
export function createHoursWritingUseCases(deps: Deps) {
  /** Sets days of one member; with a period all of them must lie in it (schedule.md 6, 8). */
  async function setDays(
    scope: StaffScope,
    member: TeamMember,
    days: readonly WorkingDay[],
    path: { readonly from: DateReference; readonly to: DateReference } | null,
  ): Promise<Result<void, ServiceError>> {
    const { timeZone } = scope.location;
    const period = path && checkPeriod(dateIn(timeZone, path.from), dateIn(timeZone, path.to));
    if (period && !period.ok) return period;
    const outside = days.findIndex((day) => period && !includesDate(period.value, day.date));
    if (outside !== -1) {
      return err(invalid(`${outside}.date`, "lies outside start_date and end_date of the path"));
    }
    const toWrite = days.map((day, index) => ({
      memberId: member.id,
      day,
      field: `${index}.date`,
    }));
    const saved = await save(deps, scope, toWrite);
    return saved.ok ? ok(undefined) : saved;
  }

  /**
   * Sets and removes hours of many; answers the touched members' days with hours, from the earliest
   * to the latest date of the request (schedule.md 10).
   */
  async function setMany(
    scope: StaffScope,
    body: BulkBody,
  ): Promise<Result<MemberDay[], ServiceError>> {
    const toWrite = daysOfBody(body);
    if (toWrite.length > MAX_MEMBER_DATES) {
      const message = `at most ${MAX_MEMBER_DATES} member-dates fit in one request`;
      return err(invalid("schedules_to_set", message));
    }
    const saved = await save(deps, scope, toWrite);
    return saved.ok ? ok(saved.value.filter(({ day }) => day.intervals.length > 0)) : saved;
  }

  /** Members of a body are checked before the body is (schedule.md 5.2). */
  async function reachAll(
    scope: StaffScope,
    ids: readonly TeamMemberId[],
  ): Promise<ServiceError | null> {
    const team = ids.length === 0 ? [] : await deps.readModel.team(scope.id, scope.today);
    return problemOfHoursMembers(scope, team, ids);
  }

  return { setDays, setMany, reachAll };
}

/** Saves all of it or nothing; what may have changed since the checks is looked at under the lock. */
async function save(
  deps: Deps,
  scope: StaffScope,
  toWrite: readonly DayToWrite[],
): Promise<Result<MemberDay[], ServiceError>> {
  const problem = problemOfDays(scope, toWrite);
  if (problem) return err(problem);
  const period = periodOf(toWrite.map(({ day }) => day.date));
  if (!period) return ok([]);
  const ids = [...new Set(toWrite.map(({ memberId }) => memberId))];
  return auditedWrite<Needs>(deps)(scope, async (repositories, audit) => {
    await repositories.team.lock(scope.id, ids);
    const team = await repositories.team.list(scope.id, scope.today);
    const refused = problemOfHoursMembers(scope, team, ids);
    if (refused) return err(refused);
    const before = await repositories.hours.list(scope.id, ids, period);
    await repositories.hours.save(scope.id, toWrite);
    noteChanges(audit, toWrite, before);
    return ok(inTeamOrder(replaced(before, toWrite), team));
  });
}

/** Who wrote what, days that changed only (schedule.md 18). */
function noteChanges(
  audit: Audit,
  toWrite: readonly DayToWrite[],
  before: readonly MemberDay[],
): void {
  const old = new Map(before.map(({ memberId, day }) => [dayKey(memberId, day.date), day]));
  const changes = toWrite.flatMap(({ memberId, day }) => {
    const was = old.get(dayKey(memberId, day.date)) ?? emptyDay(day.date);
    return sameWorkingDay(was, day) ? [] : [{ memberId, before: was, after: day }];
  });
  if (changes.length > 0) audit("hours written", { changes });
}
