import type { DateReference } from "@/lib/contract/wire-dates";
import { ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { isInJournal } from "@/lib/domain/salon/team-member";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { sessionsOfDay } from "@/lib/domain/slots/sessions";
import type { Session } from "@/lib/domain/slots/sessions";
import type { Interval } from "@/lib/domain/time/interval";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { gapsOf } from "@/lib/zone/wall-clock";
import type { StaffScope } from "./access-service";
import { dateIn } from "./dates";
import type { MemberDayTimes, ReadModel } from "./ports";
import { isTooOld, memberFor, oldestDate, withinReach } from "./reach";
import type { ServiceError } from "./service-error";

export type TimetableService = ReturnType<typeof createTimetableService>;

const NO_SESSIONS: readonly Session[] = [];

/** Days whose sessions are at hand, some kilobytes each. */
const MAX_REMEMBERED_DAYS = 2000;

/** The journal: working dates and sessions, from memory (schedule.md 11, 12). */
export function createTimetableService({ readModel }: { readonly readModel: ReadModel }) {
  const sessionsFrom = rememberSessions();

  /** Sessions of a member's day; a day without hours has none. */
  async function sessions(
    scope: StaffScope,
    member: TeamMember,
    day: DateReference,
  ): Promise<readonly Session[]> {
    const { timeZone, sessionStep } = scope.location;
    const date = dateIn(timeZone, day);
    if (isTooOld(scope, date) || !isInJournal(member, date, scope.today)) return NO_SESSIONS;
    const found = readModel.timesOf(scope.id, member.id, date);
    const times = found instanceof Promise ? await found : found;
    if (times.working.length === 0) return NO_SESSIONS;
    return sessionsFrom(times, sessionStep, () => gapsOf(timeZone, date));
  }

  /** Working dates from the given one on, of one member or of everybody the user may see. */
  async function dates(
    scope: StaffScope,
    day: DateReference,
    memberId: number,
  ): Promise<Result<readonly LocalDate[], ServiceError>> {
    const found = readModel.team(scope.id, scope.today);
    const team = found instanceof Promise ? await found : found;
    const from = later(dateIn(scope.location.timeZone, day), oldestDate(scope));
    if (memberId === 0) return ok(await datesOf(scope, withinReach(scope, team), from));
    const member = memberFor(scope, team, memberId, "read");
    return member.ok ? ok(await datesOf(scope, [member.value], from)) : member;
  }

  /** Who left stands in the journal on past dates only (schedule.md 3.6). */
  async function datesOf(
    scope: StaffScope,
    members: readonly TeamMember[],
    from: LocalDate,
  ): Promise<readonly LocalDate[]> {
    const { id, today } = scope;
    const present = members.filter((member) => isInJournal(member, today, today));
    const current = present.length === 0 ? [] : readModel.workingDates(id, idsOf(present), from);
    const left = from < today ? members.filter((each) => isPast(each, from, today)) : [];
    const currentDates = current instanceof Promise ? await current : current;
    if (left.length === 0) return currentDates;
    const past = await readModel.workingDates(id, idsOf(left), from);
    const pastDates = past.filter((date) => date < today);
    return [...new Set([...currentDates, ...pastDates])].sort();
  }

  return { sessions, dates };
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

function isPast(member: TeamMember, date: LocalDate, today: LocalDate): boolean {
  return isInJournal(member, date, today) && !isInJournal(member, today, today);
}

function idsOf(members: readonly TeamMember[]) {
  return members.map((member) => member.id);
}

function later(date: LocalDate, oldest: LocalDate | null): LocalDate {
  return oldest !== null && oldest > date ? oldest : date;
}
