import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { refusalOfError, showRefusal } from "@/components/ui/show-refusal";
import { undoChange } from "@/lib/actions/undo-change";
import { boardsKey, UiError } from "@/lib/client/ui-client";
import type { LocationId } from "@/lib/domain/ids";
import type { UndoOutcome } from "@/lib/domain/schedule/change-outcome";
import { changeText, firstName } from "@/lib/format/cells";
import { shortDay } from "@/lib/format/dates";
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
      showRefusal("Not undone", refusalOfError(error));
    },
    onSuccess: ({ kept }, { edit }) => sayOutcome(kept, edit),
    onSettled: () => refreshAfterEdits(queryClient, locationId),
  });
  return mutate;
}

async function takeBack(locationId: LocationId, changeSetId: string): Promise<UndoOutcome> {
  const undone = await undoChange({ locationId, changeSetId });
  if (!undone.ok) throw new UiError(undone.error);
  return undone.value;
}

function sayOutcome(kept: UndoOutcome["kept"], { memberName, before }: HoursEdit): void {
  if (kept.length === 0) {
    toast.success(`Undone. ${changeText(memberName, before)}`);
    return;
  }
  const days = kept.map(({ date }) => shortDay(date)).join(", ");
  toast.warning(`Left as it is: ${firstName(memberName)}, ${days}`, {
    description: "Somebody changed it again in the meantime.",
  });
}
