import type { BoardCell } from "@/lib/views/board";
import { parseTypedHours } from "@/lib/domain/schedule/typed-hours";
import type { TypedHoursProblem } from "@/lib/domain/schedule/typed-hours";
import type { DayOffKind, WorkingDay } from "@/lib/domain/schedule/working-day";
import type { Interval } from "@/lib/domain/time/interval";
import { shortHours } from "@/lib/format/hours";

/** What stands in the editor: the typed text, or a kind of day off that overrules it. */
export type EditorDraft = {
  readonly text: string;
  readonly dayOff: DayOffKind | null;
  /** The last hours that could be read: half a word typed does not wipe the preview. */
  readonly intervals: readonly Interval[];
  readonly problem: TypedHoursProblem | null;
  /** A problem is an error only after an attempt to save; until then the person is typing. */
  readonly isAttempted: boolean;
};

export type DraftAction =
  | { readonly kind: "typed"; readonly text: string }
  | { readonly kind: "chose"; readonly dayOff: DayOffKind | null }
  | { readonly kind: "attempted" };

/** The draft of a day as it is, or with other text in its place. */
export function startDraft(cell: WorkingDay, text: string | null): EditorDraft {
  const draft: EditorDraft = {
    text: shortHours(cell.intervals),
    dayOff: cell.dayOff,
    intervals: cell.intervals,
    problem: null,
    isAttempted: false,
  };
  return text === null ? draft : reduceDraft(draft, { kind: "typed", text });
}

/** The draft after what a person did. */
export function reduceDraft(draft: EditorDraft, action: DraftAction): EditorDraft {
  switch (action.kind) {
    case "typed": {
      const parsed = parseTypedHours(action.text);
      return {
        text: action.text,
        dayOff: null, // typing hours takes a day off back
        intervals: parsed.ok ? parsed.value : draft.intervals,
        problem: parsed.ok ? null : parsed.error,
        isAttempted: false,
      };
    }
    case "chose":
      return { ...draft, dayOff: action.dayOff, isAttempted: false };
    case "attempted":
      return { ...draft, isAttempted: true };
  }
}

/** The hours that saving would store, or null while the text cannot be read. */
export function dayOfDraft(draft: EditorDraft): Pick<WorkingDay, "intervals" | "dayOff"> | null {
  if (draft.dayOff !== null) return { intervals: [], dayOff: draft.dayOff };
  return draft.problem === null ? { intervals: draft.intervals, dayOff: null } : null;
}

/** The cell as the draft would leave it, for what is shown while typing. */
export function previewOfDraft(draft: EditorDraft, cell: BoardCell): BoardCell {
  return {
    ...cell,
    intervals: draft.dayOff === null ? draft.intervals : [],
    dayOff: draft.dayOff,
  };
}
