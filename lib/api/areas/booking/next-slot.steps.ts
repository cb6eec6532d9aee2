import { authorizeLocation } from "@/lib/domain/ids";
import type { LocationId } from "@/lib/domain/ids";
import { DEFAULT_ONLINE_SETTINGS } from "@/lib/domain/salon/online-settings";
import type { OnlineSettings } from "@/lib/domain/salon/online-settings";
import { isMemberBookable } from "@/lib/domain/salon/team-member";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { Instant } from "@/lib/domain/time/instant";
import { addDays } from "@/lib/domain/time/local-date";
import { datesOf } from "@/lib/domain/time/period";
import type { Period } from "@/lib/domain/time/period";
import { todayIn } from "@/lib/zone/wall-clock";
import type { Scope } from "@/lib/api/platform/access";
import type { BookingRepositories } from "./repositories.port";
import { partOf } from "./online-offer.rules";
import type { OfferedTime, TeamPlace } from "./online-offer.rules";
import { offeredTimes } from "./offered-times.steps";
import type { TimesSource } from "./offered-times.steps";

type Open = { readonly scope: Scope; readonly members: readonly TeamMember[] };

/**
 * The nearest time that visitors are offered at each of the locations, ISO 8601; a location without
 * one in the two months of book_staff is left out (schedule.md 2.3). Two queries for a week of all
 * locations, two more for the weeks after it.
 */
export async function nextSlots(
  places: readonly TeamPlace[],
  settings: ReadonlyMap<LocationId, OnlineSettings>,
  now: Instant,
  { onlineTimes }: Pick<BookingRepositories, "onlineTimes">,
): Promise<ReadonlyMap<LocationId, string>> {
  const found = new Map<LocationId, string>();
  for (const part of ["first", "rest"] as const) {
    const open = places
      .filter(({ location }) => !found.has(location.id) && !location.isDeleted)
      .map((place) => openAt(place, now))
      .filter(({ members }) => members.length > 0);
    // oxlint-disable-next-line no-await-in-loop -- the second part depends on what the first found
    const timesOf = await onlineTimes.of(
      open.map(({ scope }) => ({
        id: scope.id,
        timeZone: scope.location.timeZone,
        period: withNextDay(partOf(scope, part)),
      })),
    );
    for (const { scope, members } of open) {
      const own = settings.get(scope.location.id) ?? DEFAULT_ONLINE_SETTINGS;
      // oxlint-disable-next-line no-await-in-loop -- from memory: nothing waits
      const slot = await firstSlot(scope, members, partOf(scope, part), {
        own,
        times: { timesOf },
      });
      if (slot) found.set(scope.location.id, slot.datetime);
    }
  }
  return found;
}

/** A time of the last day may run over midnight. */
function withNextDay({ from, to }: Period): Period {
  return { from, to: addDays(to, 1) };
}

function openAt({ location, team }: TeamPlace, now: Instant): Open {
  const today = todayIn(location.timeZone, now);
  // what visitors see of a location is no business call: it needs no proof that the caller belongs there
  const scope = { id: authorizeLocation(location.id), location, now, today, access: null };
  return { scope, members: team.filter((member) => isMemberBookable(member, today)) };
}

async function firstSlot(
  scope: Scope,
  members: readonly TeamMember[],
  period: Period,
  { own, times }: { readonly own: OnlineSettings; readonly times: TimesSource },
): Promise<OfferedTime | null> {
  const sources = { settings: own, services: [], needed: [], holding: [] };
  for (const date of datesOf(period)) {
    // oxlint-disable-next-line no-await-in-loop -- the first free day ends the search
    const offered = await Promise.all(
      members.map(({ id }) => offeredTimes(scope, id, date, sources, times)),
    );
    const [first] = offered.flat().sort((a, b) => a.startsAt - b.startsAt);
    if (first) return first;
  }
  return null;
}
