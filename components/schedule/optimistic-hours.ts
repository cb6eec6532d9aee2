import type { MutationOptions, QueryClient } from "@tanstack/react-query";
import { boardsKey, sessionsKey } from "@/lib/client/ui-client";
import type { LocationId } from "@/lib/domain/ids";
import { cellOf, withWorkingDay } from "@/lib/views/board";
import type { Board } from "@/lib/views/board";
import type { WorkingDayChange } from "@/lib/domain/schedule/working-day";
import { sameWorkingDay } from "@/lib/domain/schedule/working-day";

/** What a write of hours shows at once, and what it shows again when it fails. */
export type HoursStep = { readonly from: WorkingDayChange; readonly to: WorkingDayChange };

/** One kind of write of hours: an edit, or its undo. */
export type HoursWrite<Edit, Answer> = {
  readonly stepOf: (edit: Edit) => HoursStep;
  /** Throws what the server refuses. */
  readonly send: (edit: Edit) => Promise<Answer>;
  readonly onSaved: (answer: Answer, edit: Edit) => void;
  readonly onFailed: (error: Error, edit: Edit) => void;
};

/**
 * A write of hours as a mutation: every cached board of the location changes at once, a failure
 * puts back that one cell, and the last write of the queue reads everything anew. Writes of one
 * location go to the server one after another.
 */
export function hoursMutation<Edit, Answer>(
  queryClient: QueryClient,
  locationId: LocationId,
  { stepOf, send, onSaved, onFailed }: HoursWrite<Edit, Answer>,
): MutationOptions<Answer, Error, Edit> {
  return {
    mutationKey: hoursEditsKey(locationId),
    scope: { id: `hours-edit-${locationId}` },
    mutationFn: send,
    onMutate: async (edit) => {
      await queryClient.cancelQueries({ queryKey: boardsKey(locationId) });
      changeBoards(queryClient, locationId, stepOf(edit).to);
    },
    onError: (error, edit) => {
      restoreBoards(queryClient, locationId, stepOf(edit));
      onFailed(error, edit);
    },
    onSuccess: onSaved,
    onSettled: () => refreshAfterEdits(queryClient, locationId),
  };
}

function hoursEditsKey(locationId: LocationId): readonly [string, number] {
  return ["hours-edit", locationId];
}

function changeBoards(
  queryClient: QueryClient,
  locationId: LocationId,
  change: WorkingDayChange,
): void {
  queryClient.setQueriesData<Board>({ queryKey: boardsKey(locationId) }, (board) =>
    board === undefined ? board : withWorkingDay(board, change),
  );
}

/** Puts a cell back, but only where it still is as the failed write left it. */
function restoreBoards(
  queryClient: QueryClient,
  locationId: LocationId,
  { from, to }: HoursStep,
): void {
  queryClient.setQueriesData<Board>({ queryKey: boardsKey(locationId) }, (board) => {
    const cell = board && cellOf(board, to.memberId, to.date);
    return cell && sameWorkingDay(cell, to) ? withWorkingDay(board, from) : board;
  });
}

/** Reads everything anew that a write of hours touches, once the last write has settled. */
async function refreshAfterEdits(queryClient: QueryClient, locationId: LocationId): Promise<void> {
  if (queryClient.isMutating({ mutationKey: hoursEditsKey(locationId) }) > 1) return;
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: boardsKey(locationId) }),
    queryClient.invalidateQueries({ queryKey: sessionsKey(locationId) }),
  ]);
}
