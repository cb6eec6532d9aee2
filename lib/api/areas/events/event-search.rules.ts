import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { oldestDate, withinReach } from "@/lib/api/platform/member-visibility";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { Scope } from "@/lib/api/platform/access";
import type { EventQuery, HeldEvent } from "@/lib/domain/salon/held-event";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { spanOf, todayIn } from "@/lib/zone/wall-clock";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { FilterCode } from "./event-search.contract";

/** What events are narrowed to; open where nothing is told. */
export type EventSelection = Pick<EventQuery, "serviceIds" | "memberIds" | "resourceIds">;

/** Dates of the location, both included. */
export type EventPeriod = { readonly from: LocalDate; readonly till: LocalDate };

/** The query of a search, no further back than the user may look. */
export function queryOf(
  scope: Scope,
  { from, till, ...selection }: EventSelection & EventPeriod,
): Result<EventQuery, ServiceError> {
  if (from > till) return err(invalid("till", "must not be before from"));
  const oldest = oldestDate(scope);
  const first = oldest !== null && oldest > from ? oldest : from;
  const span = spanOf(scope.location.timeZone, { from: first, to: first > till ? first : till });
  return ok({ ...selection, span: first > till ? { ...span, to: span.from } : span });
}

/** The part of a query inside the user's restrictions. */
export function reachable(
  scope: Scope,
  team: readonly TeamMember[],
  query: EventQuery,
): EventQuery {
  const reached = withinReach(scope, team);
  if (reached.length === team.length) return query;
  const { memberIds } = query;
  const ids = reached.map(({ id }): number => id);
  return { ...query, memberIds: ids.filter((id) => !memberIds || memberIds.includes(id)) };
}

/** The dates of the location's clock on which the events start, each once, ascending. */
export function searchDates({ location }: Scope, events: readonly HeldEvent[]): LocalDate[] {
  const dates = events.map(({ startsAt }) => todayIn(location.timeZone, startsAt));
  return [...new Set(dates)].sort();
}

/** The kinds of resources that the event holds, each once. */
export function resourcesOf({ units }: HeldEvent): number[] {
  return [...new Set(units.map(({ resourceId }) => resourceId))];
}

/** Tells whether an event passes the selection, that of one filter left aside. */
export function isSelected(
  event: HeldEvent,
  selection: EventSelection,
  except: FilterCode,
): boolean {
  const { serviceIds, memberIds, resourceIds } = selection;
  return (
    (except === "service" || !serviceIds || serviceIds.includes(event.serviceId)) &&
    (except === "staff" || !memberIds || memberIds.includes(event.memberId)) &&
    (except === "resource" ||
      !resourceIds ||
      resourcesOf(event).some((id) => resourceIds.includes(id)))
  );
}
