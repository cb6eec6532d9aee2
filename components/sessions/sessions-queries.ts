import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { UseQueryResult } from "@tanstack/react-query";
import { browseSessions } from "@/lib/actions/browse-sessions";
import { sessionsKey, UiError } from "@/lib/client/ui-client";
import type { LocationId, TeamMemberId } from "@/lib/domain/ids";
import type { SessionsView } from "@/lib/views/sessions-view";
import type { LocalDate } from "@/lib/domain/time/local-date";

export type SessionsQuery = {
  readonly locationId: LocationId;
  readonly memberId: TeamMemberId;
  readonly date: LocalDate;
};

/** Sessions of a member around a date; the last answer stays until the next one is here. */
export function useSessions(query: SessionsQuery): UseQueryResult<SessionsView> {
  const { locationId, memberId, date } = query;
  return useQuery({
    queryKey: sessionsKey(locationId, memberId, date),
    queryFn: async () => {
      const found = await browseSessions({ locationId, memberId, date });
      if (!found.ok) throw new UiError(found.error);
      return found.value;
    },
    placeholderData: keepPreviousData,
  });
}
