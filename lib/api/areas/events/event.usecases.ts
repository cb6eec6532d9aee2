import { NO_EVENT } from "@/lib/api/areas/appointments/service-lines.rules";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { todayIn } from "@/lib/zone/wall-clock";
import type { Scope } from "@/lib/api/platform/access";
import type { CatalogueRepositories } from "@/lib/api/areas/catalogue/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import type { ReadModel } from "@/lib/api/platform/read-model";
import { isTooOld, memberFor } from "@/lib/api/platform/member-visibility";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { HeldEvent, EventQuery } from "@/lib/domain/salon/held-event";
import type { EventRepositories } from "./repositories.port";
import type { EventView } from "./events.contract";
import { eventViewOf } from "./event-view.rules";
import { searchDates, reachable, queryOf } from "./event-search.rules";
import type { EventPeriod, EventSelection } from "./event-search.rules";

type Needs = Pick<EventRepositories, "events"> & Pick<CatalogueRepositories, "services">;

export type EventPage = { readonly page: number; readonly count: number };

type Deps = { readonly store: Stored<Needs>; readonly readModel: ReadModel };

export type EventUseCases = ReturnType<typeof createEventUseCases>;

/** Reads of group events; a user's restrictions narrow them (business.md 8.3, 8.4, 19). */
export function createEventUseCases(deps: {
  readonly store: Stored<Needs>;
  readonly readModel: ReadModel;
}) {
  const { store, readModel } = deps;

  async function find(scope: Scope, id: number): Promise<Result<EventView, ServiceError>> {
    const event = await store.events.find(scope.id, id);
    if (!event) return err(NO_EVENT);
    const team = await readModel.team(scope.id, scope.today);
    const member = memberFor(scope, team, event.memberId, "read");
    if (!member.ok) return member;
    if (isTooOld(scope, todayIn(scope.location.timeZone, event.startsAt))) {
      return err({ kind: "forbidden", message: "The event lies too far back." });
    }
    return ok(eventViewOf(scope, event, await store.services.list(scope.id), team));
  }

  async function search(
    scope: Scope,
    selection: EventSelection & EventPeriod,
    { page, count }: EventPage,
  ): Promise<Result<{ items: EventView[]; total: number }, ServiceError>> {
    const query = queryOf(scope, selection);
    if (!query.ok) return query;
    const team = await readModel.team(scope.id, scope.today);
    const found = await store.events.page(scope.id, reachable(scope, team, query.value), {
      offset: (page - 1) * count,
      limit: count,
    });
    const catalogue = found.items.length === 0 ? [] : await store.services.list(scope.id);
    const items = found.items.map((event) => eventViewOf(scope, event, catalogue, team));
    return ok({ items, total: found.total });
  }

  /** Dates with events, ascending. */
  async function dates(
    scope: Scope,
    selection: EventSelection & EventPeriod,
  ): Promise<Result<LocalDate[], ServiceError>> {
    const query = queryOf(scope, selection);
    return query.ok ? ok(searchDates(scope, await listed(deps, scope, query.value))) : query;
  }

  /** The first and the last date with an event; null without any. */
  async function range(
    scope: Scope,
    selection: EventSelection,
  ): Promise<{ first: LocalDate; last: LocalDate } | null> {
    const found = searchDates(scope, await listed(deps, scope, selection));
    const [first, last] = [found[0], found.at(-1)];
    return first !== undefined && last !== undefined ? { first, last } : null;
  }

  return { find, search, dates, range };
}

/** Events inside the user's restrictions. */
export async function listed(
  { store, readModel }: Deps,
  scope: Scope,
  query: EventQuery,
): Promise<HeldEvent[]> {
  const team = await readModel.team(scope.id, scope.today);
  const found = await store.events.list(scope.id, reachable(scope, team, query));
  return found.filter(
    ({ startsAt }) => !isTooOld(scope, todayIn(scope.location.timeZone, startsAt)),
  );
}
