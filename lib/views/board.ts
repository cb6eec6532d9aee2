import type { AppointmentId, LocationId, TeamMemberId } from "@/lib/domain/ids";
import type { Attendance } from "@/lib/domain/salon/appointment";
import { loadOf, shareOf } from "@/lib/domain/schedule/occupancy";
import { coveredMinutes } from "@/lib/domain/time/interval";
import type { Interval } from "@/lib/domain/time/interval";
import type { LocalDate } from "@/lib/domain/time/local-date";
import type { Period } from "@/lib/domain/time/period";
import { stranded } from "@/lib/domain/schedule/stranded";
import { sameWorkingDay, workingDayOf } from "@/lib/domain/schedule/working-day";
import type { WorkingDay, WorkingDayChange } from "@/lib/domain/schedule/working-day";

/** What stands in a member's day beside the hours; a part of a night lies on each of its dates. */
export type CellBlock = Interval & {
  readonly kind: "appointment" | "event";
  readonly id: AppointmentId;
  readonly client: string;
  readonly service: string;
  readonly attendance: Attendance;
};

export type BoardCell = WorkingDay & {
  readonly bookings: readonly CellBlock[];
  /** The hours are on their way to the server and not stored yet. */
  readonly isSending?: boolean;
};

export type BoardMember = {
  readonly id: TeamMemberId;
  readonly name: string;
  readonly position: string;
  /** False for members without a timetable and for dismissed ones: their hours are not edited. */
  readonly canHaveHours: boolean;
  readonly isDismissed: boolean;
  /** False for a deleted one, who is in the team no more: nothing is to be linked. */
  readonly hasPage: boolean;
};

export type BoardRow = { readonly member: BoardMember; readonly cells: readonly BoardCell[] };

/** Why the reader of a board may not edit hours; null when they may. */
export type ReadOnlyReason = "own_rows_only" | "no_right";

/** Hours and bookings of a location's team over a period: one cell per row and date, in order. */
export type Board = {
  readonly locationId: LocationId;
  readonly timeZone: string;
  readonly today: LocalDate;
  readonly period: Period;
  readonly readOnly: ReadOnlyReason | null;
  readonly rows: readonly BoardRow[];
};

/**
 * The board after one working day was set, or with it on its way; rows and cells that did not change
 * stay the same objects.
 */
export function withWorkingDay(board: Board, change: WorkingDayChange, isSending = false): Board {
  return {
    ...board,
    rows: board.rows.map((row) =>
      row.member.id === change.memberId ? changeRow(row, change, isSending) : row,
    ),
  };
}

function changeRow(row: BoardRow, change: WorkingDayChange, isSending: boolean): BoardRow {
  const cells = row.cells.map((cell) => changeCell(cell, change, isSending));
  return cells.every((cell, column) => cell === row.cells[column]) ? row : { ...row, cells };
}

function changeCell(cell: BoardCell, change: WorkingDayChange, isSending: boolean): BoardCell {
  if (cell.date !== change.date) return cell;
  const day = workingDayOf(change);
  const wasSending = cell.isSending ?? false;
  if (sameWorkingDay(cell, day) && wasSending === isSending) return cell;
  return wasSending === isSending ? { ...cell, ...day } : { ...cell, ...day, isSending };
}

/** The cell of a member and date, or undefined outside the board. */
export function cellOf(
  board: Board,
  memberId: TeamMemberId,
  date: LocalDate,
): BoardCell | undefined {
  const row = board.rows.find((each) => each.member.id === memberId);
  return row?.cells.find((cell) => cell.date === date);
}

/** The bookings of a cell that its hours leave uncovered. */
export function strandedBookings(cell: BoardCell): CellBlock[] {
  return stranded(cell.intervals, cell.bookings);
}

/** The booked share of a day's hours, 0–1; 0 without hours (schedule.md 16). */
export function shareBooked(cell: Pick<BoardCell, "intervals" | "bookings">): number {
  return shareOf(loadOf(cell.intervals, cell.bookings));
}

/** Minutes of hours in a row over the whole period. */
export function minutesOfRow(row: BoardRow): number {
  return row.cells.reduce((sum, cell) => sum + coveredMinutes(cell.intervals), 0);
}

/** How many members work on each date of the board, in the order of its dates. */
export function peoplePerDay(board: Board): number[] {
  const width = board.rows[0]?.cells.length ?? 0;
  return Array.from(
    { length: width },
    (_, column) =>
      board.rows.filter((row) => (row.cells[column]?.intervals.length ?? 0) > 0).length,
  );
}
