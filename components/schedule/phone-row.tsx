import { TriangleAlert } from "lucide-react";
import { memo } from "react";
import type { ReactElement } from "react";
import { classNames } from "@/components/ui/class-names";
import { DayBar } from "@/components/ui/day-bar";
import type { DayRange } from "@/components/ui/day-range";
import { Spoken } from "@/components/ui/spoken";
import { strandedBookings } from "@/lib/views/board";
import type { BoardCell, BoardMember } from "@/lib/views/board";
import { useWords } from "@/components/ui/words";
import { bookingText, cellLabel } from "@/lib/format/cells";
import { dayOffName, shortHours } from "@/lib/format/hours";
import type { Words } from "@/lib/format/words";
import type { OpenedCell } from "./staff-grid";

type PhoneRowProps = {
  readonly member: BoardMember;
  readonly cell: BoardCell;
  readonly range: DayRange;
  readonly onOpen: (opened: OpenedCell) => void;
};

/** One person's day as a row to tap. */
export const PhoneRow = memo(function PhoneRow(props: PhoneRowProps): ReactElement {
  const { member, cell, range, onOpen } = props;
  const words = useWords();
  const uncovered = strandedBookings(cell);
  const isOff = cell.intervals.length === 0;
  return (
    <li className="border-b border-line last:border-b-0">
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={(event) => onOpen({ member, cell, anchor: event.currentTarget, text: null })}
        className="flex min-h-16 w-full flex-col justify-center gap-1.5 px-3 py-2.5 text-left active:bg-sunken"
      >
        <Spoken text={cellLabel(words, member.name, cell)}>
          <span className="flex w-full items-baseline gap-3">
            <span className="min-w-0 flex-1 truncate">
              <span className="font-semibold">{member.name}</span>
              <span className="ml-1.5 text-xs text-ink-muted">{member.position}</span>
            </span>
            <span className={classNames("shrink-0", isOff ? "text-ink-muted" : "font-semibold")}>
              {hoursText(words, cell)}
            </span>
          </span>
          {(!isOff || cell.bookings.length > 0) && (
            <DayBar
              range={range}
              hours={cell.intervals}
              bookings={cell.bookings}
              uncovered={uncovered}
              className="h-2.5"
            />
          )}
          {uncovered.map((booking) => (
            <span
              key={booking.id}
              className="flex items-center gap-1.5 text-xs font-semibold text-warn-ink"
            >
              <TriangleAlert aria-hidden className="size-3.5 shrink-0" />
              <span className="truncate">
                {words.say("days.uncoveredBooking", { booking: bookingText(booking) })}
              </span>
            </span>
          ))}
        </Spoken>
      </button>
    </li>
  );
});

function hoursText(words: Words, { dayOff, intervals, isSending }: BoardCell): string {
  const text = dayOff === null ? shortHours(intervals) || "–" : dayOffName(words, dayOff);
  return isSending ? `${text} …` : text;
}
