import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { UseQueryResult } from "@tanstack/react-query";
import { boardQuery, earlyHoursQuery } from "@/lib/client/ui-client";
import type { LocationId } from "@/lib/domain/ids";
import type { Board } from "@/lib/views/board";
import type { WorkingDayChange } from "@/lib/domain/schedule/working-day";
import type { Period } from "@/lib/domain/time/period";

/** An edit of one day. */
export type HoursEdit = {
  /** Made here: however often it is sent, it is one act. */
  readonly changeSetId: string;
  readonly memberName: string;
  readonly change: WorkingDayChange;
  /** The day as the person saw it when they began. */
  readonly seen: WorkingDayChange;
  /** The day as the board shows it, for the way back. */
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

/** How long the answer to "does anybody work before 6:00 here?" is good, in milliseconds. */
const EARLY_HOURS_FRESH = 3_600_000;

/** Whether people work before 6:00 at the board's location; null until it is known. */
export function useEarlyHours({ locationId, readOnly }: Board): boolean | null {
  const query = earlyHoursQuery(locationId);
  const { data } = useQuery({
    ...query,
    staleTime: EARLY_HOURS_FRESH,
    enabled: readOnly === null, // only those who type hours need it
  });
  return data ?? null;
}
