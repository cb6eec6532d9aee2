import type { LocationView } from "@/lib/contract/locations";
import { authorizeLocation } from "@/lib/domain/ids";
import type { LocationId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { isInside } from "@/lib/domain/salon/circle";
import type { Circle } from "@/lib/domain/salon/circle";
import type { Location } from "@/lib/domain/salon/location";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { Instant } from "@/lib/domain/time/instant";
import { offsetSecondsAt } from "@/lib/zone/offsets";
import { todayIn } from "@/lib/zone/wall-clock";
import type { Caller, Scope } from "./access-service";
import type { Clock, ReadModel, Store } from "./ports";
import type { ServiceError } from "./service-error";
import { isBookable } from "./team-service";

export type LocationFilter = {
  readonly onlyMine: boolean;
  readonly id?: number | undefined;
  readonly minId?: number | undefined;
  readonly chainId?: number | undefined;
  readonly isActive?: boolean | undefined;
  readonly title?: string | undefined;
  readonly cityId?: number | undefined;
  readonly businessTypeId?: number | undefined;
  readonly near?: Circle | undefined;
  /** Record types of journals whose locations are left out (schedule.md 14). */
  readonly hiddenRecordTypes: readonly number[];
  /** Every location here counts as moderated. */
  readonly isModerated?: boolean | undefined;
  readonly showDeleted: boolean;
  readonly showGroups: boolean;
};

const NONE: ReadonlySet<LocationId> = new Set();

export type LocationService = ReturnType<typeof createLocationService>;

/** Reads of locations (schedule.md 2). */
export function createLocationService(deps: {
  readonly store: Pick<Store, "locations" | "team">;
  readonly readModel: ReadModel;
  readonly clock: Clock;
}) {
  async function view(location: Location, showGroups: boolean): Promise<LocationView> {
    const now = deps.clock();
    const today = todayIn(location.timeZone, now);
    // counting heads is no business call: it needs no proof that the caller belongs there
    const team = await deps.readModel.team(authorizeLocation(location.id), today);
    return viewOf({ location, team, showGroups }, now);
  }

  /** One page of the locations a caller may list; `my` needs a user (schedule.md 2.1). */
  async function list(
    caller: Caller,
    filter: LocationFilter,
    page: { readonly page: number; readonly count: number },
  ): Promise<Result<{ items: LocationView[]; total: number }, ServiceError>> {
    const { user, partner } = caller;
    if (filter.onlyMine && !user) return err({ kind: "unauthenticated" });
    const { hiddenRecordTypes } = filter;
    const [all, hidden] = await Promise.all([
      deps.store.locations.list(),
      hiddenRecordTypes.length === 0
        ? NONE
        : deps.store.locations.withRecordType(hiddenRecordTypes),
    ]);
    const isMine = ({ id }: Location): boolean =>
      partner.locationIds.includes(id) &&
      (user?.access.some((access) => access.locationId === id) ?? false);
    const kept = all.filter(
      (each) => matches(each, filter) && !hidden.has(each.id) && (!filter.onlyMine || isMine(each)),
    );
    const shown = kept.slice((page.page - 1) * page.count, page.page * page.count);
    // counting heads, as above
    const people = await deps.store.team.ofLocations(shown.map(({ id }) => authorizeLocation(id)));
    const byLocation = new Map<LocationId, TeamMember[]>(shown.map(({ id }) => [id, []]));
    for (const member of people) byLocation.get(member.locationId)?.push(member);
    const { showGroups } = filter;
    const now = deps.clock();
    const items = shown.map((location) =>
      viewOf({ location, team: byLocation.get(location.id) ?? [], showGroups }, now),
    );
    return ok({ items, total: kept.length });
  }

  return {
    list,
    view,
    find: (scope: Scope, showGroups: boolean) => view(scope.location, showGroups),
  };
}

type Shown = Pick<LocationView, "location" | "showGroups"> & {
  readonly team: readonly TeamMember[];
};

function viewOf({ location, team, showGroups }: Shown, now: Instant): LocationView {
  const today = todayIn(location.timeZone, now);
  return {
    location,
    showGroups,
    offsetHours: offsetSecondsAt(location.timeZone, now) / 3600,
    activeStaffCount: team.filter((member) => isBookable(member, today)).length,
  };
}

function matches(location: Location, filter: LocationFilter): boolean {
  const { id, minId, chainId, isActive, title, cityId, businessTypeId, near } = filter;
  return (
    filter.isModerated !== false &&
    (filter.showDeleted || !location.isDeleted) &&
    (cityId === undefined || location.cityId === cityId) &&
    (businessTypeId === undefined || location.businessTypeId === businessTypeId) &&
    (near === undefined || isInside(near, location)) &&
    (id === undefined || location.id === id) &&
    (minId === undefined || location.id >= minId) &&
    (chainId === undefined || location.chainId === chainId) &&
    (isActive === undefined || (location.isActive && !location.isDeleted) === isActive) &&
    (title === undefined || location.title.toLowerCase().includes(title.toLowerCase()))
  );
}
