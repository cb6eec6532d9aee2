import type { TeamPlace } from "@/lib/api/areas/booking/online-offer.rules";
import type { Access } from "@/lib/domain/salon/access";
import type { BookingForm } from "@/lib/domain/salon/booking-form";
import { withinReach } from "@/lib/api/platform/member-visibility";
import { isMemberBookable, mayHaveHours } from "@/lib/domain/salon/team-member";
import type { Position, TeamMember } from "@/lib/domain/salon/team-member";
import type { Instant } from "@/lib/domain/time/instant";
import { todayIn } from "@/lib/zone/wall-clock";
import type { LocalDate } from "@/lib/domain/time/local-date";
import type { WantedExtras, LocationExtras } from "./optional-location-fields.contract";

/** A location that the caller may enter, and with which rights; without a user with none. */
export type EnteredPlace = TeamPlace & { readonly access: Access | null };

/** Where the caller may not enter, what they asked for is empty. */
export function nothingOf({ forms, staff, positions }: WantedExtras): LocationExtras {
  return {
    ...(forms && { forms: [] }),
    ...(staff && { staff: [] }),
    ...(positions && { positions: [] }),
  };
}

/** Tells whether the form is the one that is asked for. */
export function isWantedPerson({ id }: BookingForm, { formId }: WantedExtras): boolean {
  return formId === null || id === formId;
}

/** The team as in its own list; the positions are those of the team, each once (inferred). */
export function peopleOf(
  { location, team, access }: EnteredPlace,
  wanted: WantedExtras,
  now: Instant,
): Pick<LocationExtras, "staff" | "positions"> {
  if (!wanted.staff && !wanted.positions) return {};
  const today = todayIn(location.timeZone, now);
  const seen = withinReach({ access }, team)
    .filter((member) => (access === null ? mayHaveHours(member) : !member.isRemoved))
    .sort((a, b) => b.weight - a.weight || a.id - b.id);
  const positions = new Map<number, Position>();
  for (const { position } of seen) if (position) positions.set(position.id, position);
  return {
    ...(wanted.staff && {
      staff: seen.map((member) => ({
        member,
        locationId: location.id,
        isBookable: isMemberBookable(member, today),
      })),
    }),
    ...(wanted.positions && { positions: [...positions.values()].sort((a, b) => a.id - b.id) }),
  };
}

/** How many members visitors could book. */
export function activeOf(team: readonly TeamMember[], today: LocalDate): number {
  return team.filter((member) => isMemberBookable(member, today)).length;
}
