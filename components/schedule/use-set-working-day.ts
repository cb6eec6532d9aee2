import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { refusalOfError, showRefusal } from "@/components/ui/show-refusal";
import { useWords } from "@/components/ui/words";
import { setWorkingDay } from "@/lib/actions/set-working-day";
import { boardsKey, UiError } from "@/lib/client/ui-client";
import type { LocationId } from "@/lib/domain/ids";
import type { WorkingDayChange } from "@/lib/domain/schedule/board";
import type { SavedChange } from "@/lib/domain/schedule/change-outcome";
import { changeText } from "@/lib/format/cells";
import {
  changeBoards,
  hoursEditsKey,
  hoursEditsScope,
  refreshAfterEdits,
  restoreBoards,
} from "./schedule-queries";
import type { HoursEdit } from "./schedule-queries";
import { useUndoChange } from "./use-undo-change";

/** Sets a day's hours: the screen changes at once, the server follows, a toast offers Undo. */
export function useSetWorkingDay(locationId: LocationId): (edit: HoursEdit) => void {
  const words = useWords();
  const queryClient = useQueryClient();
  const undo = useUndoChange(locationId);
  const { mutate } = useMutation({
    mutationKey: hoursEditsKey(locationId),
    scope: hoursEditsScope(locationId),
    mutationFn: ({ change }: HoursEdit) => save(locationId, change),
    onMutate: async ({ change }) => {
      await queryClient.cancelQueries({ queryKey: boardsKey(locationId) });
      changeBoards(queryClient, locationId, change);
    },
    onError: (error, { memberName, change, before }) => {
      restoreBoards(queryClient, locationId, change, before);
      const text = changeText(words, memberName, change);
      showRefusal(words, words.say("changes.notSaved", { change: text }), refusalOfError(error));
    },
    onSuccess: ({ changeSetId }, edit) => {
      toast.success(changeText(words, edit.memberName, edit.change), {
        action: { label: words.say("changes.undo"), onClick: () => undo({ changeSetId, edit }) },
      });
    },
    onSettled: () => refreshAfterEdits(queryClient, locationId),
  });
  return mutate;
}

async function save(locationId: LocationId, change: WorkingDayChange): Promise<SavedChange> {
  const { memberId, date, intervals, dayOff } = change;
  const saved = await setWorkingDay({
    locationId,
    change: { memberId, date, intervals: [...intervals], dayOff },
  });
  if (!saved.ok) throw new UiError(saved.error);
  return saved.value;
}
