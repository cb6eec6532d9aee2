"use client";

import { useCallback, useMemo, useState } from "react";
import type { ComponentProps, ReactElement, ReactNode } from "react";
import { useKeptText } from "@/components/ui/use-kept-text";
import { useLayout } from "@/components/ui/use-layout";
import type { Layout } from "@/components/ui/use-layout";
import { useToday } from "@/components/ui/use-now";
import { useWords } from "@/components/ui/words";
import type { LocationId, TeamMemberId } from "@/lib/domain/ids";
import type { Board, BoardMember } from "@/lib/views/board";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { boardFallback, StaleNotice } from "./board-fallback";
import type { WaysIn } from "./board-fallback";
import { PhoneSchedule } from "./phone-schedule";
import { periodOfPlace } from "./schedule-place";
import { useBoard, usePrefetchBoard } from "./schedule-queries";
import { ScheduleToolbar, titleOfPlace } from "./schedule-toolbar";
import type { ScheduleToolbarProps } from "./schedule-toolbar";
import { ShiftEditing } from "./shift-editing";
import type { EditedDay } from "./shift-editing";
import { StaffGrid } from "./staff-grid";
import type { OpenedCell } from "./staff-grid";
import { useSchedulePlace } from "./use-schedule-place";

/** What a panel beside the schedule gets to know. */
export type BesidePanel = {
  readonly layout: Layout;
  readonly today: LocalDate;
  /** Null while they are being read. */
  readonly members: readonly BoardMember[] | null;
  readonly memberId: TeamMemberId | null;
  readonly date: LocalDate;
  readonly onClose: () => void;
};

type ScheduleScreenProps = {
  readonly locationId: LocationId;
  /** The location's zone, and the date there when the page was made. */
  readonly timeZone: string;
  readonly initialToday: LocalDate;
  readonly guessedLayout: Layout;
  /** Where else to go from an empty location. */
  readonly waysIn: WaysIn;
  /** The panel of sessions: another feature, put in by the page. */
  readonly renderSessions: (panel: BesidePanel) => ReactNode;
};

/** The schedule of a location: toolbar, grid or day list, the editor and the sessions. */
export function ScheduleScreen(props: ScheduleScreenProps): ReactElement {
  const { locationId, timeZone, initialToday: initial, guessedLayout, renderSessions } = props;
  const layout = useLayout(guessedLayout);
  const [edited, setEdited] = useState<EditedDay | null>(null);
  const [isBrowsing, setIsBrowsing] = useState(false);
  const today = useToday({ timeZone, initial, isHeld: edited !== null || isBrowsing });
  useKeptText(locationId, setEdited);
  const address = useSchedulePlace(locationId, today);
  const { place, pathOf, replace } = address;
  const { data, error, refetch } = useBoard(locationId, periodOfPlace(place, layout));
  const board = useMemo(() => data && { ...data, today }, [data, today]);
  const prefetch = usePrefetchBoard(locationId);
  // Stable, because the rows of the day list render again when their handler changes.
  const open = useCallback((opened: OpenedCell) => setEdited(editedDayOf(opened)), []);
  const shown = board && filtered(board, place.members);
  const fallback = boardFallback({
    board,
    shown,
    error,
    layout,
    waysIn: props.waysIn,
    retry: () => void refetch(),
    showEveryone: () => replace(pathOf({ members: [] })),
  });
  const shared = {
    board,
    shown,
    today,
    prefetch,
    ...address,
    onSessions: () => setIsBrowsing(true),
  };
  return (
    <>
      {layout === "desk" ? (
        <DeskSchedule {...shared} fallback={fallback} onOpen={open} />
      ) : (
        <ThumbSchedule {...shared} fallback={fallback} onOpen={open} />
      )}
      {board && error && <StaleNotice retry={() => void refetch()} />}
      <ShiftEditing
        board={board}
        layout={layout}
        edited={edited}
        linksMember
        onClose={() => setEdited(null)}
      />
      {isBrowsing &&
        (board || !error) &&
        renderSessions({
          layout,
          today,
          members: board?.rows.map(({ member }) => member) ?? null,
          memberId: edited?.memberId ?? null,
          date: place.date,
          onClose: () => setIsBrowsing(false),
        })}
    </>
  );
}

type DeskScheduleProps = Omit<ScheduleToolbarProps, "layout"> & {
  readonly fallback: ReactElement | null;
  readonly onOpen: (opened: OpenedCell) => void;
};

function DeskSchedule(props: DeskScheduleProps): ReactElement {
  const { shown, place, fallback, onOpen } = props;
  const words = useWords();
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 px-4 py-3 phone:hidden">
      {isEmpty(props.board) ? <TitleAlone /> : <ScheduleToolbar {...props} layout="desk" />}
      {fallback ??
        (shown && (
          <StaffGrid
            key={`${place.view} ${shown.period.from}`}
            board={shown}
            view={place.view}
            label={words.say("schedule.grid.label", { period: titleOfPlace(words, place, "desk") })}
            onOpen={onOpen}
          />
        ))}
    </div>
  );
}

function ThumbSchedule(props: ComponentProps<typeof PhoneSchedule>): ReactElement {
  const { board, fallback } = props;
  return (
    <div className="flex flex-1 flex-col gap-3 px-3 py-3 desk:hidden">
      {isEmpty(board) && <TitleAlone />}
      {isEmpty(board) ? fallback : <PhoneSchedule {...props} />}
    </div>
  );
}

/** A location without a team has nothing to steer: no controls that do nothing. */
function isEmpty(board: Board | undefined): boolean {
  return board?.rows.length === 0;
}

function TitleAlone(): ReactElement {
  const words = useWords();
  return <h1 className="sr-only">{words.say("schedule.title")}</h1>;
}

function filtered(board: Board, members: readonly number[]): Board {
  if (members.length === 0) return board;
  return { ...board, rows: board.rows.filter(({ member }) => members.includes(member.id)) };
}

function editedDayOf({ member, cell, anchor, text }: OpenedCell): EditedDay {
  return { memberId: member.id, date: cell.date, text, anchor: { current: anchor } };
}
