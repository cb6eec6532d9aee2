import { isInside } from "@/lib/domain/salon/search-radius";
import type { Circle } from "@/lib/domain/salon/search-radius";
import type { Caller } from "@/lib/api/platform/access";
import type { Access } from "@/lib/domain/salon/access";
import type { Location } from "@/lib/domain/salon/location";
import type { WantedExtras } from "./optional-location-fields.contract";

/** What a list of locations is narrowed to, and what it adds (schedule.md 2.1). */
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
  readonly extras: WantedExtras;
};

/** The user's access to a location that the partner reaches, too. */
export function accessTo({ user, partner }: Caller, { id }: Location): Access | null {
  if (!partner.locationIds.includes(id)) return null;
  return user?.access.find((access) => access.locationId === id) ?? null;
}

/** Tells whether the location is one of those that are looked for. */
export function matches(location: Location, filter: LocationFilter): boolean {
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
