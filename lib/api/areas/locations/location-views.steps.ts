import { DEFAULT_ONLINE_SETTINGS } from "@/lib/domain/salon/online-settings";
import { authorizeLocation } from "@/lib/domain/ids";
import type { Access } from "@/lib/domain/salon/access";
import type { Location } from "@/lib/domain/salon/location";
import { offsetSecondsAt } from "@/lib/zone/offsets";
import { todayIn } from "@/lib/zone/wall-clock";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { BookingFormRepositories } from "@/lib/api/areas/booking-forms/repositories.port";
import type { BookingRepositories } from "@/lib/api/areas/booking/repositories.port";
import type { ReadModel } from "@/lib/api/platform/read-model";
import type { Clock } from "@/lib/api/platform/clock";
import type { LocationRepositories } from "./repositories.port";
import type { WantedExtras } from "./optional-location-fields.contract";
import type { LocationView } from "./locations.contract";
import { locationExtras } from "./optional-location-fields.steps";
import { activeOf, nothingOf } from "./location-people.rules";
import type { EnteredPlace } from "./location-people.rules";

export type LocationViewDeps = {
  readonly store: Pick<LocationRepositories, "locations"> &
    Pick<TeamRepositories, "team"> &
    Pick<BookingRepositories, "onlineSettings" | "onlineTimes"> &
    BookingFormRepositories;
  readonly readModel: ReadModel;
  readonly clock: Clock;
};

/** How much of locations is shown. */
type Shown = { readonly showGroups: boolean; readonly extras: WantedExtras };

type SeenPlace = EnteredPlace & { readonly isEntered: boolean };

/** What answers show of locations (schedule.md 2.3). */
export function createLocationViews({ store, readModel, clock }: LocationViewDeps) {
  async function viewsOf(places: readonly SeenPlace[], shown: Shown): Promise<LocationView[]> {
    const now = clock();
    // what visitors see is no business call: it needs no proof that the caller belongs there
    const ids = places.map(({ location }) => authorizeLocation(location.id));
    const settings = await store.onlineSettings.ofLocations(ids);
    const entered = places.filter((place) => place.isEntered);
    const extras = await locationExtras(entered, shown.extras, { settings, now }, store);
    return places.map(({ location, team }) => ({
      location,
      showGroups: shown.showGroups,
      offsetHours: offsetSecondsAt(location.timeZone, now) / 3600,
      activeStaffCount: activeOf(team, todayIn(location.timeZone, now)),
      confirmsPhone: (settings.get(location.id) ?? DEFAULT_ONLINE_SETTINGS).confirmsPhone,
      extras: extras.get(location.id) ?? nothingOf(shown.extras),
    }));
  }

  async function viewOf(
    location: Location,
    access: Access | null,
    shown: Shown,
  ): Promise<LocationView> {
    // counting heads, as above
    const team = await readModel.team(
      authorizeLocation(location.id),
      todayIn(location.timeZone, clock()),
    );
    const [seen] = await viewsOf([{ location, team, access, isEntered: true }], shown);
    if (!seen) throw new Error("A location has no view");
    return seen;
  }

  return { viewsOf, viewOf };
}
