import { dayKey } from "@/lib/domain/schedule/day-key";
import { appointmentId } from "@/lib/domain/ids";
import type { LocationId } from "@/lib/domain/ids";
import { mayHaveHours } from "@/lib/domain/salon/team-member";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { Attendance } from "@/lib/domain/salon/appointment";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { datesOf } from "@/lib/domain/time/period";
import type { Period } from "@/lib/domain/time/period";
import type { Board, BoardCell, BoardRow, CellBlock, ReadOnlyReason } from "./board";
import { emptyDay } from "@/lib/domain/schedule/working-day";
import type { ScheduledDay } from "@/lib/domain/schedule/scheduled-day";

/** What a board says about an appointment beside its time. */
export type AppointmentNote = {
  readonly id: number;
  readonly client: string;
  readonly service: string;
  readonly attendance: Attendance;
};

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
 * Joins a team, its scheduled days and its appointments into one board. Members without a timetable
 * stand in no journal; dismissed ones stand in it where the period shows something of them
 * (schedule.md 3.6). A member who is asked for alone always has a row.
 */
export function assembleBoard(parts: BoardParts): Board {
  const { locationId, timeZone, today, period, readOnly, isOfOneMember } = parts;
  const notes = new Map(parts.notes.map((note) => [note.id, note]));
  const days = new Map(parts.days.map((day) => [dayKey(day.memberId, day.date), day]));
  const dates = datesOf(period);
  const rows = parts.team
    .filter((member) => isOfOneMember || member.hasTimetable)
    .map((member) => rowOf(member, dates, days, notes))
    .filter((row) => isOfOneMember || !row.member.isDismissed || row.cells.some(isFilled));
  return { locationId, timeZone, today, period, readOnly, rows };
}

function rowOf(
  member: TeamMember,
  dates: readonly LocalDate[],
  days: ReadonlyMap<string, ScheduledDay>,
  notes: ReadonlyMap<number, AppointmentNote>,
): BoardRow {
  return {
    member: {
      id: member.id,
      name: member.name,
      position: member.position?.title ?? member.specialization,
      canHaveHours: mayHaveHours(member),
      isDismissed: member.isDismissed || member.isRemoved,
    },
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
