import type { AuthorizedLocationId, LocationId, TeamMemberId } from "@/lib/domain/ids";
import type { OnlineSettings } from "@/lib/domain/salon/online-settings";
import type { Interval } from "@/lib/domain/time/interval";
import type { LocalDate } from "@/lib/domain/time/local-date";
import type { Period } from "@/lib/domain/time/period";

export interface OnlineSettingsRepository {
  find(location: AuthorizedLocationId): Promise<OnlineSettings>;
  /** Those of several locations, each of which is in the answer. */
  ofLocations(
    locations: readonly AuthorizedLocationId[],
  ): Promise<ReadonlyMap<LocationId, OnlineSettings>>;
  /** Changes what is named and keeps the rest; answers the whole. */
  change(
    location: AuthorizedLocationId,
    change: { readonly [key in keyof OnlineSettings]?: OnlineSettings[key] | undefined },
  ): Promise<OnlineSettings>;
}

export type PlaceAndPeriod = {
  readonly id: AuthorizedLocationId;
  readonly timeZone: string;
  readonly period: Period;
};

type DayTimes = { readonly working: Interval[]; readonly busy: Interval[] };

export interface OnlineTimesRepository {
  /** As ReadModel.timesOf, of the teams of several locations in their periods, in two queries. */
  of(
    places: readonly PlaceAndPeriod[],
  ): Promise<(location: LocationId, member: TeamMemberId, date: LocalDate) => DayTimes>;
}
