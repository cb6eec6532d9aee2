import type { MouseEvent, ReactElement } from "react";
import { classNames } from "@/components/ui/class-names";
import { Spoken } from "@/components/ui/spoken";
import { isNewTab } from "@/components/ui/segmented-links";
import { strandedBookings } from "@/lib/views/board";
import type { Board } from "@/lib/views/board";
import { useWords } from "@/components/ui/words";
import { partsOf } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { datesOf } from "@/lib/domain/time/period";
import type { Period } from "@/lib/domain/time/period";
import { longDay, shortWeekday } from "@/lib/format/dates";

type DayStripProps = {
  readonly period: Period;
  readonly selected: LocalDate;
  readonly today: LocalDate;
  readonly board: Board | undefined;
  readonly hrefOf: (date: LocalDate) => string;
  readonly onSelect: (href: string) => void;
};

/** The days of a week to tap; a mark says where something is not covered. */
export function DayStrip(props: DayStripProps): ReactElement {
  const { period, selected, today, board, hrefOf, onSelect } = props;
  const words = useWords();
  const go = (event: MouseEvent, date: LocalDate): void => {
    if (isNewTab(event)) return;
    event.preventDefault();
    onSelect(hrefOf(date));
  };
  return (
    <nav aria-label={words.say("period.day")} className="grid grid-cols-7 gap-1">
      {datesOf(period).map((date) => {
        const hasUncovered = board !== undefined && isUncovered(board, date);
        const day = longDay(words, date);
        return (
          <a
            key={date}
            href={hrefOf(date)}
            onClick={(event) => go(event, date)}
            aria-current={date === selected ? "date" : undefined}
            className={classNames(
              "relative flex h-14 flex-col items-center justify-center rounded-xl",
              dayLook(date, selected, today),
            )}
          >
            <Spoken text={hasUncovered ? words.fill("schedule.strip.uncovered", { day }) : day}>
              <span className="text-2xs">{shortWeekday(words, date)}</span>
              <span className="text-base font-semibold">{partsOf(date).day}</span>
              {hasUncovered && (
                <span className="absolute top-1 right-1 size-2.5 rounded-full border-2 border-canvas bg-warn" />
              )}
            </Spoken>
          </a>
        );
      })}
    </nav>
  );
}

function dayLook(date: LocalDate, selected: LocalDate, today: LocalDate): string {
  if (date === selected) return "bg-accent text-on-accent";
  return date === today ? "bg-accent-tint text-accent-ink" : "text-ink hover:bg-sunken";
}

function isUncovered(board: Board, date: LocalDate): boolean {
  return board.rows.some((row) =>
    row.cells.some((cell) => cell.date === date && strandedBookings(cell).length > 0),
  );
}
