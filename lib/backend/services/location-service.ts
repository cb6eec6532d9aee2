import type { LocationView } from "@/lib/contract/locations";
import { authorizeLocation } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { isInside } from "@/lib/domain/salon/circle";
import type { Circle } from "@/lib/domain/salon/circle";
import type { Location } from "@/lib/domain/salon/location";
import { offsetSecondsAt } from "@/lib/zone/offsets";
import { todayIn } from "@/lib/zone/wall-clock";
import type { Caller, Scope } from "./access-service";
import type { Clock, LocationRepository, ReadModel } from "./ports";
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
  readonly showDeleted: boolean;
  readonly showGroups: boolean;
};

export type LocationService = ReturnType<typeof createLocationService>;

/** Reads of locations (schedule.md 2). */
export function createLocationService(deps: {
  readonly locations: LocationRepository;
  readonly readModel: ReadModel;
  readonly clock: Clock;
}) {
  async function view(location: Location, showGroups: boolean): Promise<LocationView> {
    const now = deps.clock();
    const today = todayIn(location.timeZone, now);
    // counting heads is no business call: it needs no proof that the caller belongs there
    const team = await deps.readModel.team(authorizeLocation(location.id), today);
    return {
      location,
      showGroups,
      offsetHours: offsetSecondsAt(location.timeZone, now) / 3600,
      activeStaffCount: team.filter((member) => isBookable(member, today)).length,
    };
  }

  /** The locations a caller may list; `my` needs a user (schedule.md 2.1). */
  async function list(
    caller: Caller,
    filter: LocationFilter,
  ): Promise<Result<LocationView[], ServiceError>> {
    const { user, partner } = caller;
    if (filter.onlyMine && !user) return err({ kind: "unauthenticated" });
    const all = await deps.locations.list();
    const isMine = ({ id }: Location): boolean =>
      partner.locationIds.includes(id) &&
      (user?.access.some((access) => access.locationId === id) ?? false);
    const kept = all.filter((each) => matches(each, filter) && (!filter.onlyMine || isMine(each)));
    return ok(await Promise.all(kept.map((each) => view(each, filter.showGroups))));
  }

  return {
    list,
    view,
    find: (scope: Scope, showGroups: boolean) => view(scope.location, showGroups),
  };
}

function matches(location: Location, filter: LocationFilter): boolean {
  const { id, minId, chainId, isActive, title, cityId, businessTypeId, near } = filter;
  return (
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
