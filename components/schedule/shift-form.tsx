import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { FormEvent, ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { DayBar } from "@/components/ui/day-bar";
import { dayRangeOf } from "@/components/ui/day-range";
import type { Layout } from "@/components/ui/use-layout";
import { strandedBookings } from "@/lib/views/board";
import type { BoardCell } from "@/lib/views/board";
import type { DayBefore } from "@/lib/domain/schedule/typed-hours";
import type { WorkingDay } from "@/lib/domain/schedule/working-day";
import { BookingsOfDay, UncoveredList, UnjudgedBookings } from "./bookings-of-day";
import { DayOffChoice } from "./day-off-choice";
import { hasUnsaved, previewOfDraft, reduceDraft, saveOfDraft, startDraft } from "./editor-draft";
import type { DraftAction, EditorDraft } from "./editor-draft";
import { HoursField } from "./hours-field";
import { useLeaveGuard } from "./use-leave-guard";

type ShiftFormProps = {
  readonly cell: BoardCell;
  readonly text: string | null;
  readonly layout: Layout;
  /** Whether people work before 6:00 here; null = not known yet. */
  readonly hasEarlyHours: boolean | null;
  /** Is told what stands in the field after each change. */
  readonly onType: (text: string) => void;
  /** Takes the day to store, and the day as it stood when the person began. */
  readonly onSave: (day: WorkingDay, seen: WorkingDay) => void;
  readonly onClose: () => void;
};

/** Hours as typed text or a kind of day off, and at once what that does to the bookings. */
export function ShiftForm(props: ShiftFormProps): ReactElement {
  const { cell, text, layout, onType, onClose } = props;
  const { draft, day, isOffline, dispatch, save } = useEditorDraft(props);
  const say = useTranslations();
  const field = useRef<HTMLInputElement>(null);
  const preview = previewOfDraft(draft, cell);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (save() === "unsure") field.current?.focus();
  };
  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-col">
      <div className="flex flex-col gap-3 overflow-auto px-4 pb-4">
        <HoursField
          ref={field}
          draft={draft}
          date={cell.date}
          selectAll={text === null}
          takesFocus={layout === "desk"}
          onType={(typed) => {
            dispatch({ kind: "typed", text: typed, day });
            onType(typed);
          }}
        />
        {isOffline && (
          <p role="alert" className="rounded-control bg-sunken px-3 py-2 text-danger">
            {say("editor.offline")}
          </p>
        )}
        <DayPreview preview={preview} before={cell} />
        <DayOffChoice
          value={draft.dayOff}
          onChange={(dayOff) => dispatch({ kind: "chose", dayOff })}
        />
        <DayBookings preview={preview} before={cell} />
      </div>
      <div className="sticky bottom-0 flex justify-end gap-2 border-t border-line bg-surface px-4 py-3">
        <Button onClick={onClose} className="phone:flex-1">
          {say("common.cancel")}
        </Button>
        <Button type="submit" look="primary" className="phone:flex-1">
          {say("common.save")}
        </Button>
      </div>
    </form>
  );
}

type EditorDraftInUse = {
  readonly draft: EditorDraft;
  /** What typed hours are read against: the day that the person saw. */
  readonly day: DayBefore;
  /** A save was refused, because the browser has no connection. */
  readonly isOffline: boolean;
  readonly dispatch: (action: DraftAction) => void;
  /** Saves and closes; the editor stays open where nothing can be sent. */
  readonly save: () => "unsure" | "offline" | "done";
};

/** What stands in the editor, and what saving it does. */
function useEditorDraft(props: ShiftFormProps): EditorDraftInUse {
  const { cell, text, hasEarlyHours, onSave, onClose } = props;
  const dayOf = ({ intervals }: WorkingDay): DayBefore => ({
    intervals,
    bookings: cell.bookings,
    hasEarlyHours,
  });
  // null = untouched: what is shown then follows the day, and saving it saves nothing
  const [touched, setTouched] = useState<EditorDraft | null>(() =>
    text === null ? null : startDraft(cell, text, dayOf(cell)),
  );
  const [isOffline, setIsOffline] = useState(false);
  const draft = touched ?? startDraft(cell, null, dayOf(cell));
  useLeaveGuard(hasUnsaved(touched));
  const dispatch = (action: DraftAction): void => {
    setIsOffline(false);
    setTouched(reduceDraft(draft, action));
  };
  const save: EditorDraftInUse["save"] = () => {
    const saved = saveOfDraft(touched, cell);
    if (saved === "unsure") {
      dispatch({ kind: "attempted" });
      return saved;
    }
    if (saved !== "nothing" && !navigator.onLine) {
      setIsOffline(true); // nothing is sent, and what was typed stays
      return "offline";
    }
    if (saved !== "nothing") onSave(saved.day, saved.seen);
    onClose();
    return "done";
  };
  return { draft, day: dayOf(draft.seen), isOffline, dispatch, save };
}

type PreviewProps = {
  /** Null while the text cannot be read: then nothing is said about hours. */
  readonly preview: BoardCell | null;
  readonly before: BoardCell;
};

function DayPreview({ preview, before }: PreviewProps): ReactElement {
  const shown = preview ?? { ...before, intervals: [] };
  return (
    <DayBar
      range={dayRangeOf([...shown.intervals, ...before.intervals, ...shown.bookings])}
      hours={shown.intervals}
      bookings={shown.bookings}
      uncovered={preview ? strandedBookings(preview) : []}
      className={preview ? "h-3" : "h-3 opacity-40 grayscale"}
    />
  );
}

function DayBookings({ preview, before }: PreviewProps): ReactElement {
  if (preview === null) return <UnjudgedBookings bookings={before.bookings} />;
  return (
    <>
      <UncoveredList bookings={strandedBookings(preview)} />
      <BookingsOfDay cell={preview} />
    </>
  );
}
