"use client";

import FullCalendar from "@fullcalendar/react";
import type { CalendarOptions, DateSelectInfo, EventApi } from "@fullcalendar/react";
import dayGridPlugin from "@fullcalendar/react/daygrid";
import interactionPlugin from "@fullcalendar/react/interaction";
import listPlugin from "@fullcalendar/react/list";
import "@fullcalendar/react/skeleton.css";
import themePlugin from "@fullcalendar/react/themes/classic";
import "@fullcalendar/react/themes/classic/theme.css";
import timeGridPlugin from "@fullcalendar/react/timegrid";
import { useLocale } from "next-intl";
import type { ReactElement } from "react";
import { dayRangeOf } from "@/components/ui/day-range";
import type { BoardCell } from "@/lib/views/board";
import { useWords } from "@/components/ui/words";
import type { Interval } from "@/lib/domain/time/interval";
import { parseLocalDate } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { clockTime, shortHours } from "@/lib/format/hours";
import { minuteOf } from "@/lib/domain/time/local-time";
import type { MemberView } from "@/lib/format/paths";
import type { Words } from "@/lib/format/words";
import { eventsOf } from "./calendar-events";
import { contentOptions } from "./calendar-content";
import "./calendar.css";
import { pieceOf, withPiece, withReplaced } from "./dragged-hours";

/** Opens a day; `text` holds its hours as a drag would leave them, null = as they are. */
type OpenDay = (date: LocalDate, text: string | null, element: Element | null) => void;

type MemberCalendarProps = {
  readonly view: MemberView;
  readonly date: LocalDate;
  readonly today: LocalDate;
  readonly cells: readonly BoardCell[];
  readonly canEdit: boolean;
  /** Grows with its content and lets the page scroll, instead of scrolling inside. */
  readonly isTall: boolean;
  readonly onOpen: OpenDay;
};

/** The week shows at least these hours, in minutes from midnight. */
const EARLIEST = 7 * 60;
const LATEST = 21 * 60;

const VIEWS: Record<MemberView, string> = {
  month: "dayGridMonth",
  week: "timeGridWeek",
  list: "listMonth",
};

const FIXED: CalendarOptions = {
  plugins: [dayGridPlugin, timeGridPlugin, listPlugin, interactionPlugin, themePlugin],
  timeZone: "UTC", // wall-clock times come and go unchanged
  firstDay: 1,
  headerToolbar: false,
  borderless: true,
  tableHeaderSticky: true,
  fixedWeekCount: false,
  dayMaxEvents: 4,
  slotDuration: "00:30:00",
  snapDuration: "00:15:00",
  slotHeaderInterval: "01:00:00",
  eventResizableFromStart: true,
  selectMirror: true,
  eventOrder: "rank,start,title",
  dayCellClass: ({ dow }) => (isWeekend(dow) ? "cal-weekend" : ""),
  dayLaneClass: ({ dow }) => (isWeekend(dow) ? "cal-weekend" : ""),
};

/** What the calendar says by itself. */
function textOptions({ say }: Words): CalendarOptions {
  return {
    allDayText: say("daysOff.day_off"),
    timedText: say("calendar.timed"),
    noEventsText: say("calendar.empty"),
    moreLinkContent: ({ num }) => say("calendar.more", { count: num }),
    moreLinkHint: (count) => say("calendar.showMore", { count }),
    closeHint: say("common.close"),
    eventsHint: say("calendar.events"),
    weekTextLong: say("calendar.week"),
  };
}

