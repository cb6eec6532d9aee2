/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of divs may skip rendering off screen (content-visibility), rows of a table may not */
import { TriangleAlert } from "lucide-react";
import { memo } from "react";
import type { CSSProperties, ReactElement, ReactNode } from "react";
import { DayBar } from "@/components/ui/day-bar";
import type { DayRange } from "@/components/ui/day-range";
import { shareBooked, strandedBookings } from "@/lib/views/board";
import type { BoardCell } from "@/lib/views/board";
import type { Interval } from "@/lib/domain/time/interval";
import { cellLabel, countOf, shortDayOffName, uncoveredText } from "@/lib/format/cells";
import { dayOffName, shortInterval } from "@/lib/format/hours";
import type { Words } from "@/lib/format/words";

/** A narrow cell shows so many shifts; more are counted. */
const SHIFTS_SHOWN = 3;

type StaffCellProps = {
  readonly words: Words;
  readonly cell: BoardCell;
  readonly memberName: string;
  readonly index: number;
  readonly marks: string;
  readonly isActive: boolean;
  /** Given in the wide view: the part of the day that the bars show. */
  readonly range: DayRange | null;
};

/** One day of one person. It knows no handlers: the grid listens for all of its cells. */
export const StaffCell = memo(function StaffCell(props: StaffCellProps): ReactElement {
  const { words, cell, memberName, index, marks, isActive, range } = props;
  const uncovered = strandedBookings(cell);
  const isShown = cell.intervals.length > 0 || cell.dayOff !== null || uncovered.length > 0;
  return (
    <div
      role="gridcell"
      aria-colindex={index + 2}
      tabIndex={isActive ? 0 : -1}
      data-col={index + 1}
      data-kind={kindOf(cell)}
      data-dense={isDense(cell) || undefined}
      data-marks={marks || undefined}
      data-sending={cell.isSending || undefined}
      data-uncovered={uncovered.length > 0 || undefined}
      data-upcoming={(uncovered.length > 0 && !marks.includes("past")) || undefined}
      className="sg-cell"
      style={{ "--load": `${Math.round(shareBooked(cell) * 100)}%` } as CSSProperties} // custom properties are not in its type
    >
      <span className="sg-spoken">{cellLabel(words, memberName, cell)}</span>
      {isShown && (
        <span aria-hidden className="contents">
          {range === null ? (
            <NarrowContent words={words} cell={cell} />
          ) : (
            <WideContent words={words} cell={cell} uncovered={uncovered} range={range} />
          )}
          {uncovered.length > 0 && (
            <span className="sg-alert">
              <TriangleAlert />
              {range === null ? uncovered.length : uncoveredText(words, uncovered.length)}
            </span>
          )}
        </span>
      )}
    </div>
  );
});

function kindOf(cell: BoardCell): "off" | "hours" | undefined {
  if (cell.dayOff !== null) return "off";
  return cell.intervals.length > 0 ? "hours" : undefined;
}

/** Several shifts with minutes need more lines than a row has. */
function isDense({ intervals }: BoardCell): boolean {
  return intervals.length > 1 && intervals.some(({ from, to }) => from % 60 > 0 || to % 60 > 0);
}

type NarrowContentProps = { readonly words: Words; readonly cell: BoardCell };

function NarrowContent({ words, cell }: NarrowContentProps): ReactNode {
  if (cell.dayOff !== null) return shortDayOffName(words, cell.dayOff);
  const [only, ...others] = cell.intervals;
  if (only === undefined) return null;
  if (others.length === 0) return shortInterval(only);
  return (
    <>
      {cell.intervals.slice(0, SHIFTS_SHOWN).map((each) => (
        <span key={each.from}>{shortInterval(each)}</span>
      ))}
      {cell.intervals.length > SHIFTS_SHOWN && <span>+{cell.intervals.length - SHIFTS_SHOWN}</span>}
    </>
  );
}

type WideContentProps = NarrowContentProps & {
  readonly uncovered: readonly Interval[];
  readonly range: DayRange;
};

function WideContent({ words, cell, uncovered, range }: WideContentProps): ReactElement | null {
  const { dayOff, intervals, bookings } = cell;
  if (dayOff === null && intervals.length === 0 && bookings.length === 0) return null;
  return (
    <>
      <span className="sg-hours">
        {dayOff === null ? intervals.map(shortInterval).join("  ") : dayOffName(words, dayOff)}
        {bookings.length > 0 && (
          <span className="sg-count">{countOf(words, bookings.length, "bookings")}</span>
        )}
      </span>
      <DayBar range={range} hours={intervals} bookings={bookings} uncovered={uncovered} />
    </>
  );
}
