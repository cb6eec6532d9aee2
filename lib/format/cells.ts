import type { BoardCell, Booking } from "@/lib/views/board";
import { strandedBookings } from "@/lib/views/board";
import type { DayOffKind, WorkingDay } from "@/lib/domain/schedule/working-day";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { longDay, shortDay } from "./dates";
import { clockTime, dayOffName, longHours, shortHours } from "./hours";

const SHORT_DAY_OFF_NAMES: Record<DayOffKind, string> = {
  day_off: "Off",
  vacation: "Vac",
  sick_leave: "Sick",
  training: "Train",
  unpaid_leave: "Unpaid",
  other: "Other",
};

/** "Vac": for cells too narrow for more, never alone for a screen reader. */
export function shortDayOffName(kind: DayOffKind): string {
  return SHORT_DAY_OFF_NAMES[kind];
}

/** "Friday 2 October". */
export function dayInYear(date: LocalDate): string {
  return longDay(date).slice(0, -5);
}

/** "4 appointments", "1 appointment". */
export function countOf(count: number, one: string, many: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "10:00–18:00", "Vacation", or "no hours". */
export function workingDayText(day: Pick<WorkingDay, "intervals" | "dayOff">): string {
  return day.dayOff === null ? longHours(day.intervals) : dayOffName(day.dayOff);
}

/** "10:00–18:00, 4 appointments, 1 not covered". */
export function cellText(cell: BoardCell): string {
  const parts = [workingDayText(cell)];
  const events = cell.bookings.filter((booking) => booking.kind === "event").length;
  const appointments = cell.bookings.length - events;
  if (appointments > 0) parts.push(countOf(appointments, "appointment"));
  if (events > 0) parts.push(countOf(events, "group event"));
  const uncovered = strandedBookings(cell).length;
  if (uncovered > 0) parts.push(`${uncovered} not covered`);
  return parts.join(", ");
}

/** "Anna Berg, Friday 2 October: 10:00–18:00, 4 appointments, 1 not covered". */
export function cellLabel(memberName: string, cell: BoardCell): string {
  return `${memberName}, ${dayInYear(cell.date)}: ${cellText(cell)}`;
}

/** "Anna, Fri 2 Oct: 10–18": what a change did, in few words. */
export function changeText(
  memberName: string,
  day: Pick<WorkingDay, "date" | "intervals" | "dayOff">,
): string {
  const what =
    day.dayOff === null ? shortHours(day.intervals) || "no hours" : dayOffName(day.dayOff);
  return `${firstName(memberName)}, ${shortDay(day.date)}: ${what}`;
}

/** "Anna" of "Anna Berg". */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}

/** "10:00–10:30 Dry cut, Mara Feld". */
export function bookingText(booking: Booking): string {
  const what = [booking.service, booking.client].filter(Boolean).join(", ");
  return `${clockTime(booking.from)}–${clockTime(booking.to)} ${what}`.trim();
}
