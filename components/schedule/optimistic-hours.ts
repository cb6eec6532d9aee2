import type { MutationOptions, QueryClient } from "@tanstack/react-query";
import { boardsKey, sessionsKey } from "@/lib/client/ui-client";
import type { LocationId } from "@/lib/domain/ids";
import { cellOf, withWorkingDay } from "@/lib/views/board";
import type { Board } from "@/lib/views/board";
import type { MemberDay } from "@/lib/domain/schedule/member-day";
import type { WorkingDayChange } from "@/lib/domain/schedule/working-day";
import { sameWorkingDay } from "@/lib/domain/schedule/working-day";

/** What a write of hours shows at once, and what it shows again when it fails. */
export type HoursStep = { readonly from: WorkingDayChange; readonly to: WorkingDayChange };

/** One kind of write of hours: an edit, or its undo. */
export type HoursWrite<Edit, Answer> = {
  readonly stepOf: (edit: Edit) => HoursStep;
  /** How the cells stand after the answer, where that is another way than the step wanted. */
  readonly standingAfter: (answer: Answer) => readonly MemberDay[];
  /** Throws what the server refuses. */
  readonly send: (edit: Edit) => Promise<Answer>;
  readonly onSaved: (answer: Answer, edit: Edit) => void;
  readonly onFailed: (error: Error, edit: Edit) => void;
};

/**
 * A write of hours as a mutation: every cached board of the location changes at once and marks the
 * cell as on its way, a failure puts back that one cell, and the last write of the queue reads
 * everything anew. Writes of one location go to the server one after another; none waits for a
 * connection, to be sent when nobody thinks of it any more.
 */
export function hoursMutation<Edit, Answer>(
  queryClient: QueryClient,
  locationId: LocationId,
  { stepOf, standingAfter, send, onSaved, onFailed }: HoursWrite<Edit, Answer>,
): MutationOptions<Answer, Error, Edit> {
  return {
    mutationKey: hoursEditsKey(locationId),
    scope: { id: `hours-edit-${locationId}` },
    networkMode: "always",
    mutationFn: send,
    onMutate: async (edit) => {
      await queryClient.cancelQueries({ queryKey: boardsKey(locationId) });
      changeBoards(queryClient, locationId, (board) =>
        withWorkingDay(board, stepOf(edit).to, true),
      );
    },
    onError: (error, edit) => {
      settleBoards(queryClient, locationId, stepOf(edit).to, stepOf(edit).from);
      onFailed(error, edit);
    },
    onSuccess: (answer, edit) => {
      const { to } = stepOf(edit);
      const standing = standingAfter(answer).find(
        ({ memberId, day }) => memberId === to.memberId && day.date === to.date,
      );
      const stands = standing ? { memberId: to.memberId, ...standing.day } : to;
      settleBoards(queryClient, locationId, to, stands);
      onSaved(answer, edit);
    },
    onSettled: () => refreshAfterEdits(queryClient, locationId),
  };
}

/** The key of all writes of hours of a location. */
export function hoursEditsKey(locationId: LocationId): readonly [string, number] {
  return ["hours-edit", locationId];
}

function changeBoards(
  queryClient: QueryClient,
  locationId: LocationId,
  change: (board: Board) => Board,
): void {
  queryClient.setQueriesData<Board>({ queryKey: boardsKey(locationId) }, (board) =>
    board === undefined ? board : change(board),
  );
}

/** Shows how a cell stands, but only where it still is as the write on its way showed it. */
function settleBoards(
  queryClient: QueryClient,
  locationId: LocationId,
  wanted: WorkingDayChange,
  stands: WorkingDayChange,
): void {
  changeBoards(queryClient, locationId, (board) => {
    const cell = cellOf(board, wanted.memberId, wanted.date);
    return cell && sameWorkingDay(cell, wanted) ? withWorkingDay(board, stands) : board;
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
