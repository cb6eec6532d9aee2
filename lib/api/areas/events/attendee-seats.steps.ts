import { addSeconds } from "@/lib/domain/time/instant";
import { todayIn } from "@/lib/zone/wall-clock";
import type { StaffScope } from "@/lib/api/platform/access";
import { mayHaveHours } from "@/lib/domain/salon/team-member";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { CatalogueRepositories } from "@/lib/api/areas/catalogue/repositories.port";
import type { ClientSeries } from "./series-attendee.port";
import type { EventRepositories } from "./repositories.port";
import { lineOf } from "./series-plan.rules";
import type { Place } from "./series-plan.rules";

type Needs = Pick<EventRepositories, "clientSeries"> &
  Pick<CatalogueRepositories, "services"> &
  Pick<TeamRepositories, "team">;

const DAY_SECONDS = 86_400;

/**
 * Books the clients of a schedule, in their order, into these events of the series they are
 * attached to; a client who has a seat in an event gets no second one. An event without a free
 * seat, or of a member who left, is passed over and the rest goes on, as where a member is busy
 * (inferred; schedule.md 15, 3.6, business.md 6.10). Under the locks of the events' members.
 */
export async function bookSeats(
  scope: StaffScope,
  places: readonly Place[],
  attached: readonly Pick<ClientSeries, "clientId" | "dayIds">[],
  repositories: Needs,
): Promise<void> {
  if (places.length === 0 || attached.length === 0) return;
  const { clientSeries, services } = repositories;
  const clientIds = attached.map(({ clientId }) => clientId);
  await clientSeries.lockClients(scope.id, clientIds);
  const booked = places.filter(({ event }) => event.booked > 0).map(({ event }) => event.id);
  const seated = new Set(
    (await clientSeries.seats(scope.id, booked)).map((seat) => `${seat.eventId} ${seat.clientId}`),
  );
  const visits = await visitsAround(scope, places, clientIds, repositories);
  const catalogue = await services.list(scope.id);
  const team = await repositories.team.list(scope.id, scope.today);
  const working = new Set(team.filter(mayHaveHours).map(({ id }) => id));
  const open = places.filter(({ event }) => working.has(event.memberId));
  const seats = open.flatMap(({ dayId, event }) => {
    const date = todayIn(scope.location.timeZone, event.startsAt);
    const line = lineOf(catalogue, event);
    return attached
      .filter(({ dayIds }) => dayIds?.includes(dayId) ?? true)
      .filter(({ clientId }) => !seated.has(`${event.id} ${clientId}`))
      .slice(0, Math.max(0, event.capacity - event.booked))
      .map(({ clientId }) => {
        const visitId = visits.get(`${clientId} ${date}`) ?? null;
        return { clientId, event, line, visitId };
      });
  });
  await clientSeries.book(scope.id, seats, { userId: scope.user.id, at: scope.now });
}

/** The first visit of each client on each local date: one groups what they have that day (business.md 7). */
async function visitsAround(
  { id, location }: StaffScope,
  places: readonly Place[],
  clientIds: readonly number[],
  { clientSeries }: Pick<EventRepositories, "clientSeries">,
): Promise<ReadonlyMap<string, number>> {
  const starts = places.map(({ event }) => event.startsAt).sort((a, b) => a - b);
  const [first, last] = [starts[0], starts.at(-1)];
  const visits = new Map<string, number>();
  if (first === undefined || last === undefined) return visits;
  // a local day may have 25 hours
  const span = { from: addSeconds(first, -2 * DAY_SECONDS), to: addSeconds(last, 2 * DAY_SECONDS) };
  for (const { clientId, startsAt, visitId } of await clientSeries.visits(id, clientIds, span)) {
    const key = `${clientId} ${todayIn(location.timeZone, startsAt)}`;
    if (!visits.has(key)) visits.set(key, visitId);
  }
  return visits;
}
