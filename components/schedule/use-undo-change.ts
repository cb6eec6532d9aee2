import { toast } from "sonner";
import { refusalOfError, showRefusal } from "@/components/ui/show-refusal";
import { undoChange } from "@/lib/actions/undo-change";
import { UiError } from "@/lib/client/ui-client";
import type { LocationId } from "@/lib/domain/ids";
import type { UndoOutcome } from "@/lib/domain/schedule/change-outcome";
import { changeText, firstName } from "@/lib/format/cells";
import { shortDay } from "@/lib/format/dates";
import type { HoursEdit } from "./schedule-queries";
import { useHoursMutation } from "./use-hours-mutation";

type Undo = { readonly changeSetId: string; readonly edit: HoursEdit };

/** Takes a saved edit back; what somebody changed since is left alone and said. */
export function useUndoChange(locationId: LocationId): (undo: Undo) => void {
  return useHoursMutation(locationId, {
    stepOf: ({ edit }: Undo) => ({ from: edit.change, to: edit.before }),
    send: ({ changeSetId }) => takeBack(locationId, changeSetId),
    onSaved: ({ kept }, { edit }) => sayOutcome(kept, edit),
    onFailed: (error) => showRefusal("Not undone", refusalOfError(error)),
  });
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
