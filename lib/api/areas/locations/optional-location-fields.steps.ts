import { authorizeLocation } from "@/lib/domain/ids";
import type { LocationId } from "@/lib/domain/ids";
import type { OnlineSettings } from "@/lib/domain/salon/online-settings";
import type { Instant } from "@/lib/domain/time/instant";
import { nextSlots } from "@/lib/api/areas/booking/next-slot.steps";
import type { BookingFormRepositories } from "@/lib/api/areas/booking-forms/repositories.port";
import type { BookingRepositories } from "@/lib/api/areas/booking/repositories.port";
import type { LocationExtras, WantedExtras } from "./optional-location-fields.contract";
import { peopleOf, isWantedPerson } from "./location-people.rules";
import type { EnteredPlace } from "./location-people.rules";

/** What a read of locations adds when it is asked to (schedule.md 2.1), at most five queries. */
export async function locationExtras(
  places: readonly EnteredPlace[],
  wanted: WantedExtras,
  { settings, now }: { settings: ReadonlyMap<LocationId, OnlineSettings>; now: Instant },
  store: Pick<BookingRepositories, "onlineTimes"> & BookingFormRepositories,
): Promise<ReadonlyMap<LocationId, LocationExtras>> {
  const ids = places.map(({ location }) => authorizeLocation(location.id)); // the caller may enter them
  const [slots, forms] = await Promise.all([
    wanted.nextSlot ? nextSlots(places, settings, now, store) : new Map<LocationId, string>(),
    wanted.forms ? store.bookingForms.ofLocations(ids) : [],
  ]);
  const extras = places.map((place): [LocationId, LocationExtras] => {
    const { id } = place.location;
    const slot = slots.get(id);
    const own = forms.filter((form) => form.locationId === id && isWantedPerson(form, wanted));
    return [
      id,
      {
        ...(slot !== undefined && { nextSlot: slot }),
        ...(wanted.forms && { forms: own }),
        ...peopleOf(place, wanted, now),
      },
    ];
  });
  return new Map(extras);
}
