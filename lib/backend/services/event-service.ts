import type { EventFilter, EventServiceView, FilterCode } from "@/lib/contract/event-search";
import type { EventView } from "@/lib/contract/events";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { lengthFor } from "@/lib/domain/salon/service";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { addMonths } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { spanOf, todayIn } from "@/lib/zone/wall-clock";
import type { Scope } from "./access-service";
import type { EventQuery, HeldEvent } from "./event-ports";
import { eventViewOf } from "./event-view";
import type { ReadModel, Store } from "./ports";
import { isTooOld, memberFor, oldestDate, withinReach } from "./reach";
import { invalid } from "./service-error";
import type { ServiceError } from "./service-error";

export type EventSelection = Pick<EventQuery, "serviceIds" | "memberIds" | "resourceIds">;
export type EventPeriod = { readonly from: LocalDate; readonly till: LocalDate };
export type EventPage = { readonly page: number; readonly count: number };

const MONTHS_AHEAD = 24;

/** An event that is not there, or is deleted. */
export const NO_EVENT: ServiceError = { kind: "not_found", message: "Event not found." };

export type EventService = ReturnType<typeof createEventService>;

/** Reads of group events; a user's restrictions narrow them (business.md 8.3, 8.4, 19). */
export function createEventService(deps: { readonly store: Store; readonly readModel: ReadModel }) {
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
    return query.ok ? ok(datesOf(scope, await listed(scope, query.value))) : query;
  }

  /** The first and the last date with an event; null without any. */
  async function range(
    scope: Scope,
    selection: EventSelection,
  ): Promise<{ first: LocalDate; last: LocalDate } | null> {
    const found = datesOf(scope, await listed(scope, selection));
    const [first, last] = [found[0], found.at(-1)];
    return first !== undefined && last !== undefined ? { first, last } : null;
  }

  /** What events from today on can be filtered by; a value that leaves none is disabled. */
  async function filters(scope: Scope, selection: EventSelection): Promise<EventFilter[]> {
    const found = await listed(scope, fromToday(scope));
    const [team, catalogue, kinds, categories] = await Promise.all([
      readModel.team(scope.id, scope.today),
      store.services.list(scope.id),
      store.resources.list(scope.id),
      store.events.categories(scope.id),
    ]);
    const categoryOf = new Map(catalogue.map(({ id, categoryId }) => [id, categoryId]));
    const filter = (code: FilterCode, title: string, titles: Titles, idsOf: IdsOf): EventFilter => {
      const left = found.filter((event) => isSelected(event, selection, code));
      const [known, open] = [new Set(found.flatMap(idsOf)), new Set(left.flatMap(idsOf))];
      const data = titles
        .filter(({ id }) => known.has(id))
        .map((each) => ({ id: each.id, title: each.title, is_disabled: !open.has(each.id) }));
      return { code, title, data };
    };
    const names = team.map(({ id, name }) => ({ id, title: name }));
    return [
      filter("staff", "Team members", names, (event) => [event.memberId]),
      filter("service", "Services", catalogue, (event) => [event.serviceId]),
      filter("resource", "Resources", kinds, (event) => resourcesOf(event)),
      filter("service_category", "Categories", categories, (event) => [
        categoryOf.get(event.serviceId) ?? 0,
      ]),
    ];
  }

  /** Services of group events with who does them and what their events hold. */
  async function services(
    scope: Scope,
    wanted: { readonly memberId?: number | undefined; readonly term?: string | undefined },
  ): Promise<EventServiceView[]> {
    const [team, catalogue, kinds, categories, found] = await Promise.all([
      readModel.team(scope.id, scope.today),
      store.services.list(scope.id),
      store.resources.list(scope.id),
      store.events.categories(scope.id),
      listed(scope, fromToday(scope)),
    ]);
    const titles = new Map(categories.map(({ id, title }) => [id, title]));
    const current = withinReach(scope, team).filter((each) => !each.isRemoved && !each.isDismissed);
    const term = (wanted.term ?? "").toLowerCase();
    const views = catalogue
      .filter(({ isGroup, title }) => isGroup && title.toLowerCase().includes(term))
      .map((service) => {
        const ofService = found.filter((event) => event.serviceId === service.id);
        const held = new Set(ofService.flatMap(resourcesOf));
        const leads = ({ id }: TeamMember): boolean =>
          service.links.some((link) => link.memberId === id) ||
          ofService.some((event) => event.memberId === id);
        return {
          service,
          locationId: scope.location.id,
          category: titles.get(service.categoryId) ?? "",
          staff: current
            .filter(leads)
            .map(({ id, name }) => ({ id, name, length: lengthFor(service, id) })),
          resources: kinds.filter(({ id }) => held.has(id)),
        };
      });
    const { memberId } = wanted;
    return memberId === undefined
      ? views
      : views.filter(({ staff }) => staff.some(({ id }) => id === memberId));
  }

  async function listed(scope: Scope, query: EventQuery): Promise<HeldEvent[]> {
    const team = await readModel.team(scope.id, scope.today);
    const found = await store.events.list(scope.id, reachable(scope, team, query));
    return found.filter(
      ({ startsAt }) => !isTooOld(scope, todayIn(scope.location.timeZone, startsAt)),
    );
  }

  return { find, search, dates, range, filters, services };
}

type Titles = readonly { readonly id: number; readonly title: string }[];
type IdsOf = (event: HeldEvent) => number[];

function queryOf(
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
function reachable(scope: Scope, team: readonly TeamMember[], query: EventQuery): EventQuery {
  const reached = withinReach(scope, team);
  if (reached.length === team.length) return query;
  const { memberIds } = query;
  const ids = reached.map(({ id }): number => id);
  return { ...query, memberIds: ids.filter((id) => !memberIds || memberIds.includes(id)) };
}

/** What can still be booked, however long the history is. */
function fromToday({ location, today }: Scope): EventQuery {
  return { span: spanOf(location.timeZone, { from: today, to: addMonths(today, MONTHS_AHEAD) }) };
}

function datesOf({ location }: Scope, events: readonly HeldEvent[]): LocalDate[] {
  const dates = events.map(({ startsAt }) => todayIn(location.timeZone, startsAt));
  return [...new Set(dates)].sort();
}

function resourcesOf({ instances }: HeldEvent): number[] {
  return [...new Set(instances.map(({ resourceId }) => resourceId))];
}

/** Tells whether an event passes the selection, that of one filter left aside. */
function isSelected(event: HeldEvent, selection: EventSelection, except: FilterCode): boolean {
  const { serviceIds, memberIds, resourceIds } = selection;
  return (
    (except === "service" || !serviceIds || serviceIds.includes(event.serviceId)) &&
    (except === "staff" || !memberIds || memberIds.includes(event.memberId)) &&
    (except === "resource" ||
      !resourceIds ||
      resourcesOf(event).some((id) => resourceIds.includes(id)))
  );
}
