import { parseDate } from "@internationalized/date";
import type { CalendarDate } from "@internationalized/date";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import type { ReactElement } from "react";
import { Button } from "react-aria-components/Button";
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
} from "react-aria-components/Calendar";
import { parseLocalDate } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { AriaLanguage } from "./aria-language";
import { buttonClass } from "./button-class";

type MonthCalendarProps = {
  readonly label: string;
  readonly value: LocalDate;
  readonly today: LocalDate;
  readonly onChange: (date: LocalDate) => void;
  /** Dates that carry a dot; what the dot means is said by `markLabel`. */
  readonly marked?: ReadonlySet<LocalDate> | undefined;
  readonly markLabel?: string;
  readonly onMonth?: (firstDay: LocalDate) => void;
};

const CELL =
  "relative flex h-9 w-full cursor-pointer items-center justify-center rounded-control outline-none phone:h-11 " +
  "hover:bg-sunken data-outside-month:text-ink-faint data-focus-visible:outline-2 data-focus-visible:outline-offset-1 data-focus-visible:outline-accent " +
  "data-selected:bg-accent data-selected:font-semibold data-selected:text-on-accent";

/** A month to pick a date from; weeks start on Monday. */
export function MonthCalendar(props: MonthCalendarProps): ReactElement {
  const { label, value, onChange, onMonth } = props;
  const [focused, setFocused] = useFocusedDate(value);
  return (
    <AriaLanguage>
      <Calendar<CalendarDate>
        aria-label={label}
        value={parseDate(value)}
        onChange={(date) => passDate(date, onChange)}
        focusedValue={focused}
        onFocusChange={(date) => {
          setFocused(date);
          passDate(date.set({ day: 1 }), onMonth);
        }}
        className="w-full"
      >
        <div className="flex items-center gap-1 pb-1">
          <CalendarHeading className="flex-1 pl-2 font-semibold" />
          <Button slot="previous" className={buttonClass("quiet", "icon")}>
            <ChevronLeft aria-hidden className="size-4.5" />
          </Button>
          <Button slot="next" className={buttonClass("quiet", "icon")}>
            <ChevronRight aria-hidden className="size-4.5" />
          </Button>
        </div>
        <CalendarGrid className="w-full table-fixed border-separate border-spacing-0.5">
          <CalendarGridHeader>
            {(day) => (
              <CalendarHeaderCell className="h-7 text-xs font-normal text-ink-muted">
                {day}
              </CalendarHeaderCell>
            )}
          </CalendarGridHeader>
          <CalendarGridBody>{(date) => <DateCell date={date} {...props} />}</CalendarGridBody>
        </CalendarGrid>
      </Calendar>
    </AriaLanguage>
  );
}

/** The date that the keyboard stands on; it follows a value that changes from outside. */
function useFocusedDate(value: LocalDate): [CalendarDate, (date: CalendarDate) => void] {
  const [state, setState] = useState({ value, focused: parseDate(value) });
  const current = state.value === value ? state : { value, focused: parseDate(value) };
  return [current.focused, (focused) => setState({ value, focused })];
}

function DateCell({
  date,
  today,
  marked,
  markLabel,
}: MonthCalendarProps & { readonly date: CalendarDate }): ReactElement {
  const local = parseLocalDate(date.toString());
  const isMarked = local !== null && (marked?.has(local) ?? false);
  return (
    <CalendarCell
      date={date}
      className={CELL}
      // its own label is the date alone and hides what stands inside
      render={(props) => (
        <div
          {...props}
          aria-label={isMarked ? markedLabel(props, markLabel) : props["aria-label"]}
        />
      )}
    >
      {({ formattedDate, isSelected }) => (
        <>
          <span className={local === today && !isSelected ? "font-bold text-accent" : undefined}>
            {formattedDate}
          </span>
          {isMarked && (
            <span
              aria-hidden
              className={`absolute bottom-1 size-1 rounded-full ${isSelected ? "bg-on-accent" : "bg-accent"}`}
            />
          )}
        </>
      )}
    </CalendarCell>
  );
}

function markedLabel(props: { "aria-label"?: string | undefined }, mark = ""): string {
  return [props["aria-label"], mark].filter(Boolean).join(", ");
}

function passDate(date: CalendarDate, receive: ((date: LocalDate) => void) | undefined): void {
  const local = parseLocalDate(date.toString());
  if (local !== null) receive?.(local);
}
