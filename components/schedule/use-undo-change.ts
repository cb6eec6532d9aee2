import { toast } from "sonner";
import { refusalOfError, showRefusal } from "@/components/ui/show-refusal";
import { useWords } from "@/components/ui/words";
import { undoChange } from "@/lib/actions/undo-change";
import { UiError } from "@/lib/client/ui-client";
import type { LocationId } from "@/lib/domain/ids";
import type { UndoOutcome } from "@/lib/domain/schedule/change-outcome";
import { changeText } from "@/lib/format/cells";
import { standingText } from "@/lib/format/standing";
import type { Words } from "@/lib/format/words";
import type { HoursEdit } from "./schedule-queries";
import { isStored, SENDING } from "./sending";
import { sureAnswer } from "./sure-answer";
import { useHoursMutation } from "./use-hours-mutation";

/** The undo of an edit, an act with an id of its own. */
type Undo = { readonly changeSetId: string; readonly edit: HoursEdit };

/** Takes a saved edit back; what was changed since is left alone and said. */
export function useUndoChange(locationId: LocationId): (undo: Undo) => void {
  const words = useWords();
  const takeBack: (undo: Undo) => void = useHoursMutation(locationId, {
    stepOf: ({ edit }: Undo) => ({ from: edit.change, to: edit.seen }),
    standingAfter: ({ restored, kept }: UndoOutcome) => [...restored, ...kept],
    send: (undo) => sureAnswer({ ...SENDING, ...actOf(locationId, undo) }),
    onSaved: (outcome, { edit }) => sayOutcome(words, outcome, edit.memberName),
    onFailed: (error, undo) => {
      const retry = { label: words.say("changes.retry"), onClick: () => takeBack(undo) };
      showRefusal(words, words.say("changes.notUndone"), refusalOfError(error), retry);
    },
  });
  return takeBack;
}

function actOf(locationId: LocationId, { changeSetId, edit }: Undo) {
  return {
    ask: () => isStored(locationId, changeSetId),
    send: async (): Promise<UndoOutcome> => {
      const undone = await undoChange({ locationId, changeSetId, undoes: edit.changeSetId });
      if (!undone.ok) throw new UiError(undone.error);
      return undone.value;
    },
  };
}

/** Names what is stored now, whoever made it so. */
function sayOutcome(words: Words, { restored, kept }: UndoOutcome, memberName: string): void {
  const [left] = kept;
  if (left) {
    const change = changeText(words, memberName, left.day);
    toast.warning(words.say("changes.kept", { change }), {
      description: standingText(words, left),
    });
    return;
  }
  const change = restored.map(({ day }) => changeText(words, memberName, day)).join(", ");
  toast.success(words.say("changes.undone", { change }));
}
