import type { DateReference } from "@/lib/domain/time/date-reference";
import { dayKey } from "@/lib/domain/schedule/day-key";
import type { TeamMemberId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { emptyDay, sameWorkingDay } from "@/lib/domain/schedule/working-day";
import type { Instant } from "@/lib/domain/time/instant";
import { includesDate, periodOf } from "@/lib/domain/time/period";
import { isoWithOffset } from "@/lib/zone/iso";
import type { StaffScope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Audit, Log } from "@/lib/api/platform/audit-log";
import type { Clock } from "@/lib/api/platform/clock";
import { checkPeriod, dateIn } from "@/lib/api/platform/dates";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import type { ReadModel } from "@/lib/api/platform/read-model";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { MemberDay } from "@/lib/domain/schedule/member-day";
import type { ScheduleRepositories } from "./repositories.port";
import { storedDayToWire } from "./conditional-hours.contract";
import type { ExpectedDay } from "./conditional-hours.contract";
import { changedSince, fingerprintOf, problemOfExpected, settled } from "./conditional-hours.rules";
import type { DaysOfBody } from "./member-hours.contract";
import type { BulkBody } from "./team-hours.contract";
import {
  daysOfBody,
  inTeamOrder,
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
  readonly clock: Clock;
  readonly log: Log;
};

/** Days to write, and what the caller expects to find (schedule.md 19). */
type HoursWrite = {
  readonly toWrite: readonly DayToWrite[];
  readonly expected: readonly ExpectedDay[];
  readonly changeSetId: string | null;
};

export type HoursWritingUseCases = ReturnType<typeof createHoursWritingUseCases>;

/** Writes of working hours: all of a request or nothing (schedule.md 6, 8, 10, 19). */
export function createHoursWritingUseCases(deps: Deps) {
  /** Members of a body are checked before the body is (schedule.md 5.2). */
  async function reachAll(
    scope: StaffScope,
    ids: readonly TeamMemberId[],
  ): Promise<ServiceError | null> {
    const team = ids.length === 0 ? [] : await deps.readModel.team(scope.id, scope.today);
    return problemOfHoursMembers(scope, team, ids);
  }

  /** When one's own change set was written; unknown ones and those of others are not found. */
  async function changeSet(
    scope: StaffScope,
    id: string,
  ): Promise<Result<{ readonly id: string; readonly at: string }, ServiceError>> {
    const found = await deps.store.hoursChangeSets.find(scope.id, id);
    if (!found || found.userId !== scope.user.id) {
      return err({ kind: "not_found", message: "Change set not found." });
    }
    return ok({ id, at: isoWithOffset(scope.location.timeZone, found.at) });
  }

  return {
    setDays: (scope: StaffScope, member: TeamMember, body: DaysOfBody, path: PeriodOfPath | null) =>
      setDays(deps, scope, { member, body, path }),
    setMany: (scope: StaffScope, body: BulkBody) => setMany(deps, scope, body),
    reachAll,
    changeSet,
  };
}

type PeriodOfPath = { readonly from: DateReference; readonly to: DateReference };

/** Sets days of one member; with a period all of them must lie in it (schedule.md 6, 8). */
async function setDays(
  deps: Deps,
  scope: StaffScope,
  call: {
    readonly member: TeamMember;
    readonly body: DaysOfBody;
    readonly path: PeriodOfPath | null;
  },
): Promise<Result<void, ServiceError>> {
  const { path, body, member } = call;
  const { days, expected, changeSetId } = body;
  const { timeZone } = scope.location;
  const period = path && checkPeriod(dateIn(timeZone, path.from), dateIn(timeZone, path.to));
  if (period && !period.ok) return period;
  const outside = days.findIndex(({ day }) => period && !includesDate(period.value, day.date));
  if (outside !== -1) {
    return err(invalid(`${outside}.date`, "lies outside start_date and end_date of the path"));
  }
  const memberId = member.id;
  const saved = await save(deps, scope, {
    toWrite: days.map((each, index) => ({ ...each, memberId, field: `${index}.date` })),
    expected: expected.map((each, index) => ({
      ...each,
      memberId,
      field: `expected.${index}.date`,
    })),
    changeSetId,
  });
  return saved.ok ? ok(undefined) : saved;
}

/**
 * Sets and removes hours of many; answers the touched members' days with hours, from the earliest
 * to the latest date of the request (schedule.md 10).
 */
async function setMany(
  deps: Deps,
  scope: StaffScope,
  body: BulkBody,
): Promise<Result<MemberDay[], ServiceError>> {
  const toWrite = daysOfBody(body);
  if (toWrite.length > MAX_MEMBER_DATES) {
    const message = `at most ${MAX_MEMBER_DATES} member-dates fit in one request`;
    return err(invalid("schedules_to_set", message));
  }
  const expected = (body.expected ?? []).map((each, index) => ({
    ...each,
    field: `expected.${index}.date`,
  }));
  const changeSetId = body.change_set_id ?? null;
  const saved = await save(deps, scope, { toWrite, expected, changeSetId });
  return saved.ok ? ok(saved.value.filter(({ day }) => day.intervals.length > 0)) : saved;
}

/** Saves all of it or nothing; what may have changed since the checks is looked at under the lock. */
async function save(
  deps: Deps,
  scope: StaffScope,
  write: HoursWrite,
): Promise<Result<readonly MemberDay[], ServiceError>> {
  const { toWrite, expected } = write;
  const problem = problemOfDays(scope, toWrite) ?? problemOfExpected(scope, expected);
  if (problem) return err(problem);
  const dates = [...toWrite.map(({ day }) => day.date), ...expected.map(({ date }) => date)];
  const period = periodOf(dates);
  if (!period) return ok([]);
  const ids = [...new Set([...toWrite, ...expected].map(({ memberId }) => memberId))];
  return auditedWrite<Needs>(deps)(scope, async (repositories, audit) => {
    await repositories.team.lock(scope.id, ids);
    const team = await repositories.team.list(scope.id, scope.today);
    const refused = problemOfHoursMembers(scope, team, ids);
    if (refused) return err(refused);
    const repeated = await answerOfFirst(repositories, scope, write);
    if (repeated) return repeated;
    const before = await repositories.hours.list(scope.id, ids, period);
    const others = changedSince(expected, before);
    if (others.length > 0) return err(await refusalOf(repositories, scope, others));
    const days = settled(toWrite, before);
    const at = deps.clock();
    const answer = inTeamOrder(replaced(touchedBy(toWrite, before), days), team);
    const isKept = await keepAnswer(repositories, scope, { write, at, answer });
    if (!isKept) return err(OF_ANOTHER_WRITE);
    await repositories.hours.save(scope.id, days, { at, changeSetId: write.changeSetId });
    noteChanges(audit, days, before);
    return ok(answer);
  });
}

const OF_ANOTHER_WRITE = invalid("change_set_id", "was used before for another write");

/** The answer to the first write with the change set's id; null where this is the first. */
async function answerOfFirst(
  { hoursChangeSets }: Needs,
  scope: StaffScope,
  { changeSetId, toWrite }: HoursWrite,
): Promise<Result<readonly MemberDay[], ServiceError> | null> {
  const first = changeSetId && (await hoursChangeSets.find(scope.id, changeSetId));
  if (!first) return null;
  const isSame = first.userId === scope.user.id && first.fingerprint === fingerprintOf(toWrite);
  return isSame ? ok(first.answer) : err(OF_ANOTHER_WRITE);
}

/** Keeps what a write with an id answers; false when another write took the id meanwhile. */
async function keepAnswer(
  { hoursChangeSets }: Needs,
  scope: StaffScope,
  done: { readonly write: HoursWrite; readonly at: Instant; readonly answer: readonly MemberDay[] },
): Promise<boolean> {
  const { changeSetId: id, toWrite } = done.write;
  if (id === null) return true;
  const { at, answer } = done;
  const fingerprint = fingerprintOf(toWrite);
  return hoursChangeSets.add(scope.id, { id, userId: scope.user.id, at, fingerprint, answer });
}

/** Who made the days others than expected, and when (schedule.md 19). */
async function refusalOf(
  { hoursLog }: Needs,
  scope: StaffScope,
  days: readonly MemberDay[],
): Promise<ServiceError> {
  const places = days.map(({ memberId, day }) => ({ memberId, date: day.date }));
  const changes = await hoursLog.latest(scope.id, places);
  const byDay = new Map(changes.map((each) => [dayKey(each.memberId, each.after.date), each]));
  const stored = days.map(({ memberId, day }) => {
    const last = byDay.get(dayKey(memberId, day.date));
    const { userId: id = null, userName: name = null } = last ?? {};
    const user = id === null || name === null ? null : { id, name };
    const changed = last ? { at: last.at, user, changeSetId: last.changeSetId } : null;
    return storedDayToWire(scope.location.timeZone, { memberId, day, changed });
  });
  return { kind: "changed_since", message: "Hours were changed since they were read.", stored };
}

/** The stored days that a write answers: of its members, from its first to its last date. */
function touchedBy(toWrite: readonly DayToWrite[], before: readonly MemberDay[]): MemberDay[] {
  const period = periodOf(toWrite.map(({ day }) => day.date));
  const members = new Set(toWrite.map(({ memberId }) => memberId));
  return before.filter(
    ({ memberId, day }) => period && members.has(memberId) && includesDate(period, day.date),
  );
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
