import { authorizeLocation } from "@/lib/domain/ids";
import type { LocationId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Location } from "@/lib/domain/salon/location";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { Caller, Scope } from "@/lib/api/platform/access";
import type { ServiceError } from "@/lib/api/platform/errors";
import { NO_EXTRAS } from "./optional-location-fields.contract";
import type { WantedExtras } from "./optional-location-fields.contract";
import type { LocationView } from "./locations.contract";
import { createLocationViews } from "./location-views.steps";
import type { LocationViewDeps } from "./location-views.steps";
import { matches, accessTo } from "./location-filter.rules";
import type { LocationFilter } from "./location-filter.rules";

const NONE: ReadonlySet<LocationId> = new Set();

export type LocationUseCases = ReturnType<typeof createLocationUseCases>;

/** Reads of locations (schedule.md 2). */
export function createLocationUseCases(deps: LocationViewDeps) {
  const { store } = deps;
  const { viewsOf, viewOf } = createLocationViews(deps);

  /** One page of the locations a caller may list; `my` needs a user (schedule.md 2.1). */
  async function list(
    caller: Caller,
    filter: LocationFilter,
    page: { readonly page: number; readonly count: number },
  ): Promise<Result<{ items: LocationView[]; total: number }, ServiceError>> {
    const { user } = caller;
    if (filter.onlyMine && !user) return err({ kind: "unauthenticated" });
    const { hiddenRecordTypes } = filter;
    const [all, hidden] = await Promise.all([
      store.locations.list(),
      hiddenRecordTypes.length === 0 ? NONE : store.locations.withRecordType(hiddenRecordTypes),
    ]);
    const kept = all.filter(
      (each) =>
        matches(each, filter) &&
        !hidden.has(each.id) &&
        (!filter.onlyMine || accessTo(caller, each) !== null),
    );
    const shown = kept.slice((page.page - 1) * page.count, page.page * page.count);
    // counting heads, as above
    const people = await store.team.ofLocations(shown.map(({ id }) => authorizeLocation(id)));
    const byLocation = new Map<LocationId, TeamMember[]>(shown.map(({ id }) => [id, []]));
    for (const member of people) byLocation.get(member.locationId)?.push(member);
    const places = shown.map((location) => {
      const access = accessTo(caller, location);
      const team = byLocation.get(location.id) ?? [];
      return { location, team, access, isEntered: user === null || access !== null };
    });
    return ok({ items: await viewsOf(places, filter), total: kept.length });
  }

  return {
    list,
    view: (location: Location) => viewOf(location, null, { showGroups: false, extras: NO_EXTRAS }),
    find: (scope: Scope, showGroups: boolean, extras: WantedExtras) =>
      viewOf(scope.location, scope.access, { showGroups, extras }),
  };
}
