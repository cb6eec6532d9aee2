import { useTranslations } from "next-intl";
import { useReducer, useRef } from "react";
import type { FormEvent, ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { DayBar } from "@/components/ui/day-bar";
import { dayRangeOf } from "@/components/ui/day-range";
import type { Layout } from "@/components/ui/use-layout";
import { strandedBookings } from "@/lib/views/board";
import type { BoardCell } from "@/lib/views/board";
import { sameWorkingDay } from "@/lib/domain/schedule/working-day";
import type { WorkingDay } from "@/lib/domain/schedule/working-day";
import { BookingsOfDay, UncoveredList } from "./bookings-of-day";
import { DayOffChoice } from "./day-off-choice";
import { dayOfDraft, previewOfDraft, reduceDraft, startDraft } from "./editor-draft";
import { HoursField } from "./hours-field";

type ShiftFormProps = {
  readonly cell: BoardCell;
  readonly text: string | null;
  readonly layout: Layout;
  /** Why nothing may be changed; null when it may. */
  readonly reason: string | null;
  readonly onSave: (day: Pick<WorkingDay, "intervals" | "dayOff">) => void;
  readonly onClose: () => void;
};

/** Hours as typed text or a kind of day off, and at once what that does to the bookings. */
export function ShiftForm(props: ShiftFormProps): ReactElement {
  const { cell, text, layout, reason, onSave, onClose } = props;
  const [draft, dispatch] = useReducer(reduceDraft, text, (start) => startDraft(cell, start));
  const say = useTranslations();
  const field = useRef<HTMLInputElement>(null);
  const preview = previewOfDraft(draft, cell);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason !== null) return;
    const day = dayOfDraft(draft);
    if (day === null) {
      dispatch({ kind: "attempted" });
      field.current?.focus();
      return;
    }
    if (!sameWorkingDay({ ...cell, ...day }, cell)) onSave(day);
    onClose();
  };
  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-col">
      <div className="flex flex-col gap-3 overflow-auto px-4 pb-4">
        {reason !== null && (
          <p className="rounded-control bg-sunken px-3 py-2 text-ink-muted">{reason}</p>
        )}
        <HoursField
          ref={field}
          draft={draft}
          isDisabled={reason !== null}
          selectAll={text === null}
          takesFocus={layout === "desk"}
          onType={(typed) => dispatch({ kind: "typed", text: typed })}
        />
        <DayPreview preview={preview} before={cell} />
        <DayOffChoice
          value={draft.dayOff}
          isDisabled={reason !== null}
          onChange={(dayOff) => dispatch({ kind: "chose", dayOff })}
        />
        <UncoveredList bookings={strandedBookings(preview)} />
        <BookingsOfDay cell={preview} />
      </div>
      <div className="sticky bottom-0 flex justify-end gap-2 border-t border-line bg-surface px-4 py-3">
        <Button onClick={onClose} className="phone:flex-1">
          {say("common.cancel")}
        </Button>
        <Button type="submit" look="primary" disabledReason={reason} className="phone:flex-1">
          {say("common.save")}
        </Button>
      </div>
    </form>
  );
}

function DayPreview({
  preview,
  before,
}: {
  readonly preview: BoardCell;
  readonly before: BoardCell;
}): ReactElement {
  return (
    <DayBar
      range={dayRangeOf([...preview.intervals, ...before.intervals, ...preview.bookings])}
      hours={preview.intervals}
      bookings={preview.bookings}
      uncovered={strandedBookings(preview)}
      className="h-3"
    />
  );
}
