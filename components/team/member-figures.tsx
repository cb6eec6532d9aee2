import { TriangleAlert } from "lucide-react";
import { strandedBookings } from "@/lib/views/board";
import type { BoardCell } from "@/lib/views/board";
import type { ReactElement, ReactNode } from "react";
import { useWords } from "@/components/ui/words";
import { coveredMinutes, intersect } from "@/lib/domain/time/interval";
import { includesDate } from "@/lib/domain/time/period";
import type { Period } from "@/lib/domain/time/period";
import { uncoveredText } from "@/lib/format/cells";
import { hoursAndMinutes, percent } from "@/lib/format/hours";

type MemberFiguresProps = { readonly cells: readonly BoardCell[]; readonly period: Period };

/** The period in a few figures: hours, how full they are, and what is not covered. */
export function MemberFigures({ cells, period }: MemberFiguresProps): ReactElement {
  const words = useWords();
  const { say } = words;
  const own = cells.filter((cell) => includesDate(period, cell.date));
  const open = sum(own, (cell) => coveredMinutes(cell.intervals));
  const booked = sum(own, (cell) => coveredMinutes(intersect(cell.intervals, cell.bookings)));
  const days = own.filter((cell) => cell.intervals.length > 0).length;
  const bookings = sum(own, (cell) => cell.bookings.length);
  const uncovered = sum(own, (cell) => strandedBookings(cell).length);
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-muted">
      <span>
        {say.rich("team.figures.hours", { hours: hoursAndMinutes(words, open), days, strong })}
      </span>
      <span>{say.rich("team.figures.bookings", { count: bookings, strong })}</span>
      <span>
        {say.rich("team.figures.share", {
          percent: percent(words, open === 0 ? 0 : booked / open),
          strong,
        })}
      </span>
      {uncovered > 0 && (
        <span className="inline-flex items-center gap-1 font-semibold text-warn-ink">
          <TriangleAlert aria-hidden className="size-4" />
          {uncoveredText(words, uncovered)}
        </span>
      )}
    </p>
  );
}

function strong(figure: ReactNode): ReactElement {
  return <strong className="font-semibold text-ink">{figure}</strong>;
}

function sum(cells: readonly BoardCell[], of: (cell: BoardCell) => number): number {
  return cells.reduce((total, cell) => total + of(cell), 0);
}
