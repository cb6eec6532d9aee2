import type { DateReference } from "@/lib/domain/time/date-reference";
import { dayKey } from "@/lib/domain/schedule/day-key";
import { teamMemberId } from "@/lib/domain/ids";
import type { TeamMemberId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { emptyDay, sameWorkingDay } from "@/lib/domain/schedule/working-day";
import type { WorkingDay } from "@/lib/domain/schedule/working-day";
import { addMonths } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { includesDate } from "@/lib/domain/time/period";
import type { Period } from "@/lib/domain/time/period";
import type { StaffScope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Audit, Log } from "@/lib/api/platform/audit-log";
import { checkPeriod, dateIn } from "@/lib/api/platform/dates";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import type { ReadModel } from "@/lib/api/platform/read-model";
import { isTooOld, memberFor } from "@/lib/api/platform/reach";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { MemberDay } from "@/lib/domain/schedule/member-day";
import type { ScheduleRepositories } from "./repositories.port";
import type { BulkBody } from "./team-hours.contract";

type Needs = Pick<TeamRepositories, "team"> & ScheduleRepositories;

/** At most so many member-dates in one bulk write (schedule.md 10). */
const MAX_MEMBER_DATES = 5000;
const MONTHS_AHEAD = 24;

/** A day to write with the name of its field, for the errors. */
type DayToWrite = MemberDay & { readonly field: string };

type Deps = {
  readonly store: Stored<Needs>;
  readonly readModel: ReadModel;
  readonly log: Log;
};

export type HoursWritingService = ReturnType<typeof createHoursWritingService>;

/** Writes of working hours: all of a request or nothing (schedule.md 6, 8, 10). */
export function createHoursWritingService(deps: Deps) {
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
    return problemOfMembers(scope, team, ids);
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
    const refused = problemOfMembers(scope, team, ids);
    if (refused) return err(refused);
    const before = await repositories.hours.list(scope.id, ids, period);
    await repositories.hours.save(scope.id, toWrite);
    noteChanges(audit, toWrite, before);
    return ok(inTeamOrder(replaced(before, toWrite), team));
  });
}

/** The days as they are after the write. */
function replaced(before: readonly MemberDay[], written: readonly MemberDay[]): MemberDay[] {
  const days = [...before, ...written];
  return [...new Map(days.map((each) => [dayKey(each.memberId, each.day.date), each])).values()];
}

function daysOfBody(body: BulkBody): DayToWrite[] {
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
    })),
  );
  return [...toSet, ...toDelete];
}

function problemOfMembers(
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

function problemOfDays(scope: StaffScope, toWrite: readonly DayToWrite[]): ServiceError | null {
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
  if (toWrite.some(({ day }) => isTooOld(scope, day.date))) {
    const days = scope.access.lastDaysCount;
    return { kind: "forbidden", message: `Days more than ${days} days back may not be changed.` };
  }
  return null;
}

function periodOf(dates: readonly LocalDate[]): Period | null {
  const sorted = [...dates].sort();
  const [from, to] = [sorted[0], sorted.at(-1)];
  return from !== undefined && to !== undefined ? { from, to } : null;
}

function inTeamOrder(days: readonly MemberDay[], team: readonly TeamMember[]): MemberDay[] {
  const place = new Map(team.map((member, index) => [member.id, index]));
  const placeOf = ({ memberId }: MemberDay): number => place.get(memberId) ?? team.length;
  return [...days].sort((a, b) => placeOf(a) - placeOf(b) || (a.day.date < b.day.date ? -1 : 1));
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
