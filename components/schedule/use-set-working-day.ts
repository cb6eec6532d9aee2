import { toast } from "sonner";
import { keepText } from "@/components/ui/kept-text";
import { refusalOfError, showRefusal } from "@/components/ui/show-refusal";
import { useWords } from "@/components/ui/words";
import { setWorkingDay } from "@/lib/actions/set-working-day";
import { UiError } from "@/lib/client/ui-client";
import type { LocationId } from "@/lib/domain/ids";
import type { WorkingDayChange } from "@/lib/domain/schedule/working-day";
import type { SavedChange } from "@/lib/domain/schedule/change-outcome";
import { changeText } from "@/lib/format/cells";
import { dayOffName, shortHours } from "@/lib/format/hours";
import type { Words } from "@/lib/format/words";
import type { HoursEdit } from "./schedule-queries";
import { useHoursMutation } from "./use-hours-mutation";
import { useUndoChange } from "./use-undo-change";

/** Sets a day's hours: the screen changes at once, the server follows, a toast offers Undo. */
export function useSetWorkingDay(locationId: LocationId): (edit: HoursEdit) => void {
  const words = useWords();
  const undo = useUndoChange(locationId);
  return useHoursMutation(locationId, {
    stepOf: ({ before, change }: HoursEdit) => ({ from: before, to: change }),
    send: ({ change }) => save(locationId, change),
    onSaved: ({ changeSetId }, edit) => {
      toast.success(changeText(words, edit.memberName, edit.change), {
        action: { label: words.say("changes.undo"), onClick: () => undo({ changeSetId, edit }) },
      });
    },
    onFailed: (error, { memberName, change }) => {
      const text = changeText(words, memberName, change);
      const refusal = refusalOfError(error);
      if (refusal.kind === "upgraded") keepUntilReload(words, locationId, change);
      showRefusal(words, words.say("changes.notSaved", { change: text }), refusal);
    },
  });
}

/** The editor opens with the refused hours again once the page is loaded anew. */
function keepUntilReload(words: Words, locationId: LocationId, change: WorkingDayChange): void {
  const { memberId, date, intervals, dayOff } = change;
  const text = dayOff === null ? shortHours(intervals) : dayOffName(words, dayOff);
  keepText(window.sessionStorage, { locationId, memberId, date, text });
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
