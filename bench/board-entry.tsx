import { NextIntlClientProvider } from "next-intl";
import { memo } from "react";
import type { CSSProperties, ReactElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { StaffGrid } from "@/components/schedule/staff-grid";
import { WordsProvider } from "@/components/ui/words";
import { appointmentId, locationId, teamMemberId } from "@/lib/domain/ids";
import { withWorkingDay } from "@/lib/views/board";
import type { Board, BoardCell } from "@/lib/views/board";
import { localDateOf } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { minuteOf } from "@/lib/domain/time/local-time";
import { datesOf, monthAround } from "@/lib/domain/time/period";
import { shortHours, shortInterval } from "@/lib/format/hours";
import en from "@/public/locales/en.json";

const START = localDateOf("2026-10-01");
const ignore = (): void => {};

export type Figures = { readonly mount: number; readonly change: number };

function aCell(date: LocalDate, member: number, day: number): BoardCell {
  const isOff = (member + day) % 7 === 6;
  const booked = [0, 1, 2, 3].map((slot) => ({
    kind: "appointment" as const,
    id: appointmentId(member * 1000 + day * 10 + slot),
    from: minuteOf(570 + slot * 90),
    to: minuteOf(630 + slot * 90),
    client: "Ida Moor",
    service: "Cut and blow-dry",
    attendance: "waiting" as const,
  }));
  return {
    date,
    dayOff: null,
    intervals: isOff
      ? []
      : [
          { from: minuteOf(540), to: minuteOf(780) },
          { from: minuteOf(840), to: minuteOf(1080) },
        ],
    bookings: isOff ? [] : booked,
  };
}

function aBoard(people: number): Board {
  const period = monthAround(START);
  const dates = datesOf(period);
  return {
    locationId: locationId(1),
    timeZone: "Europe/Berlin",
    today: START,
    period,
    readOnly: null,
    rows: Array.from({ length: people }, (_, member) => ({
      member: {
        id: teamMemberId(member + 1),
        name: `Member ${member + 1}`,
        position: "Stylist",
        canHaveHours: true,
        isDismissed: false,
        hasPage: true,
      },
      cells: dates.map((date, day) => aCell(date, member, day)),
    })),
  };
}

const BareCell = memo(function BareCell({ cell }: { readonly cell: BoardCell }): ReactElement {
  return (
    <div
      className="sg-cell"
      data-kind={cell.intervals.length > 0 ? "hours" : undefined}
      style={{ "--load": "50%" } as CSSProperties} // custom properties are not in its type
    >
      <span className="sg-spoken">{shortHours(cell.intervals)}</span>
      <span className="contents">
        {cell.intervals.map((each) => (
          <span key={each.from}>{shortInterval(each)}</span>
        ))}
      </span>
    </div>
  );
});

/** The floor: the same elements with the same styles, without behaviour, labels or arithmetic. */
function BareGrid({ board }: { readonly board: Board }): ReactElement {
  return (
    <div className="sg-scroller" data-view="month">
      <div className="sg" style={{ "--days": 31 } as CSSProperties /* as above */}>
        {board.rows.map((row) => (
          <div key={row.member.id} className="sg-row">
            <div className="sg-name">
              <span>{row.member.name}</span>
              <span>{row.member.position}</span>
            </div>
            {row.cells.map((cell) => (
              <BareCell key={cell.date} cell={cell} />
            ))}
            <div className="sg-total">160</div>
          </div>
        ))}
      </div>
    </div>
  );
}

function OurGrid({ board }: { readonly board: Board }): ReactElement {
  return (
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <WordsProvider>
        <StaffGrid board={board} view="month" label="Schedule" onOpen={ignore} />
      </WordsProvider>
    </NextIntlClientProvider>
  );
}

function measureGrid(Grid: typeof BareGrid, people: number): Figures {
  const host = document.createElement("div");
  document.body.append(host);
  const root = createRoot(host);
  let board = aBoard(people);
  const render = (): number => {
    const startedAt = performance.now();
    flushSync(() => root.render(<Grid board={board} />));
    host.getBoundingClientRect();
    return performance.now() - startedAt;
  };
  const mount = render();
  const changes = Array.from({ length: 15 }, (_, step) => {
    const from = minuteOf(540 + (step % 2) * 30);
    board = withWorkingDay(board, {
      memberId: teamMemberId(1 + (step % people)),
      date: localDateOf(`2026-10-${String(5 + step).padStart(2, "0")}`),
      intervals: [{ from, to: minuteOf(1080) }],
      dayOff: null,
    });
    return render();
  });
  root.unmount();
  host.remove();
  return { mount, change: median(changes) };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Both grids in turn, several times, so that they see the same machine. */
function compare(people: number): { ours: Figures; bare: Figures } {
  const rounds = Array.from({ length: 7 }, () => ({
    ours: measureGrid(OurGrid, people),
    bare: measureGrid(BareGrid, people),
  })).slice(2);
  const middle = (of: "ours" | "bare"): Figures => ({
    mount: median(rounds.map((round) => round[of].mount)),
    change: median(rounds.map((round) => round[of].change)),
  });
  return { ours: middle("ours"), bare: middle("bare") };
}

Object.assign(globalThis, { compare });
