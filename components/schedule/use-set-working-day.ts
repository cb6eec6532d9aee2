import { toast } from "sonner";
import { keepText } from "@/components/ui/kept-text";
import { refusalOfError, showRefusal } from "@/components/ui/show-refusal";
import { useWords } from "@/components/ui/words";
import { setWorkingDay } from "@/lib/actions/set-working-day";
import { UiError } from "@/lib/client/ui-client";
import type { LocationId } from "@/lib/domain/ids";
import type { SaveOutcome, StandingCell } from "@/lib/domain/schedule/change-outcome";
import type { WorkingDayChange } from "@/lib/domain/schedule/working-day";
import { changeText, shortDayText } from "@/lib/format/cells";
import { dayOffName, shortHours } from "@/lib/format/hours";
import { standingText } from "@/lib/format/standing";
import type { Words } from "@/lib/format/words";
import { newActId } from "./new-act-id";
import type { HoursEdit } from "./schedule-queries";
import { isStored, SENDING } from "./sending";
import { sureAnswer } from "./sure-answer";
import { useHoursMutation } from "./use-hours-mutation";
import { useUndoChange } from "./use-undo-change";

/**
 * Sets a day's hours: the screen changes at once, the server follows, a toast offers Undo. A day that
 * somebody changed meanwhile stays as it is until the person has chosen.
 */
export function useSetWorkingDay(locationId: LocationId): (edit: HoursEdit) => void {
  const words = useWords();
  const undo = useUndoChange(locationId);
  const save: (edit: HoursEdit) => void = useHoursMutation(locationId, {
    stepOf: ({ before, change }: HoursEdit) => ({ from: before, to: change }),
    standingAfter: (outcome: SaveOutcome) =>
      outcome.kind === "saved" ? outcome.others : outcome.standing,
    send: (edit) => sureAnswer({ ...SENDING, ...actOf(locationId, edit) }),
    onSaved: (outcome, edit) => {
      if (outcome.kind === "changed_since") {
        askWhich(edit, outcome.standing[0]);
        return;
      }
      const others = outcome.others.map((cell) => standingText(words, cell)).join(" ");
      toast.success(changeText(words, edit.memberName, edit.change), {
        ...(others !== "" && { description: others }),
        action: {
          label: words.say("changes.undo"),
          onClick: () => undo({ changeSetId: newActId(), edit }),
        },
      });
    },
    onFailed: (error, edit) => {
      const text = changeText(words, edit.memberName, edit.change);
      const retry = { label: words.say("changes.retry"), onClick: () => save(edit) };
      const refusal = refusalOfError(error);
      if (refusal.kind === "upgraded") keepUntilReload(words, locationId, edit.change);
      showRefusal(words, words.say("changes.notSaved", { change: text }), refusal, retry);
    },
  });

  /** Both versions, and the choice: keeping the other person's is to do nothing. */
  function askWhich(edit: HoursEdit, cell: StandingCell | undefined): void {
    if (!cell) return;
    const yours = words.say("changes.yours", { hours: shortDayText(words, edit.change) });
    const stands = { memberId: cell.memberId, ...cell.day };
    const day = changeText(words, edit.memberName, cell.day);
    toast.warning(words.say("changes.changedSince", { change: day }), {
      description: `${standingText(words, cell)} ${yours}`,
      duration: Number.POSITIVE_INFINITY,
      cancel: { label: words.say("changes.keepTheirs"), onClick: () => {} },
      action: {
        label: words.say("changes.useMine"),
        onClick: () => save({ ...edit, changeSetId: newActId(), seen: stands, before: stands }),
      },
    });
  }

  return save;
}

/** The editor opens with the refused hours again once the page is loaded anew. */
function keepUntilReload(words: Words, locationId: LocationId, change: WorkingDayChange): void {
  const { memberId, date, intervals, dayOff } = change;
  const text = dayOff === null ? shortHours(intervals) : dayOffName(words, dayOff);
  keepText(window.sessionStorage, { locationId, memberId, date, text });
}

function actOf(locationId: LocationId, { changeSetId, change, seen }: HoursEdit) {
  return {
    ask: () => isStored(locationId, changeSetId),
    send: async (): Promise<SaveOutcome> => {
      const saved = await setWorkingDay({
        locationId,
        changeSetId,
        change: plain(change),
        seen: plain(seen),
      });
      if (!saved.ok) throw new UiError(saved.error);
      return saved.value;
    },
  };
}

function plain({ memberId, date, intervals, dayOff }: WorkingDayChange) {
  return { memberId, date, intervals: [...intervals], dayOff };
}
