import { useTranslations } from "next-intl";
import { useReducer, useRef } from "react";
import type { FormEvent, ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { DayBar } from "@/components/ui/day-bar";
import { dayRangeOf } from "@/components/ui/day-range";
import type { Layout } from "@/components/ui/use-layout";
import { strandedBookings } from "@/lib/views/board";
import type { BoardCell } from "@/lib/views/board";
import type { DayBefore } from "@/lib/domain/schedule/typed-hours";
import { sameWorkingDay } from "@/lib/domain/schedule/working-day";
import type { WorkingDay } from "@/lib/domain/schedule/working-day";
import { BookingsOfDay, UncoveredList, UnjudgedBookings } from "./bookings-of-day";
import { DayOffChoice } from "./day-off-choice";
import { dayOfDraft, isAsking, previewOfDraft, reduceDraft, startDraft } from "./editor-draft";
import { HoursField } from "./hours-field";

type ShiftFormProps = {
  readonly cell: BoardCell;
  readonly text: string | null;
  readonly layout: Layout;
  /** Whether people work before 6:00 here; null = not known yet. */
  readonly hasEarlyHours: boolean | null;
  /** Is told what stands in the field after each change. */
  readonly onType: (text: string) => void;
  readonly onSave: (day: Pick<WorkingDay, "intervals" | "dayOff">) => void;
  readonly onClose: () => void;
};

/** Hours as typed text or a kind of day off, and at once what that does to the bookings. */
export function ShiftForm(props: ShiftFormProps): ReactElement {
  const { cell, text, layout, hasEarlyHours, onType, onSave, onClose } = props;
  const day: DayBefore = { intervals: cell.intervals, bookings: cell.bookings, hasEarlyHours };
  const [draft, dispatch] = useReducer(reduceDraft, text, (start) => startDraft(cell, start, day));
  const say = useTranslations();
  const field = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const typed = dayOfDraft(draft);
    if (typed === null || isAsking(draft)) {
      dispatch({ kind: "attempted" });
      field.current?.focus();
      return;
    }
    if (!sameWorkingDay({ ...cell, ...typed }, cell)) onSave(typed);
    onClose();
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
        <DayPreview preview={previewOfDraft(draft, cell)} before={cell} />
        <DayOffChoice
          value={draft.dayOff}
          onChange={(dayOff) => dispatch({ kind: "chose", dayOff })}
        />
        <DayBookings preview={previewOfDraft(draft, cell)} before={cell} />
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
