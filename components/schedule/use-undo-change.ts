import { toast } from "sonner";
import { refusalOfError, showRefusal } from "@/components/ui/show-refusal";
import { useWords } from "@/components/ui/words";
import { undoChange } from "@/lib/actions/undo-change";
import { UiError } from "@/lib/client/ui-client";
import type { LocationId } from "@/lib/domain/ids";
import type { UndoOutcome } from "@/lib/domain/schedule/change-outcome";
import { changeText, firstName } from "@/lib/format/cells";
import { shortDay } from "@/lib/format/dates";
import type { Words } from "@/lib/format/words";
import type { HoursEdit } from "./schedule-queries";
import { useHoursMutation } from "./use-hours-mutation";

type Undo = { readonly changeSetId: string; readonly edit: HoursEdit };

/** Takes a saved edit back; what somebody changed since is left alone and said. */
export function useUndoChange(locationId: LocationId): (undo: Undo) => void {
  const words = useWords();
  return useHoursMutation(locationId, {
    stepOf: ({ edit }: Undo) => ({ from: edit.change, to: edit.before }),
    send: ({ changeSetId }) => takeBack(locationId, changeSetId),
    onSaved: ({ kept }, { edit }) => sayOutcome(words, kept, edit),
    onFailed: (error) => showRefusal(words, words.say("changes.notUndone"), refusalOfError(error)),
  });
}

async function takeBack(locationId: LocationId, changeSetId: string): Promise<UndoOutcome> {
  const undone = await undoChange({ locationId, changeSetId });
  if (!undone.ok) throw new UiError(undone.error);
  return undone.value;
}

function sayOutcome(
  words: Words,
  kept: UndoOutcome["kept"],
  { memberName, before }: HoursEdit,
): void {
  if (kept.length === 0) {
    const change = changeText(words, memberName, before);
    toast.success(words.say("changes.undone", { change }));
    return;
  }
  const days = kept.map(({ date }) => shortDay(words, date)).join(", ");
  toast.warning(words.say("changes.kept", { person: firstName(memberName), days }), {
    description: words.say("changes.keptReason"),
  });
}
