/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of divs may skip rendering off screen (content-visibility), rows of a table may not */
import Link from "next/link";
import { memo } from "react";
import type { ReactElement } from "react";
import { Spoken } from "@/components/ui/spoken";
import type { DayRange } from "@/components/ui/day-range";
import { minutesOfRow } from "@/lib/views/board";
import type { BoardMember, BoardRow } from "@/lib/views/board";
import { decimalHours, hoursAndMinutes } from "@/lib/format/hours";
import type { Words } from "@/lib/format/words";
import type { GridColumn } from "./grid-columns";
import { StaffCell } from "./staff-cell";

type StaffRowProps = {
  readonly words: Words;
  readonly row: BoardRow;
  readonly index: number;
  readonly columns: readonly GridColumn[];
  /** The person's page; undefined = they have none. */
  readonly memberHref: string | undefined;
  /** The column that the keyboard stands on, or -1 when it stands in another row. */
  readonly activeColumn: number;
  readonly range: DayRange | null;
};

/** One person's row. It renders again only when its own data or its active column change. */
export const StaffRow = memo(function StaffRow(props: StaffRowProps): ReactElement {
  const { words, row, index, columns, memberHref, activeColumn, range } = props;
  const { member, cells } = row;
  const person = member.name;
  const minutes = minutesOfRow(row);
  return (
    <div role="row" aria-rowindex={index + 2} data-row={index} className="sg-row">
      <div role="rowheader" aria-colindex={1} aria-label={person} className="sg-name">
        <PersonName
          words={words}
          member={member}
          href={memberHref}
          tabIndex={activeColumn === 0 ? 0 : -1}
        />
      </div>
      {cells.map((cell, column) => (
        <StaffCell
          key={cell.date}
          words={words}
          cell={cell}
          memberName={person}
          index={column}
          marks={columns[column]?.marks ?? ""}
          isActive={activeColumn === column + 1}
          range={range}
        />
      ))}
      <div role="gridcell" aria-colindex={cells.length + 2} className="sg-total">
        <Spoken
          text={words.fill("schedule.grid.total", {
            person,
            hours: hoursAndMinutes(words, minutes),
          })}
        >
          {decimalHours(words, minutes)}
        </Spoken>
      </div>
    </div>
  );
});

type PersonNameProps = {
  readonly words: Words;
  readonly member: BoardMember;
  readonly href: string | undefined;
  readonly tabIndex: 0 | -1;
};

/** Who it is, as the way to their page where they have one; the keyboard stands on either. */
function PersonName({ words, member, href, tabIndex }: PersonNameProps): ReactElement {
  const { name: person, position, isDismissed } = member;
  const shared = {
    "data-col": 0,
    tabIndex,
    title: words.fill("schedule.grid.person", { person, position }),
    className: "sg-name-link",
  };
  const lines = (
    <>
      <span className="truncate font-semibold">{person}</span>
      <span className="truncate text-2xs text-ink-muted">
        {isDismissed ? words.fill("schedule.grid.dismissed", { position }) : position}
      </span>
    </>
  );
  if (href === undefined) return <span {...shared}>{lines}</span>;
  return (
    <Link href={href} prefetch={false} {...shared}>
      {lines}
    </Link>
  );
}
