import type { BoardCell, CellBlock } from "@/lib/views/board";
import { strandedBookings } from "@/lib/views/board";
import type { DayOffKind, WorkingDay } from "@/lib/domain/schedule/working-day";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { dayInYear, shortDay } from "./dates";
import { clockTime, dayOffName, longHours, shortHours } from "./hours";
import type { Words } from "./words";

/** "Vac": for cells too narrow for more, never alone for a screen reader. */
export function shortDayOffName(words: Words, kind: DayOffKind): string {
  return words.fill(`shortDaysOff.${kind}`);
}

const COUNTS = {
  appointments: "counts.appointments",
  events: "counts.events",
  bookings: "counts.bookings",
  people: "counts.people",
} as const;

/** "4 appointments", "1 appointment". */
export function countOf(words: Words, count: number, what: keyof typeof COUNTS): string {
  return words.count(COUNTS[what], count);
}

/** "1 not covered". */
export function uncoveredText(words: Words, count: number): string {
  return words.count("counts.uncovered", count);
}

/** "9 people at work". */
export function atWorkText(words: Words, people: number): string {
  return words.fill("days.atWork", { people: countOf(words, people, "people") });
}

/** "Friday 2 October: 9 people at work". */
export function atWorkLabel(words: Words, date: LocalDate, people: number): string {
  const day = dayInYear(words, date);
  return words.fill("days.atWorkOn", { day, people: countOf(words, people, "people") });
}

/** "10:00–18:00", "Vacation", or "no hours". */
export function workingDayText(
  words: Words,
  day: Pick<WorkingDay, "intervals" | "dayOff">,
): string {
  return day.dayOff === null ? longHours(words, day.intervals) : dayOffName(words, day.dayOff);
}

/** "10:00–18:00, 4 appointments, 1 not covered". */
export function cellText(words: Words, cell: BoardCell): string {
  const parts = [workingDayText(words, cell)];
  const events = cell.bookings.filter((booking) => booking.kind === "event").length;
  const appointments = cell.bookings.length - events;
  if (appointments > 0) parts.push(countOf(words, appointments, "appointments"));
  if (events > 0) parts.push(countOf(words, events, "events"));
  const uncovered = strandedBookings(cell).length;
  if (uncovered > 0) parts.push(uncoveredText(words, uncovered));
  if (cell.isSending) parts.push(words.fill("days.sending"));
  return parts.join(", ");
}

/** "Anna Berg, Friday 2 October: 10:00–18:00, 4 appointments, 1 not covered". */
export function cellLabel(words: Words, memberName: string, cell: BoardCell): string {
  const day = dayInYear(words, cell.date);
  return words.fill("days.label", { person: memberName, day, what: cellText(words, cell) });
}

/** "Anna, Fri 2 Oct: 10–18": what a change did, in few words. */
export function changeText(
  words: Words,
  memberName: string,
  day: Pick<WorkingDay, "date" | "intervals" | "dayOff">,
): string {
  const what = shortDayText(words, day);
  const person = firstName(memberName);
  return words.fill("days.label", { person, day: shortDay(words, day.date), what });
}

/** "10–18", "Vacation", or "no hours". */
export function shortDayText(
  words: Words,
  { intervals, dayOff }: Pick<WorkingDay, "intervals" | "dayOff">,
): string {
  if (dayOff !== null) return dayOffName(words, dayOff);
  return shortHours(intervals) || longHours(words, []);
}

/** "Anna" of "Anna Berg". */
function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}

/** "10:00–10:30 Dry cut, Mara Feld". */
export function bookingText(booking: CellBlock): string {
  const what = [booking.service, booking.client].filter(Boolean).join(", ");
  return `${clockTime(booking.from)}–${clockTime(booking.to)} ${what}`.trim();
}
