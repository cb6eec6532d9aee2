/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of divs may skip rendering off screen (content-visibility), rows of a table may not */
import type { ReactElement } from "react";
import { Spoken } from "@/components/ui/spoken";
import { peoplePerDay } from "@/lib/views/board";
import type { Board } from "@/lib/views/board";
import { minutesOfRow } from "@/lib/views/board";
import { partsOf } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { countOf, dayInYear } from "@/lib/format/cells";
import { longDay, shortWeekday } from "@/lib/format/dates";
import { decimalHours, hoursAndMinutes } from "@/lib/format/hours";
import type { GridColumn } from "./grid-columns";

/** The days over the grid. */
export function GridHead({ columns }: { readonly columns: readonly GridColumn[] }): ReactElement {
  return (
    <div role="rowgroup" className="sg-head">
      <div role="row" aria-rowindex={1} className="sg-row">
        <div role="columnheader" aria-colindex={1} className="sg-name sg-corner">
          Team
        </div>
        {columns.map(({ date, marks }, index) => (
          <div
            key={date}
            role="columnheader"
            aria-colindex={index + 2}
            aria-label={longDay(date)}
            aria-current={marks.includes("today") ? "date" : undefined}
            data-marks={marks || undefined}
            className="sg-day"
          >
            <span className="sg-weekday">{shortWeekday(date)}</span>
            <span className="sg-number">{partsOf(date).day}</span>
          </div>
        ))}
        <div role="columnheader" aria-colindex={columns.length + 2} className="sg-total sg-corner">
          Hours
        </div>
      </div>
    </div>
  );
}

type GridFootProps = { readonly board: Board; readonly columns: readonly GridColumn[] };

/** How many people work on each day, and the hours of everyone together. */
export function GridFoot({ board, columns }: GridFootProps): ReactElement {
  const people = peoplePerDay(board);
  const minutes = board.rows.reduce((sum, row) => sum + minutesOfRow(row), 0);
  return (
    <div role="rowgroup" className="sg-foot">
      <div role="row" aria-rowindex={board.rows.length + 2} className="sg-row">
        <div role="rowheader" aria-colindex={1} className="sg-name sg-corner">
          At work
        </div>
        {columns.map(({ date, marks }, index) => (
          <div
            key={date}
            role="gridcell"
            aria-colindex={index + 2}
            data-marks={marks || undefined}
            data-empty={people[index] ? undefined : true}
            className="sg-people"
          >
            <Spoken text={atWorkText(date, people[index] ?? 0)}>{people[index] || "–"}</Spoken>
          </div>
        ))}
        <div role="gridcell" aria-colindex={columns.length + 2} className="sg-total sg-corner">
          <Spoken text={`Everyone together: ${hoursAndMinutes(minutes)}`}>
            {decimalHours(Math.round(minutes / 60) * 60)}
          </Spoken>
        </div>
      </div>
    </div>
  );
}

function atWorkText(date: LocalDate, people: number): string {
  return `${dayInYear(date)}: ${countOf(people, "person", "people")} at work`;
}
