import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { refusalOfError, showRefusal } from "@/components/ui/show-refusal";
import { useWords } from "@/components/ui/words";
import { undoChange } from "@/lib/actions/undo-change";
import { boardsKey, UiError } from "@/lib/client/ui-client";
import type { LocationId } from "@/lib/domain/ids";
import type { UndoOutcome } from "@/lib/domain/schedule/change-outcome";
import { changeText, firstName } from "@/lib/format/cells";
import { shortDay } from "@/lib/format/dates";
import type { Words } from "@/lib/format/words";
import {
  changeBoards,
  hoursEditsKey,
  hoursEditsScope,
  refreshAfterEdits,
  restoreBoards,
} from "./schedule-queries";
import type { HoursEdit } from "./schedule-queries";

type Undo = { readonly changeSetId: string; readonly edit: HoursEdit };

/** Takes a saved edit back; what somebody changed since is left alone and said. */
export function useUndoChange(locationId: LocationId): (undo: Undo) => void {
  const words = useWords();
  const queryClient = useQueryClient();
  const { mutate } = useMutation({
    mutationKey: hoursEditsKey(locationId),
    scope: hoursEditsScope(locationId),
    mutationFn: ({ changeSetId }: Undo) => takeBack(locationId, changeSetId),
    onMutate: async ({ edit }) => {
      await queryClient.cancelQueries({ queryKey: boardsKey(locationId) });
      changeBoards(queryClient, locationId, edit.before);
    },
    onError: (error, { edit }) => {
      restoreBoards(queryClient, locationId, edit.before, edit.change);
      showRefusal(words, words.say("changes.notUndone"), refusalOfError(error));
    },
    onSuccess: ({ kept }, { edit }) => sayOutcome(words, kept, edit),
    onSettled: () => refreshAfterEdits(queryClient, locationId),
  });
  return mutate;
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
