import type { BoardCell } from "@/lib/views/board";
import { ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { readTypedHours } from "@/lib/domain/schedule/typed-hours";
import type { DayBefore, TypedHours, TypedHoursProblem } from "@/lib/domain/schedule/typed-hours";
import { sameWorkingDay } from "@/lib/domain/schedule/working-day";
import type { DayOffKind, WorkingDay } from "@/lib/domain/schedule/working-day";
import { shortHours } from "@/lib/format/hours";

/** What stands in the editor: the typed text, or a kind of day off that overrules it. */
export type EditorDraft = {
  readonly text: string;
  /** What the text means, or why it cannot be read. */
  readonly reading: Result<TypedHours, TypedHoursProblem>;
  readonly dayOff: DayOffKind | null;
  /** Saving was tried: a problem is an error now, and a reading that asks has had its first yes. */
  readonly isAttempted: boolean;
  /** The day as it stood when the person began to change it. */
  readonly seen: WorkingDay;
};

export type DraftAction =
  | { readonly kind: "typed"; readonly text: string; readonly day: DayBefore }
  | { readonly kind: "chose"; readonly dayOff: DayOffKind | null }
  | { readonly kind: "attempted" };

const NO_HOURS: TypedHours = { kind: "none" };

/** The draft of a day as it is, or with other text in its place. */
export function startDraft(cell: WorkingDay, text: string | null, day: DayBefore): EditorDraft {
  const draft: EditorDraft = {
    text: shortHours(cell.intervals),
    reading: ok(asStored(cell)),
    dayOff: cell.dayOff,
    isAttempted: false,
    seen: { date: cell.date, intervals: cell.intervals, dayOff: cell.dayOff },
  };
  return text === null ? draft : reduceDraft(draft, { kind: "typed", text, day });
}

/** Hours that stand already are not asked for again. */
function asStored({ intervals }: WorkingDay): TypedHours {
  if (intervals.length === 0) return NO_HOURS;
  const shifts = intervals.map((each) => ({ ...each, isFromChanged: false, isToChanged: false }));
  return { kind: "hours", shifts, nextDay: null, asks: null };
}

/** The draft after what a person did. */
export function reduceDraft(draft: EditorDraft, action: DraftAction): EditorDraft {
  switch (action.kind) {
    case "typed": {
      const reading = readTypedHours(action.text, action.day);
      const isOff = reading.ok && reading.value.kind === "off";
      return {
        ...draft,
        text: action.text,
        reading,
        dayOff: isOff ? reading.value.dayOff : null, // typing hours takes a day off back
        isAttempted: false,
      };
    }
    case "chose":
      return { ...withoutWord(draft, action.dayOff), dayOff: action.dayOff, isAttempted: false };
    case "attempted":
      return { ...draft, isAttempted: true };
  }
}

/** A typed word for another kind of day than the chosen one goes. */
function withoutWord(draft: EditorDraft, dayOff: DayOffKind | null): EditorDraft {
  const { reading } = draft;
  const isWord = reading.ok && reading.value.kind === "off";
  return isWord && reading.value.dayOff !== dayOff
    ? { ...draft, text: "", reading: ok(NO_HOURS) }
    : draft;
}

/** Why the text cannot be read; null when it can, or when a kind of day off overrules it. */
export function problemOfDraft({ reading, dayOff }: EditorDraft): TypedHoursProblem | null {
  return reading.ok || dayOff !== null ? null : reading.error;
}

/** The hours that saving would store, or null while the text cannot be read as one day. */
export function dayOfDraft(draft: EditorDraft): Pick<WorkingDay, "intervals" | "dayOff"> | null {
  if (draft.dayOff !== null) return { intervals: [], dayOff: draft.dayOff };
  if (!draft.reading.ok) return null;
  const { value } = draft.reading;
  if (value.kind !== "hours") return { intervals: [], dayOff: null };
  if (value.nextDay !== null) return null;
  return { intervals: value.shifts.map(({ from, to }) => ({ from, to })), dayOff: null };
}

/**
 * What saving an editor does. An untouched one (null) saves nothing, whatever the day became
 * meanwhile, nor does one whose day stands there already; one that cannot be read, or asks, is
 * unsure; else it carries the day as it was seen, so that the server can tell whether it still is.
 */
export function saveOfDraft(
  draft: EditorDraft | null,
  cell: WorkingDay,
): "nothing" | "unsure" | { readonly day: WorkingDay; readonly seen: WorkingDay } {
  if (draft === null) return "nothing";
  const hours = dayOfDraft(draft);
  if (hours === null || isAsking(draft)) return "unsure";
  const day = { date: cell.date, ...hours };
  return sameWorkingDay(day, cell) ? "nothing" : { day, seen: draft.seen };
}

/** Tells whether leaving would lose what was typed or chosen. */
export function hasUnsaved(draft: EditorDraft | null): boolean {
  if (draft === null) return false;
  return draft.text !== shortHours(draft.seen.intervals) || draft.dayOff !== draft.seen.dayOff;
}

/** Tells whether saving needs a second yes. */
export function isAsking({ reading, dayOff, isAttempted }: EditorDraft): boolean {
  if (isAttempted || dayOff !== null || !reading.ok) return false;
  return reading.value.kind === "hours" && reading.value.asks !== null;
}

/**
 * The cell as the draft would leave it, for what is shown while typing; null while the text cannot
 * be read: nothing older than the text is shown.
 */
export function previewOfDraft(draft: EditorDraft, cell: BoardCell): BoardCell | null {
  const { reading, dayOff } = draft;
  if (dayOff === null && !reading.ok) return null;
  const isHours = dayOff === null && reading.ok && reading.value.kind === "hours";
  return { ...cell, intervals: isHours ? reading.value.shifts : [], dayOff };
}
