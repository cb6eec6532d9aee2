import type { CalendarOptions } from "@fullcalendar/react";
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { DayBar } from "@/components/ui/day-bar";
import { dayRangeOf } from "@/components/ui/day-range";
import type { DayRange } from "@/components/ui/day-range";
import { Spoken } from "@/components/ui/spoken";
import { strandedBookings } from "@/lib/views/board";
import type { BoardCell } from "@/lib/views/board";
import { useWords } from "@/components/ui/words";
import { parseLocalDate, partsOf } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { minuteOf } from "@/lib/domain/time/local-time";
import { cellText, uncoveredText, workingDayText } from "@/lib/format/cells";
import { dayInYear, longDay, shortWeekday, weekdayAndDay } from "@/lib/format/dates";
import { clockTime, shortHours } from "@/lib/format/hours";
import type { Words } from "@/lib/format/words";

type CalendarContent = {
  readonly cells: readonly BoardCell[];
  /** Whether hours are offered to be changed, or only read. */
  readonly canEdit: boolean;
  readonly onOpen: (date: LocalDate, element: Element) => void;
};

/** What stands in the calendar's boxes; times and dates are printed by us, never by `Intl`. */
export function contentOptions(
  words: Words,
  { cells, canEdit, onOpen }: CalendarContent,
): CalendarOptions {
  const cellOn = (date: LocalDate | null): BoardCell | undefined =>
    cells.find((cell) => cell.date === date);
  const range = dayRangeOf(cells.flatMap((cell) => [...cell.intervals, ...cell.bookings]));
  return {
    navLinkHint: (_, day) => {
      const date = dateOf(day);
      return date === null ? "" : words.fill("days.open", { day: longDay(words, date) });
    },
    dayCellTopContent: ({ date, isToday }) => (
      <MonthDayHead date={dateOf(date)} isToday={isToday} />
    ),
    slotHeaderContent: ({ time }) => (time ? clockTime(minuteOf(time.milliseconds / 60_000)) : ""),
    dayHeaderContent: ({ date, view, isToday }) => {
      const day = dateOf(date);
      if (day === null) return "";
      if (view.type === "dayGridMonth") return shortWeekday(words, day);
      return <WeekDayHead date={day} cell={cellOn(day)} isToday={isToday} />;
    },
    listDayHeaderContent: ({ date, level }) => {
      const day = dateOf(date);
      if (day === null) return "";
      if (level === 0) return <ListDayHead date={day} onOpen={onOpen} />;
      const cell = cellOn(day);
      return cell ? workingDayText(words, cell) : "";
    },
    eventContent: ({ event, isMirror, view }) => (
      <EventContent
        role={String(event.extendedProps["role"] ?? "mirror")}
        title={event.title}
        time={timeOf(event.start, event.end)}
        cell={event.start ? cellOn(dateOf(event.start)) : undefined}
        range={range}
        isDragged={isMirror}
        canEdit={canEdit}
        isWeek={view.type === "timeGridWeek"}
        isList={view.type === "listMonth"}
      />
    ),
  };
}

function MonthDayHead({
  date,
  isToday,
}: {
  readonly date: LocalDate | null;
  readonly isToday: boolean;
}): ReactElement | null {
  if (date === null) return null;
  return <span data-today={isToday || undefined}>{partsOf(date).day}</span>;
}

function ListDayHead({
  date,
  onOpen,
}: {
  readonly date: LocalDate;
  readonly onOpen: (date: LocalDate, element: Element) => void;
}): ReactElement {
  const words = useWords();
  const name = words.fill("days.open", { day: longDay(words, date) });
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={(event) => onOpen(date, event.currentTarget)}
      className="rounded-control hover:text-accent hover:underline phone:min-h-11"
    >
      <Spoken text={name}>{dayInYear(words, date)}</Spoken>
    </button>
  );
}

function WeekDayHead({
  date,
  cell,
  isToday,
}: {
  readonly date: LocalDate;
  readonly cell: BoardCell | undefined;
  readonly isToday: boolean;
}): ReactElement {
  const words = useWords();
  const uncovered = cell ? strandedBookings(cell).length : 0;
  const day = longDay(words, date);
  const text = cell ? words.fill("days.dated", { day, what: cellText(words, cell) }) : day;
  return (
    <span className="flex flex-col items-center gap-0.5 py-0.5">
      <Spoken text={text}>
        <span data-today={isToday || undefined} className="font-semibold">
          {weekdayAndDay(words, date)}
        </span>
        <span className="text-2xs text-ink-muted">
          {cell && cell.dayOff === null ? shortHours(cell.intervals) || "–" : "\u00a0"}
        </span>
        {uncovered > 0 && (
          <span className="inline-flex items-center gap-1 text-2xs font-semibold text-warn-ink">
            <TriangleAlert className="size-3" />
            {uncoveredText(words, uncovered)}
          </span>
        )}
      </Spoken>
    </span>
  );
}

type EventContentProps = {
  readonly role: string;
  readonly title: string;
  readonly time: string;
  readonly cell: BoardCell | undefined;
  readonly range: DayRange;
  readonly isDragged: boolean;
  readonly canEdit: boolean;
  readonly isWeek: boolean;
  readonly isList: boolean;
};

function EventContent(props: EventContentProps): ReactElement {
  const { role, title, time, isDragged, canEdit, isWeek, isList } = props;
  const say = useTranslations();
  if (isDragged || role === "mirror") return <span className="cal-label">{time}</span>;
  if (role === "hours" && isWeek) {
    const name = canEdit ? "calendar.changeHours" : "calendar.readHours";
    return <span className="sr-only">{say(name, { hours: time })}</span>;
  }
  if (role === "hours") return <span className="cal-label">{title}</span>;
  if (role === "count") return <BookedDay {...props} />;
  if (role === "dayOff" || role === "unbooked") return <span className="cal-label">{title}</span>;
  return (
    <span className="cal-label">
      {role === "uncovered" && <TriangleAlert aria-hidden className="size-3 shrink-0" />}
      <span className="shrink-0 font-semibold">{isList ? time : time.slice(0, 5)}</span>
      <span className="truncate" title={title}>
        {title}
        {role === "uncovered" &&
          (isList ? (
            ` ${say("calendar.uncoveredInList")}`
          ) : (
            <i className="sr-only"> {say("calendar.uncovered")}</i>
          ))}
      </span>
    </span>
  );
}

/** The number of bookings of a day in the month, with a bar of when they are. */
function BookedDay({ title, cell, range }: EventContentProps): ReactElement {
  return (
    <span className="block w-full px-1 pt-0.5">
      {cell && (
        <DayBar
          range={range}
          hours={cell.intervals}
          bookings={cell.bookings}
          uncovered={strandedBookings(cell)}
          className="h-1.5"
        />
      )}
      <span className="block pt-0.5 text-2xs text-ink-muted">{title}</span>
    </span>
  );
}

function timeOf(start: Date | null, end: Date | null): string {
  if (!start) return "";
  return end ? `${clockOf(start)}–${clockOf(end)}` : clockOf(start);
}

function clockOf(at: Date): string {
  return clockTime(minuteOf(at.getUTCHours() * 60 + at.getUTCMinutes()));
}

/** The calendar's dates hold wall-clock dates as UTC. */
function dateOf(day: Date): LocalDate | null {
  return parseLocalDate(day.toISOString().slice(0, 10));
}
