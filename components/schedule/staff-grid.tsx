/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of divs may skip rendering off screen (content-visibility), rows of a table may not */
import { memo, useMemo, useRef } from "react";
import type { CSSProperties, ReactElement } from "react";
import { dayRangeOf } from "@/components/ui/day-range";
import type { DayRange } from "@/components/ui/day-range";
import type { Board, BoardCell, BoardMember } from "@/lib/views/board";
import { useWords } from "@/components/ui/words";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { memberPagePath } from "@/lib/format/paths";
import type { SchedulePageView } from "@/lib/format/paths";
import { columnsOf } from "./grid-columns";
import type { GridColumn } from "./grid-columns";
import { GridFoot, GridHead } from "./grid-frame";
import "./staff-grid.css";
import { StaffRow } from "./staff-row";
import { useGridKeyboard } from "./use-grid-keyboard";
import { useTodayInView } from "./use-today-in-view";

export type OpenedCell = {
  readonly member: BoardMember;
  readonly cell: BoardCell;
  readonly anchor: HTMLElement;
  /** What was typed on the cell before its editor opened. */
  readonly text: string | null;
};

type StaffGridProps = {
  readonly board: Board;
  readonly view: SchedulePageView;
  readonly label: string;
  readonly onOpen: (opened: OpenedCell) => void;
};

/** The team's days: people in rows, days in columns, hours as text. */
export const StaffGrid = memo(function StaffGrid(props: StaffGridProps): ReactElement {
  const { board, view, label, onOpen } = props;
  const { rows, period, today, locationId } = board;
  const words = useWords();
  const grid = useRef<HTMLDivElement>(null);
  // Measured: new column objects would make every row of a 100 × 31 board render on each key.
  const columns = useMemo(() => columnsOf(period, today), [period, today]);
  const { from, to } = rangeOf(board);
  const range = useMemo(() => (view === "week" ? { from, to } : null), [view, from, to]);
  const { active, gridProps } = useGridKeyboard({
    grid,
    rows: rows.length,
    columns: columns.length + 1,
    start: { row: 0, column: startColumn(columns, today) },
    onOpen: (place, anchor, text) => {
      const row = rows[place.row];
      const cell = row?.cells[place.column - 1];
      if (row && cell) onOpen({ member: row.member, cell, anchor, text });
    },
  });
  useTodayInView(grid, period, today);
  return (
    <div className="sg-scroller" data-view={view}>
      <div
        ref={grid}
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 2}
        aria-colcount={columns.length + 2}
        aria-readonly={board.readOnly !== null || undefined}
        className="sg"
        style={{ "--days": columns.length } as CSSProperties} // custom properties are not in its type
        {...gridProps}
      >
        <GridHead words={words} columns={columns} />
        <div role="rowgroup">
          {rows.map((row, index) => (
            <StaffRow
              key={row.member.id}
              words={words}
              row={row}
              index={index}
              columns={columns}
              memberHref={
                row.member.hasPage
                  ? memberPagePath(locationId, row.member.id, { date: period.from })
                  : undefined
              }
              activeColumn={active.row === index ? active.column : -1}
              range={range}
            />
          ))}
        </div>
        <GridFoot words={words} board={board} columns={columns} />
      </div>
    </div>
  );
});

/** Today's column, or the first day; column 0 holds the names. */
function startColumn(columns: readonly GridColumn[], today: LocalDate): number {
  return (
    Math.max(
      0,
      columns.findIndex(({ date }) => date === today),
    ) + 1
  );
}

function rangeOf(board: Board): DayRange {
  return dayRangeOf(
    board.rows.flatMap((row) => row.cells.flatMap((cell) => [...cell.intervals, ...cell.bookings])),
  );
}
