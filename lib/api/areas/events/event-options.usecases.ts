import { lengthFor } from "@/lib/domain/salon/service";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { addMonths } from "@/lib/domain/time/local-date";
import { spanOf } from "@/lib/zone/wall-clock";
import type { Scope } from "@/lib/api/platform/access";
import type { CatalogueRepositories } from "@/lib/api/areas/catalogue/repositories.port";
import type { ResourceRepositories } from "@/lib/api/areas/resources/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import type { ReadModel } from "@/lib/api/platform/read-model";
import { withinReach } from "@/lib/api/platform/member-visibility";
import type { HeldEvent, EventQuery } from "@/lib/domain/salon/held-event";
import type { EventRepositories } from "./repositories.port";
import type { EventFilter, EventServiceView, FilterCode } from "./event-search.contract";
import { listed } from "./event.usecases";
import { isSelected, resourcesOf } from "./event-search.rules";
import type { EventSelection } from "./event-search.rules";

type Needs = Pick<CatalogueRepositories, "services"> &
  ResourceRepositories &
  Pick<EventRepositories, "events">;

const MONTHS_AHEAD = 24;

type Deps = { readonly store: Stored<Needs>; readonly readModel: ReadModel };

export type EventServiceFilter = {
  readonly memberId?: number | undefined;
  readonly term?: string | undefined;
};

export type EventOptionsUseCases = ReturnType<typeof createEventOptionsUseCases>;

/** What there is to choose from among events from today on (business.md 8.4). */
export function createEventOptionsUseCases(deps: Deps) {
  return {
    filters: (scope: Scope, selection: EventSelection) => filtersOf(deps, scope, selection),
    services: (scope: Scope, wanted: EventServiceFilter) => servicesOf(deps, scope, wanted),
  };
}

type Titles = readonly { readonly id: number; readonly title: string }[];

type IdsOf = (event: HeldEvent) => number[];

/** What events from today on can be filtered by; a value that leaves none is disabled. */
async function filtersOf(
  { store, readModel }: Deps,
  scope: Scope,
  selection: EventSelection,
): Promise<EventFilter[]> {
  const found = await listed({ store, readModel }, scope, fromToday(scope));
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
async function servicesOf(
  { store, readModel }: Deps,
  scope: Scope,
  wanted: EventServiceFilter,
): Promise<EventServiceView[]> {
  const [team, catalogue, kinds, categories, found] = await Promise.all([
    readModel.team(scope.id, scope.today),
    store.services.list(scope.id),
    store.resources.list(scope.id),
    store.events.categories(scope.id),
    listed({ store, readModel }, scope, fromToday(scope)),
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
          .map(({ id, name }) => ({ id, name, durationSeconds: lengthFor(service, id) })),
        resources: kinds.filter(({ id }) => held.has(id)),
      };
    });
  const { memberId } = wanted;
  return memberId === undefined
    ? views
    : views.filter(({ staff }) => staff.some(({ id }) => id === memberId));
}

/** What can still be booked, however long the history is. */
function fromToday({ location, today }: Scope): EventQuery {
  return { span: spanOf(location.timeZone, { from: today, to: addMonths(today, MONTHS_AHEAD) }) };
}
