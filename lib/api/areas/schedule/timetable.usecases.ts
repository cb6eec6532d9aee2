import type { DateReference } from "@/lib/domain/time/date-reference";
import { ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { isInJournal } from "@/lib/domain/salon/team-member";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { sessionsOfDay } from "@/lib/domain/slots/sessions";
import type { Session } from "@/lib/domain/slots/sessions";
import type { Interval } from "@/lib/domain/time/interval";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { gapsOf } from "@/lib/zone/wall-clock";
import type { StaffScope } from "@/lib/api/platform/access";
import { dateIn } from "@/lib/api/platform/dates";
import type { ReadModel } from "@/lib/api/platform/read-model";
import type { MemberDayTimes } from "@/lib/domain/schedule/member-day";
import { isTooOld, memberFor, oldestDate, withinReach } from "@/lib/api/platform/member-visibility";
import type { ServiceError } from "@/lib/api/platform/errors";
import { mapMaybe } from "@/lib/api/platform/maybe-async";
import type { MaybePromise } from "@/lib/api/platform/maybe-async";
import { isPast, later } from "./timetable-reach.rules";

export type TimetableUseCases = ReturnType<typeof createTimetableUseCases>;

const NO_SESSIONS: readonly Session[] = [];
const NO_DATES: readonly LocalDate[] = [];

/** Days whose sessions are at hand, some kilobytes each. */
const MAX_REMEMBERED_DAYS = 2000;

/** The journal: working dates and sessions, from memory (schedule.md 11, 12). */
export function createTimetableUseCases({ readModel }: { readonly readModel: ReadModel }) {
  const sessionsFrom = rememberSessions();

  /** Sessions of a member's day; a day without hours has none. */
  function sessions(
    scope: StaffScope,
    member: TeamMember,
    day: DateReference,
  ): MaybePromise<readonly Session[]> {
    const { timeZone, sessionStepMinutes: sessionStep } = scope.location;
    const date = dateIn(timeZone, day);
    if (isTooOld(scope, date) || !isInJournal(member, date, scope.today)) return NO_SESSIONS;
    return mapMaybe(readModel.timesOf(scope.id, member.id, date), (times) =>
      times.working.length === 0
        ? NO_SESSIONS
        : sessionsFrom(times, sessionStep, () => gapsOf(timeZone, date)),
    );
  }

  /** Working dates from the given one on, of one member or of everybody the user may see. */
  function dates(
    scope: StaffScope,
    day: DateReference,
    memberId: number,
  ): MaybePromise<Result<readonly LocalDate[], ServiceError>> {
    const from = later(dateIn(scope.location.timeZone, day), oldestDate(scope));
    return mapMaybe(readModel.team(scope.id, scope.today), (team) => {
      const one = memberId === 0 ? null : memberFor(scope, team, memberId, "read");
      if (one && !one.ok) return one;
      const members = one ? [one.value] : withinReach(scope, team);
      return mapMaybe(datesOf(readModel, scope, members, from), ok);
    });
  }

  return { sessions, dates };
}

/** Who left stands in the journal on past dates only (schedule.md 3.6). */
function datesOf(
  readModel: ReadModel,
  { id, today }: StaffScope,
  members: readonly TeamMember[],
  from: LocalDate,
): MaybePromise<readonly LocalDate[]> {
  const datesWith = (team: readonly TeamMember[]): MaybePromise<readonly LocalDate[]> =>
    team.length === 0
      ? NO_DATES
      : readModel.workingDates(
          id,
          team.map((member) => member.id),
          from,
        );
  const current = datesWith(members.filter((member) => isInJournal(member, today, today)));
  const left = from < today ? members.filter((each) => isPast(each, from, today)) : [];
  if (left.length === 0) return current;
  return mapMaybe(current, (ahead) =>
    mapMaybe(datesWith(left), (dates) => {
      const past = dates.filter((date) => date < today);
      return [...new Set([...ahead, ...past])].sort();
    }),
  );
}

/** The read model gives new times after every write: equal objects have equal sessions. */
function rememberSessions() {
  const remembered = new Map<MemberDayTimes, { step: number; sessions: readonly Session[] }>();
  return (times: MemberDayTimes, step: number, gaps: () => Interval[]): readonly Session[] => {
    const known = remembered.get(times);
    if (known?.step === step) return known.sessions;
    const sessions = sessionsOfDay(times.working, times.busy, step, gaps());
    if (remembered.size >= MAX_REMEMBERED_DAYS) remembered.clear();
    remembered.set(times, { step, sessions });
    return sessions;
  };
}
