import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { UseQueryResult } from "@tanstack/react-query";
import { boardQuery } from "@/lib/client/ui-client";
import type { LocationId, TeamMemberId } from "@/lib/domain/ids";
import type { Board, BoardMember } from "@/lib/views/board";
import type { LocalDate } from "@/lib/domain/time/local-date";
import type { Period } from "@/lib/domain/time/period";

/** How long a prefetched board counts as fresh, in milliseconds. */
const FRESH = 30_000;

/** One member's days over a period, kept up to date. */
export function useMemberBoard(
  locationId: LocationId,
  memberId: TeamMemberId,
  period: Period,
): UseQueryResult<Board> {
  return useQuery(boardQuery({ locationId, memberId, period }));
}

/** Fetches days that are likely to be asked for next. */
export function usePrefetchMember(
  locationId: LocationId,
  memberId: TeamMemberId,
): (period: Period) => void {
  const queryClient = useQueryClient();
  return (period) => {
    const query = boardQuery({ locationId, memberId, period });
    void queryClient.prefetchQuery({ ...query, staleTime: FRESH });
  };
}

/** Everybody with a timetable, asked for only when somebody wants to choose. */
export function useTeam(
  locationId: LocationId,
  today: LocalDate,
  isWanted: boolean,
): readonly BoardMember[] {
  const query = boardQuery({ locationId, period: { from: today, to: today } });
  const { data } = useQuery({ ...query, enabled: isWanted });
  return data?.rows.map(({ member }) => member) ?? [];
}
