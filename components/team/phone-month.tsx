import { TriangleAlert } from "lucide-react";
import type { ReactElement } from "react";
import { classNames } from "@/components/ui/class-names";
import { Spoken } from "@/components/ui/spoken";
import { shareBooked, strandedBookings } from "@/lib/views/board";
import type { BoardCell } from "@/lib/views/board";
import { useWords } from "@/components/ui/words";
import { partsOf } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { includesDate } from "@/lib/domain/time/period";
import type { Period } from "@/lib/domain/time/period";
import { cellLabel, shortDayOffName } from "@/lib/format/cells";
import { shortWeekdays } from "@/lib/format/dates";
import { shortInterval } from "@/lib/format/hours";

/** Opens a day; the element is what the editor points at. */
export type OpenDay = (date: LocalDate, text: string | null, element: Element | null) => void;

type ThumbMonthProps = {
  readonly memberName: string;
  readonly cells: readonly BoardCell[];
  readonly month: Period;
  readonly today: LocalDate;
  readonly onOpen: OpenDay;
};

/** A month for a thumb: every day is a button with its hours. */
export function ThumbMonth(props: ThumbMonthProps): ReactElement {
  const words = useWords();
  return (
    <div>
      <div aria-hidden className="grid grid-cols-7 pb-1 text-center text-2xs text-ink-muted">
        {shortWeekdays(words).map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <ul className="grid grid-cols-7 gap-1">
        {props.cells.map((cell) => (
          <li key={cell.date}>
            <ThumbDay {...props} cell={cell} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function ThumbDay(props: ThumbMonthProps & { readonly cell: BoardCell }): ReactElement {
  const { memberName, cell, month, today, onOpen } = props;
  const words = useWords();
  const uncovered = strandedBookings(cell).length;
  const isToday = cell.date === today;
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-current={isToday ? "date" : undefined}
      onClick={(event) => onOpen(cell.date, null, event.currentTarget)}
      className={classNames(
        "flex min-h-18 w-full flex-col items-center gap-0.5 rounded-lg px-0.5 pt-1 pb-1.5",
        dayGround(cell, uncovered),
        !includesDate(month, cell.date) && "text-ink-muted",
      )}
    >
      <Spoken text={cellLabel(words, memberName, cell)}>
        <span
          className={classNames(
            "grid size-5.5 place-items-center rounded-full text-xs",
            isToday ? "bg-accent font-bold text-on-accent" : "text-ink-muted",
          )}
        >
          {partsOf(cell.date).day}
        </span>
        <span className="flex flex-col text-2xs leading-3 font-medium">
          {cell.dayOff === null
            ? cell.intervals
                .slice(0, 2)
                .map((each) => <span key={each.from}>{shortInterval(each)}</span>)
            : shortDayOffName(words, cell.dayOff)}
        </span>
        {uncovered > 0 ? (
          <span className="mt-auto inline-flex items-center gap-0.5 text-2xs font-bold text-warn-ink">
            <TriangleAlert aria-hidden className="size-3" />
            {uncovered}
          </span>
        ) : (
          cell.intervals.length > 0 && <LoadBar share={shareBooked(cell)} />
        )}
      </Spoken>
    </button>
  );
}

function LoadBar({ share }: { readonly share: number }): ReactElement {
  return (
    <span aria-hidden className="mt-auto block h-0.75 w-4/5 rounded-full bg-accent-tint-strong">
      <span
        className="block h-full rounded-full bg-accent"
        style={{ width: `${Math.round(share * 100)}%` }}
      />
    </span>
  );
}

function dayGround(cell: BoardCell, uncovered: number): string {
  if (uncovered > 0) return "bg-warn-tint";
  if (cell.dayOff !== null) return "bg-off text-off-ink";
  return cell.intervals.length > 0 ? "bg-accent-tint" : "bg-sunken";
}
