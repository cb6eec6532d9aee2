import type { ReactElement } from "react";
import { DayBar } from "@/components/ui/day-bar";
import { dayRangeOf } from "@/components/ui/day-range";
import { strandedBookings } from "@/lib/views/board";
import type { BoardCell } from "@/lib/views/board";
import { useWords } from "@/components/ui/words";
import { coveredMinutes } from "@/lib/domain/time/interval";
import { workingDayText } from "@/lib/format/cells";
import { hoursAndMinutes } from "@/lib/format/hours";
import { BookingsOfDay, UncoveredList } from "./bookings-of-day";

type DayDetailsProps = {
  readonly cell: BoardCell;
  /** Why the hours of the day are only to read. */
  readonly reason: string;
};

/** A day to read: its hours and what is booked. */
export function DayDetails({ cell, reason }: DayDetailsProps): ReactElement {
  const words = useWords();
  const minutes = coveredMinutes(cell.intervals);
  return (
    <div className="flex flex-col gap-3 overflow-auto px-4 pb-5">
      <p className="text-base font-medium first-letter:uppercase">
        {workingDayText(words, cell)}
        {minutes > 0 && (
          <span className="font-normal text-ink-muted"> · {hoursAndMinutes(words, minutes)}</span>
        )}
      </p>
      <DayBar
        range={dayRangeOf([...cell.intervals, ...cell.bookings])}
        hours={cell.intervals}
        bookings={cell.bookings}
        uncovered={strandedBookings(cell)}
        className="h-3"
      />
      <UncoveredList bookings={strandedBookings(cell)} />
      <BookingsOfDay cell={cell} />
      <p className="text-ink-muted">{reason}</p>
    </div>
  );
}
