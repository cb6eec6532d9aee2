import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { DayBar } from "@/components/ui/day-bar";
import { dayRangeOf } from "@/components/ui/day-range";
import { Spoken } from "@/components/ui/spoken";
import { strandedBookings } from "@/lib/views/board";
import type { BoardCell } from "@/lib/views/board";
import { useWords } from "@/components/ui/words";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { bookingText, cellLabel, countOf } from "@/lib/format/cells";
import { shortDay } from "@/lib/format/dates";
import { dayOffName, shortHours } from "@/lib/format/hours";
import type { OpenDay } from "./phone-month";

type ThumbWeekProps = {
  readonly memberName: string;
  readonly cells: readonly BoardCell[];
  readonly today: LocalDate;
  readonly onOpen: OpenDay;
};

/** A week for a thumb: every day is a row with a bar of its hours and bookings. */
export function ThumbWeek({ memberName, cells, today, onOpen }: ThumbWeekProps): ReactElement {
  const words = useWords();
  const range = dayRangeOf(cells.flatMap((cell) => [...cell.intervals, ...cell.bookings]));
  return (
    <ul className="-mx-3 flex flex-col border-y border-line bg-surface">
      {cells.map((cell) => (
        <li key={cell.date} className="border-b border-line last:border-b-0">
          <button
            type="button"
            aria-haspopup="dialog"
            aria-current={cell.date === today ? "date" : undefined}
            onClick={(event) => onOpen(cell.date, null, event.currentTarget)}
            className="flex min-h-16 w-full flex-col justify-center gap-1.5 px-3 py-2.5 text-left active:bg-sunken"
          >
            <Spoken text={cellLabel(words, memberName, cell)}>
              <span className="flex items-baseline gap-3">
                <span
                  className={cell.date === today ? "font-semibold text-accent" : "font-semibold"}
                >
                  {shortDay(words, cell.date)}
                </span>
                <span className="flex-1 text-xs text-ink-muted">
                  {cell.bookings.length > 0 && countOf(words, cell.bookings.length, "bookings")}
                </span>
                <span className="font-semibold">
                  {cell.dayOff === null
                    ? shortHours(cell.intervals) || "–"
                    : dayOffName(words, cell.dayOff)}
                </span>
              </span>
              <DayBar
                range={range}
                hours={cell.intervals}
                bookings={cell.bookings}
                uncovered={strandedBookings(cell)}
                className="h-2.5"
              />
              <NotCovered cell={cell} />
            </Spoken>
          </button>
        </li>
      ))}
    </ul>
  );
}

function NotCovered({ cell }: { readonly cell: BoardCell }): ReactElement {
  const say = useTranslations();
  return (
    <>
      {strandedBookings(cell).map((booking) => (
        <span
          key={booking.id}
          className="flex items-center gap-1.5 text-xs font-semibold text-warn-ink"
        >
          <TriangleAlert aria-hidden className="size-3.5 shrink-0" />
          <span className="truncate">
            {say("days.uncoveredBooking", { booking: bookingText(booking) })}
          </span>
        </span>
      ))}
    </>
  );
}
