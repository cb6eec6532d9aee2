import type { EventInput } from "@fullcalendar/react";
import { strandedBookings } from "@/lib/views/board";
import type { BoardCell, CellBlock } from "@/lib/views/board";
import { addDays } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { MINUTES_PER_DAY } from "@/lib/domain/time/local-time";
import type { Minute } from "@/lib/domain/time/local-time";
import { countOf } from "@/lib/format/cells";
import { clockTime, dayOffName, shortInterval } from "@/lib/format/hours";
import type { MemberView } from "@/lib/format/paths";
import type { Words } from "@/lib/format/words";

/** What an event of the calendar stands for. */
export type EventRole = "hours" | "booking" | "uncovered" | "dayOff" | "count" | "unbooked";

/** What stands above what in a day. */
const RANKS: Record<EventRole, number> = {
  uncovered: 0,
  dayOff: 1,
  hours: 2,
  unbooked: 1,
  booking: 2,
  count: 3,
};

/** The days as the calendar's events for one of its views; wall-clock times, read as UTC. */
export function eventsOf(
  words: Words,
  cells: readonly BoardCell[],
  view: MemberView,
): EventInput[] {
  return cells.flatMap((cell) => {
    const uncovered = strandedBookings(cell);
    const covered = cell.bookings.filter((booking) => !uncovered.includes(booking));
    return [
      ...dayOffEvents(words, cell),
      ...(view === "list" ? unbookedEvents(words, cell) : hoursEvents(cell, view)),
      ...uncovered.map((booking) => bookingEvent(cell.date, booking, "uncovered", view)),
      ...coveredEvents(words, cell.date, covered, view),
    ];
  });
}

function dayOffEvents(words: Words, { date, dayOff }: BoardCell): EventInput[] {
  if (dayOff === null) return [];
  return [
    {
      id: `off ${date}`,
      title: dayOffName(words, dayOff),
      start: date,
      allDay: true,
      ...as("dayOff"),
    },
  ];
}

function hoursEvents({ date, intervals }: BoardCell, view: MemberView): EventInput[] {
  return intervals.map((each, index) => ({
    id: `hours ${date} ${index}`,
    title: shortInterval(each),
    ...between(date, each.from, each.to),
    ...as("hours"),
    editable: view === "week",
    interactive: true,
    extendedProps: { role: "hours", rank: RANKS.hours, interval: each },
  }));
}

/** A list would leave out a working day on which nothing is booked. */
function unbookedEvents(words: Words, { date, intervals, bookings }: BoardCell): EventInput[] {
  if (intervals.length === 0 || bookings.length > 0) return [];
  const title = words.say("calendar.unbooked");
  const event = { id: `unbooked ${date}`, title, start: date, allDay: true };
  return [{ ...event, ...as("unbooked"), color: "transparent" }];
}

/** A month has room for their number only; a week shows them behind the hours; a list names each. */
function coveredEvents(
  words: Words,
  date: LocalDate,
  bookings: readonly CellBlock[],
  view: MemberView,
): EventInput[] {
  if (view === "month") {
    if (bookings.length === 0) return [];
    const title = countOf(words, bookings.length, "bookings");
    return [{ id: `count ${date}`, title, start: date, allDay: true, ...as("count") }];
  }
  return bookings.map((booking) => ({
    ...bookingEvent(date, booking, "booking", view),
    display: view === "week" ? "background" : "auto",
  }));
}

function bookingEvent(
  date: LocalDate,
  booking: CellBlock,
  role: EventRole,
  view: MemberView,
): EventInput {
  const { client, service, from, to } = booking;
  return {
    id: `${role} ${booking.kind} ${booking.id} ${date}`,
    title: [service, client].filter(Boolean).join(" · "),
    ...between(date, from, to),
    ...as(role),
    ...(view === "list" && { color: role === "uncovered" ? "var(--warn)" : "var(--accent)" }),
  };
}

function as(role: EventRole): EventInput {
  return {
    editable: false,
    className: `cal-${role}`,
    extendedProps: { role, rank: RANKS[role] },
  };
}

function between(date: LocalDate, from: Minute, to: Minute): EventInput {
  return { start: isoAt(date, from), end: isoAt(date, to), allDay: false };
}

function isoAt(date: LocalDate, minute: Minute): string {
  return minute === MINUTES_PER_DAY
    ? `${addDays(date, 1)}T00:00:00`
    : `${date}T${clockTime(minute)}:00`;
}
