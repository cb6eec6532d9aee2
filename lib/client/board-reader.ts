import { appointmentId, locationId, teamMemberId } from "@/lib/domain/ids";
import { ATTENDANCES } from "@/lib/domain/salon/appointment";
import { DAY_OFF_KINDS } from "@/lib/domain/schedule/working-day";
import type { Interval } from "@/lib/domain/time/interval";
import { parseLocalDate } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { isMinute } from "@/lib/domain/time/local-time";
import type { Minute } from "@/lib/domain/time/local-time";
import type { Board, BoardCell, BoardMember, BoardRow, CellBlock } from "@/lib/views/board";
import { fieldsOf, flag, readList, oneOf, orNull, ShapeError, text, whole } from "./json-reader";
import type { Read } from "./json-reader";

/** A date of the calendar. */
export const localDate: Read<LocalDate> = (value) => {
  const parsed = typeof value === "string" ? parseLocalDate(value) : null;
  if (parsed === null) throw new ShapeError("a date");
  return parsed;
};

const minute: Read<Minute> = (value) => {
  if (typeof value !== "number" || !isMinute(value)) throw new ShapeError("a minute of a day");
  return value;
};

const intervals = readList((value): Interval => {
  const { from, to } = fieldsOf(value);
  return { from: minute(from), to: minute(to) };
});

const bookingKind = oneOf(["appointment", "event"] as const);
const attendanceWord = oneOf(ATTENDANCES);
const dayOffKind = orNull(oneOf(DAY_OFF_KINDS));
const readOnlyReason = orNull(oneOf(["own_rows_only", "no_right"] as const));

const bookings = readList((value): CellBlock => {
  const { from, to, kind, id, client, service, attendance } = fieldsOf(value);
  return {
    from: minute(from),
    to: minute(to),
    kind: bookingKind(kind),
    id: appointmentId(whole(id)),
    client: text(client),
    service: text(service),
    attendance: attendanceWord(attendance),
  };
});

const cells = readList((value): BoardCell => {
  const cell = fieldsOf(value);
  return {
    date: localDate(cell["date"]),
    intervals: intervals(cell["intervals"]),
    dayOff: dayOffKind(cell["dayOff"]),
    bookings: bookings(cell["bookings"]),
  };
});

function memberOf(value: unknown): BoardMember {
  const { id, name, position, canHaveHours, isDismissed, hasPage } = fieldsOf(value);
  return {
    id: teamMemberId(whole(id)),
    name: text(name),
    position: text(position),
    canHaveHours: flag(canHaveHours),
    isDismissed: flag(isDismissed),
    hasPage: flag(hasPage),
  };
}

const rows = readList((value): BoardRow => {
  const row = fieldsOf(value);
  return { member: memberOf(row["member"]), cells: cells(row["cells"]) };
});

/** Reads a board that came over the network; throws a ShapeError when it is none. */
export const readBoard: Read<Board> = (value) => {
  const board = fieldsOf(value);
  const { from, to } = fieldsOf(board["period"]);
  return {
    locationId: locationId(whole(board["locationId"])),
    timeZone: text(board["timeZone"]),
    today: localDate(board["today"]),
    period: { from: localDate(from), to: localDate(to) },
    readOnly: readOnlyReason(board["readOnly"]),
    rows: rows(board["rows"]),
  };
};
