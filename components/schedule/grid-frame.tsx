/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of divs may skip rendering off screen (content-visibility), rows of a table may not */
import type { ReactElement } from "react";
import { Spoken } from "@/components/ui/spoken";
import { peoplePerDay } from "@/lib/views/board";
import type { Board } from "@/lib/views/board";
import { minutesOfRow } from "@/lib/views/board";
import { partsOf } from "@/lib/domain/time/local-date";
import { atWorkLabel } from "@/lib/format/cells";
import { longDay, shortWeekday } from "@/lib/format/dates";
import { decimalHours, hoursAndMinutes } from "@/lib/format/hours";
import type { Words } from "@/lib/format/words";
import type { GridColumn } from "./grid-columns";

type GridHeadProps = { readonly words: Words; readonly columns: readonly GridColumn[] };

/** The days over the grid. */
export function GridHead({ words, columns }: GridHeadProps): ReactElement {
  return (
    <div role="rowgroup" className="sg-head">
      <div role="row" aria-rowindex={1} className="sg-row">
        <div role="columnheader" aria-colindex={1} className="sg-name sg-corner">
          {words.say("schedule.grid.team")}
        </div>
        {columns.map(({ date, marks }, index) => (
          <div
            key={date}
            role="columnheader"
            aria-colindex={index + 2}
            aria-label={longDay(words, date)}
            aria-current={marks.includes("today") ? "date" : undefined}
            data-marks={marks || undefined}
            className="sg-day"
          >
            <span className="sg-weekday">{shortWeekday(words, date)}</span>
            <span className="sg-number">{partsOf(date).day}</span>
          </div>
        ))}
        <div role="columnheader" aria-colindex={columns.length + 2} className="sg-total sg-corner">
          {words.say("schedule.grid.hours")}
        </div>
      </div>
    </div>
  );
}

type GridFootProps = GridHeadProps & { readonly board: Board };

/** How many people work on each day, and the hours of everyone together. */
export function GridFoot({ words, board, columns }: GridFootProps): ReactElement {
  const people = peoplePerDay(board);
  const minutes = board.rows.reduce((sum, row) => sum + minutesOfRow(row), 0);
  return (
    <div role="rowgroup" className="sg-foot">
      <div role="row" aria-rowindex={board.rows.length + 2} className="sg-row">
        <div role="rowheader" aria-colindex={1} className="sg-name sg-corner">
          {words.say("schedule.grid.atWork")}
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
            <Spoken text={atWorkLabel(words, date, people[index] ?? 0)}>
              {people[index] || "–"}
            </Spoken>
          </div>
        ))}
        <div role="gridcell" aria-colindex={columns.length + 2} className="sg-total sg-corner">
          <Spoken
            text={words.fill("schedule.grid.everyone", { hours: hoursAndMinutes(words, minutes) })}
          >
            {decimalHours(words, Math.round(minutes / 60) * 60)}
          </Spoken>
        </div>
      </div>
    </div>
  );
}