/** The calendar of one member: hours to select, drag and resize, bookings to see. */
export function MemberCalendar(props: MemberCalendarProps): ReactElement {
  const { view, date, today, cells, canEdit, isTall, onOpen } = props;
  const locale = useLocale();
  const words = useWords();
  const shown = hoursShown(cells);
  return (
    <FullCalendar
      key={`${view} ${date}`}
      {...FIXED}
      locale={locale} // names months and weekdays to screen readers
      {...textOptions(words)}
      {...contentOptions(words, {
        cells,
        canEdit,
        onOpen: (day, element) => onOpen(day, null, element),
      })}
      {...dragOptions(props)}
      initialView={VIEWS[view]}
      initialDate={date}
      height={isTall || view === "week" ? "auto" : "100%"}
      now={`${today}T00:00:00`}
      slotMinTime={shown.from}
      slotMaxTime={shown.to}
      allDaySlot={cells.some((cell) => cell.dayOff !== null)}
      eventDisplay={view === "month" ? "block" : "auto"}
      events={eventsOf(words, cells, view)}
      selectable={canEdit && view === "week"}
      editable={canEdit}
      navLinks={view !== "list"} // the list's heads are our own buttons
      navLinkDayClick={(day, event) => open(onOpen, day, elementOf(event))}
      dayHeaderDidMount={({ el }) => nameByContent(el)}
      dateClick={({ date: day, dayEl }) => {
        if (view === "month") open(onOpen, day, dayEl);
      }}
      eventClick={({ event, el }) => {
        if (event.start) open(onOpen, event.start, el);
      }}
    />
  );
}

/** The calendar counts days of the week from Sunday 0. */
function isWeekend(dayOfWeek: number): boolean {
  return dayOfWeek === 0 || dayOfWeek === 6;
}

/** A drag changes nothing by itself: it opens the editor with the hours that it asks for. */
function dragOptions({ cells, onOpen }: MemberCalendarProps): CalendarOptions {
  const cellAt = (date: LocalDate): readonly Interval[] =>
    cells.find((cell) => cell.date === date)?.intervals ?? [];
  const changed = (event: EventApi, revert: () => void, element: Element): void => {
    const piece = event.start && event.end && pieceOf(event.start, event.end);
    revert();
    if (!piece) return;
    const old = event.extendedProps["interval"] as Interval; // put there by calendar-events.ts
    onOpen(piece.date, shortHours(withReplaced(cellAt(piece.date), old, piece.interval)), element);
  };
  return {
    select: ({ start, end, jsEvent, view }: DateSelectInfo) => {
      const piece = pieceOf(start, end);
      view.calendar.unselect();
      if (!piece) return;
      const text = shortHours(withPiece(cellAt(piece.date), piece.interval));
      onOpen(piece.date, text, jsEvent && elementOf(jsEvent));
    },
    eventDrop: ({ event, revert, el }) => changed(event, revert, el),
    eventResize: ({ event, revert, el }) => changed(event, revert, el),
    selectAllow: ({ start, end }) => isOneDay(start, end),
    eventAllow: ({ start, end }, event) =>
      isOneDay(start, end) && sameDay(start, event?.start ?? start),
  };
}

function open(onOpen: OpenDay, day: Date, element: Element | null): void {
  const date = parseLocalDate(day.toISOString().slice(0, 10));
  if (date !== null) onOpen(date, null, element);
}

/** The head of a day says more than the date that FullCalendar would name it by. */
function nameByContent(header: HTMLElement): void {
  header.querySelector("[role=link]")?.removeAttribute("aria-label");
}

function elementOf(event: Event): Element | null {
  return event.target instanceof Element ? event.target : null;
}

function isOneDay(start: Date, end: Date): boolean {
  return sameDay(start, new Date(end.getTime() - 1));
}

function sameDay(a: Date, b: Date): boolean {
  return a.toISOString().slice(0, 10) === b.toISOString().slice(0, 10);
}

/** The working day with some air around it, wider where somebody works earlier or later. */
function hoursShown(cells: readonly BoardCell[]): { from: string; to: string } {
  const { from, to } = dayRangeOf([
    { from: minuteOf(EARLIEST), to: minuteOf(LATEST) },
    ...cells.flatMap((cell) => [...cell.intervals, ...cell.bookings]),
  ]);
  return { from: `${clockTime(minuteOf(from))}:00`, to: `${clockTime(minuteOf(to))}:00` };
}
