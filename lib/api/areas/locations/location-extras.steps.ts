import { authorizeLocation } from "@/lib/domain/ids";
import type { LocationId } from "@/lib/domain/ids";
import type { Access } from "@/lib/domain/salon/access";
import type { BookingForm } from "@/lib/domain/salon/booking-form";
import type { OnlineSettings } from "@/lib/domain/salon/online-settings";
import { isBookable } from "@/lib/domain/salon/team-member";
import type { Position } from "@/lib/domain/salon/team-member";
import type { Instant } from "@/lib/domain/time/instant";
import { todayIn } from "@/lib/zone/wall-clock";
import { nextSlots } from "@/lib/api/areas/booking/next-slot.steps";
import type { TeamPlace } from "@/lib/api/areas/booking/next-slot.steps";
import type { BookingRepositories } from "@/lib/api/areas/booking/repositories.port";
import { withinReach } from "@/lib/api/platform/reach";
import type { LocationExtras, WantedExtras } from "./location-extras.contract";

/** A location that the caller may enter, and with which rights; without a user with none. */
export type EnteredPlace = TeamPlace & { readonly access: Access | null };

/** What a read of locations adds when it is asked to (schedule.md 2.1), at most five queries. */
export async function locationExtras(
  places: readonly EnteredPlace[],
  wanted: WantedExtras,
  { settings, now }: { settings: ReadonlyMap<LocationId, OnlineSettings>; now: Instant },
  store: Pick<BookingRepositories, "onlineTimes" | "bookingForms">,
): Promise<ReadonlyMap<LocationId, LocationExtras>> {
  const ids = places.map(({ location }) => authorizeLocation(location.id)); // the caller may enter them
  const [slots, forms] = await Promise.all([
    wanted.nextSlot ? nextSlots(places, settings, now, store) : new Map<LocationId, string>(),
    wanted.forms ? store.bookingForms.ofLocations(ids) : [],
  ]);
  const extras = places.map((place): [LocationId, LocationExtras] => {
    const { id } = place.location;
    const slot = slots.get(id);
    const own = forms.filter((form) => form.locationId === id && isWanted(form, wanted));
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

/** Where the caller may not enter, what he asked for is empty. */
export function nothingOf({ forms, staff, positions }: WantedExtras): LocationExtras {
  return {
    ...(forms && { forms: [] }),
    ...(staff && { staff: [] }),
    ...(positions && { positions: [] }),
  };
}

function isWanted({ id }: BookingForm, { formId }: WantedExtras): boolean {
  return formId === null || id === formId;
}

/** The team as in its own list; the positions are those of the team, each once (inferred). */
function peopleOf(
  { location, team, access }: EnteredPlace,
  wanted: WantedExtras,
  now: Instant,
): Pick<LocationExtras, "staff" | "positions"> {
  if (!wanted.staff && !wanted.positions) return {};
  const today = todayIn(location.timeZone, now);
  const seen = withinReach({ access }, team)
    .filter((member) => !member.isRemoved)
    .sort((a, b) => b.weight - a.weight || a.id - b.id);
  const positions = new Map<number, Position>();
  for (const { position } of seen) if (position) positions.set(position.id, position);
  return {
    ...(wanted.staff && {
      staff: seen.map((member) => ({
        member,
        locationId: location.id,
        isBookable: isBookable(member, today),
      })),
    }),
    ...(wanted.positions && { positions: [...positions.values()].sort((a, b) => a.id - b.id) }),
  };
}
