import { dayKey } from "@/lib/domain/schedule/day-key";
import dynamic from "next/dynamic";
import { useEffect } from "react";
import type { ReactElement, RefObject } from "react";
import { dropText, keepText } from "@/components/ui/kept-text";
import type { Layout } from "@/components/ui/use-layout";
import type { TeamMemberId } from "@/lib/domain/ids";
import { cellOf } from "@/lib/views/board";
import type { Board } from "@/lib/views/board";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { memberPagePath } from "@/lib/format/paths";
import { newActId } from "./new-act-id";
import { useEarlyHours } from "./schedule-queries";
import { useIsSavingHours } from "./use-hours-mutation";
import { useLeaveGuard } from "./use-leave-guard";
import { useSetWorkingDay } from "./use-set-working-day";

const load = () => import("./shift-editor");
const ShiftEditor = dynamic(() => load().then((file) => file.ShiftEditor), { ssr: false });

/** The day whose editor is open. */
export type EditedDay = {
  readonly memberId: TeamMemberId;
  readonly date: LocalDate;
  /** Typed or dragged hours that the editor starts with; null = the day as it is. */
  readonly text: string | null;
  /** What the editor points at; absent = the middle of the window. */
  readonly anchor?: RefObject<Element | null> | undefined;
};

type ShiftEditingProps = {
  readonly board: Board | undefined;
  readonly layout: Layout;
  readonly edited: EditedDay | null;
  /** Offers the member's own calendar. */
  readonly linksMember?: boolean;
  readonly onClose: () => void;
};

/**
 * Opens the editor of a day and saves what it yields. It stays while editors come and go, because
 * saving outlives them.
 */
export function ShiftEditing({
  board,
  layout,
  edited,
  linksMember = false,
  onClose,
}: ShiftEditingProps): ReactElement | null {
  usePreload();
  if (!board) return null;
  return <OpenEditor key={board.locationId} {...{ board, layout, edited, linksMember, onClose }} />;
}

function OpenEditor({
  board,
  layout,
  edited,
  linksMember,
  onClose,
}: ShiftEditingProps & { readonly board: Board }): ReactElement | null {
  const save = useSetWorkingDay(board.locationId);
  useLeaveGuard(useIsSavingHours(board.locationId));
  const hasEarlyHours = useEarlyHours(board);
  const row = edited && board.rows.find(({ member }) => member.id === edited.memberId);
  const cell = edited && cellOf(board, edited.memberId, edited.date);
  if (!edited || !row || !cell) return null;
  const { locationId } = board;
  const place = { memberId: edited.memberId, date: edited.date };
  return (
    <ShiftEditor
      key={dayKey(edited.memberId, edited.date)}
      member={row.member}
      cell={cell}
      text={edited.text}
      readOnly={board.readOnly}
      hasEarlyHours={hasEarlyHours}
      layout={layout}
      anchor={edited.anchor}
      memberHref={
        linksMember && row.member.hasPage
          ? memberPagePath(board.locationId, edited.memberId, { date: edited.date })
          : undefined
      }
      onType={(text) => keepText(window.sessionStorage, { ...place, locationId, text })}
      onClose={() => {
        dropText(window.sessionStorage);
        onClose();
      }}
      onSave={(day, seen) =>
        save({
          changeSetId: newActId(),
          memberName: row.member.name,
          change: { ...place, ...day },
          seen: { ...place, ...seen },
          before: { ...place, intervals: cell.intervals, dayOff: cell.dayOff },
        })
      }
    />
  );
}

/** Fetches the editor's code at the first sign of somebody at work, so that it opens at once. */
function usePreload(): void {
  useEffect(() => {
    const controller = new AbortController();
    const fetchOnce = (): void => {
      controller.abort();
      void load();
    };
    for (const sign of ["pointermove", "pointerdown", "keydown", "scroll"]) {
      window.addEventListener(sign, fetchOnce, { signal: controller.signal, passive: true });
    }
    return () => controller.abort();
  }, []);
}
