import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { QueryClient, UseQueryResult } from "@tanstack/react-query";
import { boardQuery, boardsKey, sessionsKey } from "@/lib/client/ui-client";
import type { LocationId } from "@/lib/domain/ids";
import { cellOf, setWorkingDay } from "@/lib/domain/schedule/board";
import type { Board, WorkingDayChange } from "@/lib/domain/schedule/board";
import { sameWorkingDay } from "@/lib/domain/schedule/working-day";
import type { Period } from "@/lib/domain/time/period";

/** An edit of one day, with the day before it for the way back. */
export type HoursEdit = {
  readonly memberName: string;
  readonly change: WorkingDayChange;
  readonly before: WorkingDayChange;
};

/** How long a prefetched board counts as fresh, in milliseconds. */
const FRESH = 30_000;

/** The board of a location over a period, kept up to date. */
export function useBoard(locationId: LocationId, period: Period): UseQueryResult<Board> {
  return useQuery(boardQuery({ locationId, period }));
}

/** Fetches a board that is likely to be asked for next. */
export function usePrefetchBoard(locationId: LocationId): (period: Period) => void {
  const queryClient = useQueryClient();
  return (period) => {
    void queryClient.prefetchQuery({ ...boardQuery({ locationId, period }), staleTime: FRESH });
  };
}

/** The key of every edit of hours at a location, undo included. */
export function hoursEditsKey(locationId: LocationId): readonly [string, number] {
  return ["hours-edit", locationId];
}

/** Edits of one location go to the server one after another. */
export function hoursEditsScope(locationId: LocationId): { readonly id: string } {
  return { id: `hours-edit-${locationId}` };
}

/** Applies a change to every cached board of the location, as the server will. */
export function changeBoards(
  queryClient: QueryClient,
  locationId: LocationId,
  change: WorkingDayChange,
): void {
  queryClient.setQueriesData<Board>({ queryKey: boardsKey(locationId) }, (board) =>
    board === undefined ? board : setWorkingDay(board, change),
  );
}

/** Puts a cell back, but only where it still is as the failed change left it. */
export function restoreBoards(
  queryClient: QueryClient,
  locationId: LocationId,
  failed: WorkingDayChange,
  before: WorkingDayChange,
): void {
  queryClient.setQueriesData<Board>({ queryKey: boardsKey(locationId) }, (board) => {
    const cell = board && cellOf(board, failed.memberId, failed.date);
    return cell && sameWorkingDay(cell, failed) ? setWorkingDay(board, before) : board;
  });
}

/** Reads everything anew that an edit of hours touches, once the last edit has settled. */
export async function refreshAfterEdits(
  queryClient: QueryClient,
  locationId: LocationId,
): Promise<void> {
  if (queryClient.isMutating({ mutationKey: hoursEditsKey(locationId) }) > 1) return;
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: boardsKey(locationId) }),
    queryClient.invalidateQueries({ queryKey: sessionsKey(locationId) }),
  ]);
}
