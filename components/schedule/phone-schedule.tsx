import { Clock3 } from "lucide-react";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { DateJump } from "@/components/ui/date-jump";
import { dayRangeOf } from "@/components/ui/day-range";
import type { DayRange } from "@/components/ui/day-range";
import { PeriodNav } from "@/components/ui/period-nav";
import { cellOf, strandedBookings } from "@/lib/views/board";
import type { Board } from "@/lib/views/board";
import { useWords } from "@/components/ui/words";
import type { LocalDate } from "@/lib/domain/time/local-date";
import type { Period } from "@/lib/domain/time/period";
import { atWorkText, uncoveredText } from "@/lib/format/cells";
import { dayInYear } from "@/lib/format/dates";
import { DayStrip } from "./day-strip";
import { MemberFilter } from "./member-filter";
import { PhoneRow } from "./phone-row";
import { periodOfPlace, stepPlace } from "./schedule-place";
import type { SchedulePlace } from "./schedule-place";
import type { OpenedCell } from "./staff-grid";

type PhoneScheduleProps = {
  readonly board: Board | undefined;
  readonly shown: Board | undefined;
  readonly place: SchedulePlace;
  readonly today: LocalDate;
  readonly pathOf: (change: Partial<SchedulePlace>) => string;
  readonly go: (href: string) => void;
  readonly replace: (href: string) => void;
  readonly prefetch: (period: Period) => void;
  readonly onSessions: () => void;
  readonly onOpen: (opened: OpenedCell) => void;
  /** What stands in place of the list while there is none. */
  readonly fallback: ReactElement | null;
};

/** The schedule for a thumb: one day at a time, people as rows with bars. */
export function PhoneSchedule(props: PhoneScheduleProps): ReactElement {
  const { shown, place, today, pathOf, replace, fallback, onOpen } = props;
  return (
    <>
      <PhoneToolbar {...props} />
      <DayStrip
        period={periodOfPlace(place, "phone")}
        selected={place.date}
        today={today}
        board={shown}
        hrefOf={(date) => pathOf({ date })}
        onSelect={replace}
      />
      {fallback ?? (shown && <DayList board={shown} date={place.date} onOpen={onOpen} />)}
    </>
  );
}

function PhoneToolbar(props: PhoneScheduleProps): ReactElement {
  const { board, place, today, pathOf, go, replace, prefetch, onSessions } = props;
  const words = useWords();
  const stepTo = (change: SchedulePlace) => ({
    href: pathOf(change),
    onHint: () => prefetch(periodOfPlace(change, "phone")),
  });
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center justify-between">
        <PeriodNav
          unit="week"
          onGo={go}
          previous={stepTo(stepPlace(place, "phone", -1))}
          next={stepTo(stepPlace(place, "phone", 1))}
          today={stepTo({ ...place, date: today })}
          isAtToday={place.date === today}
        >
          <DateJump
            layout="phone"
            value={place.date}
            today={today}
            onChange={(date) => go(pathOf({ date }))}
          />
        </PeriodNav>
        <Button onClick={onSessions} aria-haspopup="dialog">
          <Clock3 aria-hidden className="size-4" />
          {words.say("common.sessions")}
        </Button>
      </div>
      <div className="flex items-center gap-2">
        <h1 className="mr-auto min-w-0 truncate text-lg font-semibold" aria-live="polite">
          {dayInYear(words, place.date)}
        </h1>
        <MemberFilter
          board={board}
          layout="phone"
          chosen={place.members}
          onChange={(members) => replace(pathOf({ members }))}
        />
      </div>
    </div>
  );
}

type DayListProps = {
  readonly board: Board;
  readonly date: LocalDate;
  readonly onOpen: (opened: OpenedCell) => void;
};

function DayList({ board, date, onOpen }: DayListProps): ReactElement {
  const words = useWords();
  const range = rangeOfDay(board, date);
  const cells = board.rows.flatMap((row) => cellOf(board, row.member.id, date) ?? []);
  const atWork = cells.filter((cell) => cell.intervals.length > 0).length;
  const uncovered = cells.reduce((sum, cell) => sum + strandedBookings(cell).length, 0);
  return (
    <>
      <p className="text-ink-muted">
        {atWorkText(words, atWork)}
        {uncovered > 0 && (
          <strong className="font-semibold text-warn-ink">
            {" "}
            · {uncoveredText(words, uncovered)}
          </strong>
        )}
      </p>
      <ul className="-mx-3 flex flex-col border-y border-line bg-surface">
        {board.rows.map(({ member, cells: days }) => {
          const cell = days.find((each) => each.date === date);
          return (
            cell && (
              <PhoneRow key={member.id} member={member} cell={cell} range={range} onOpen={onOpen} />
            )
          );
        })}
      </ul>
    </>
  );
}

function rangeOfDay(board: Board, date: LocalDate): DayRange {
  const cells = board.rows.flatMap((row) => row.cells.filter((cell) => cell.date === date));
  return dayRangeOf(cells.flatMap((cell) => [...cell.intervals, ...cell.bookings]));
}
