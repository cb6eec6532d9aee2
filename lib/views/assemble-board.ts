import { dayKey } from "@/lib/domain/schedule/day-key";
import { appointmentId } from "@/lib/domain/ids";
import type { LocationId, TeamMemberId } from "@/lib/domain/ids";
import { mayHaveHours } from "@/lib/domain/salon/team-member";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { Attendance } from "@/lib/domain/salon/appointment";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { datesOf } from "@/lib/domain/time/period";
import type { Period } from "@/lib/domain/time/period";
import type { Board, BoardCell, BoardMember, BoardRow, CellBlock, ReadOnlyReason } from "./board";
import { emptyDay } from "@/lib/domain/schedule/working-day";
import type { ScheduledDay } from "@/lib/domain/schedule/scheduled-day";

/** What a board says about an appointment beside its time. */
export type AppointmentNote = {
  readonly id: number;
  readonly client: string;
  readonly service: string;
  readonly attendance: Attendance;
  /** Who it is booked with, as the appointment tells it: who was deleted is in no team. */
  readonly member: NamedMember | null;
};

export type NamedMember = Pick<TeamMember, "id" | "name" | "specialization" | "position">;

export type BoardParts = {
  readonly locationId: LocationId;
  readonly timeZone: string;
  readonly today: LocalDate;
  readonly period: Period;
  readonly readOnly: ReadOnlyReason | null;
  /** The board of one member, who stands in it whatever it shows of them. */
  readonly isOfOneMember: boolean;
  readonly team: readonly TeamMember[];
  readonly days: readonly ScheduledDay[];
  readonly notes: readonly AppointmentNote[];
};

/**
 * Joins a team, its scheduled days and its appointments into one board. Members without a timetable,
 * dismissed and deleted ones stand in it where the period shows something of them: what is booked
 * with them stays in sight until it is moved (schedule.md 3.6). A member who is asked for alone
 * always has a row.
 */
export function assembleBoard(parts: BoardParts): Board {
  const { locationId, timeZone, today, period, readOnly, isOfOneMember } = parts;
  const notes = new Map(parts.notes.map((note) => [note.id, note]));
  const days = new Map(parts.days.map((day) => [dayKey(day.memberId, day.date), day]));
  const dates = datesOf(period);
  const members = [...parts.team.map(toBoardMember), ...deletedMembers(parts)];
  const rows = members
    .map((member) => rowOf(member, dates, days, notes))
    .filter((row) => isOfOneMember || row.member.canHaveHours || row.cells.some(isFilled));
  return { locationId, timeZone, today, period, readOnly, rows };
}

function toBoardMember(member: TeamMember): BoardMember {
  return {
    ...namesOf(member),
    canHaveHours: mayHaveHours(member),
    isDismissed: member.isDismissed || member.isRemoved,
    hasPage: true,
  };
}

function namesOf({ id, name, position, specialization }: NamedMember) {
  return { id, name, position: position?.title ?? specialization };
}

/** Who is in the team no more and still has bookings, by id; an event alone does not tell a name. */
function deletedMembers({ team, days, notes }: BoardParts): BoardMember[] {
  const listed = new Set(team.map(({ id }) => id));
  const booked = days.filter(({ busy }) => busy.length > 0).map(({ memberId }) => memberId);
  const names = new Map(notes.flatMap(({ member }) => (member ? [[member.id, member]] : [])));
  const named = (id: TeamMemberId): NamedMember =>
    names.get(id) ?? { id, name: `#${id}`, position: null, specialization: "" };
  return [...new Set(booked)]
    .filter((id) => !listed.has(id))
    .toSorted((a, b) => a - b)
    .map((id) => ({
      ...namesOf(named(id)),
      canHaveHours: false,
      isDismissed: true,
      hasPage: false,
    }));
}

function rowOf(
  member: BoardMember,
  dates: readonly LocalDate[],
  days: ReadonlyMap<string, ScheduledDay>,
  notes: ReadonlyMap<number, AppointmentNote>,
): BoardRow {
  return {
    member,
    cells: dates.map((date) => {
      const day = days.get(dayKey(member.id, date));
      if (!day) return { ...emptyDay(date), bookings: [] };
      const { intervals, dayOff, busy } = day;
      return { date, intervals, dayOff, bookings: busy.map((each) => bookingOf(each, notes)) };
    }),
  };
}

function bookingOf(
  busy: ScheduledDay["busy"][number],
  notes: ReadonlyMap<number, AppointmentNote>,
): CellBlock {
  const place = { from: busy.from, to: busy.to, id: appointmentId(busy.id) };
  if (busy.kind === "event") {
    return { ...place, kind: "event", client: "", service: "Group event", attendance: "waiting" };
  }
  const note = notes.get(busy.id);
  return {
    ...place,
    kind: "appointment",
    client: note?.client ?? "",
    service: note?.service ?? "",
    attendance: note?.attendance ?? "waiting",
  };
}

function isFilled(cell: BoardCell): boolean {
  return cell.intervals.length > 0 || cell.bookings.length > 0 || cell.dayOff !== null;
}
