import { DEFAULT_SERVICE_SECONDS, lengthFor } from "@/lib/domain/salon/service";
import type { Service } from "@/lib/domain/salon/service";
import { freeUnits } from "@/lib/domain/salon/resource";
import type { Resource } from "@/lib/domain/salon/resource";
import type { OnlineSettings } from "@/lib/domain/salon/online-settings";
import type { HoldingBlock } from "@/lib/domain/salon/appointment";
import { addSeconds } from "@/lib/domain/time/instant";
import type { Instant } from "@/lib/domain/time/instant";
import { MINUTES_PER_DAY, minuteOf } from "@/lib/domain/time/local-time";
import type { Minute } from "@/lib/domain/time/local-time";
import { mayHaveHours } from "@/lib/domain/salon/team-member";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { addDays, dayNumber } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import type { TeamMemberId } from "@/lib/domain/ids";
import { breakOf } from "@/lib/api/areas/appointments/service-lines.rules";
import type { Scope } from "@/lib/api/platform/access";
import { LAST_TIMESLOT_SECONDS } from "@/lib/domain/slots/online-starts";
import type { OnlineRules, TakenPiece } from "@/lib/domain/slots/online-starts";
import { transitionsBetween } from "@/lib/zone/offsets";
import { spanOf, toInstant, wallIntervals } from "@/lib/zone/wall-clock";
import { meets } from "@/lib/domain/time/span";
import type { Period } from "@/lib/domain/time/period";
import type { Location } from "@/lib/domain/salon/location";

/** A time that a visitor may book; lengths in seconds. */
export type OfferedTime = {
  readonly start: Minute;
  readonly startsAt: Instant;
  /** ISO 8601 with the location's offset. */
  readonly datetime: string;
  readonly durationSeconds: number;
};

/** What times are computed from, besides hours and bookings. */
export type OfferSources = {
  readonly settings: OnlineSettings;
  readonly services: readonly Service[];
  readonly needed: readonly Resource[];
  readonly holding: readonly HoldingBlock[];
};

/** Tells whether visitors see the member (business.md 9.3). */
export function isOffered(member: TeamMember): boolean {
  return mayHaveHours(member) && !member.isHidden;
}

/** Tells whether visitors may choose the service; groups are booked by their events. */
export function isServiceBookable(service: Service): boolean {
  return service.isBookableOnline && !service.isGroup;
}

/** Tells whether the last date of the service has passed: nobody can book it any more. */
export function isOver({ isLimitedToDates, dateTo }: Service, today: LocalDate): boolean {
  return isLimitedToDates && dateTo !== null && dateTo < today;
}

/** Tells whether the member does all of the services. */
export function doesAll(services: readonly Service[], memberId: TeamMemberId): boolean {
  return services.every(({ links }) => links.some((link) => link.memberId === memberId));
}

/** Tells whether the service is offered on the date. */
export function isOnDate(
  { isLimitedToDates, dateFrom, dateTo }: Service,
  date: LocalDate,
): boolean {
  if (!isLimitedToDates) return true;
  return (dateFrom === null || dateFrom <= date) && (dateTo === null || date <= dateTo);
}

/** Seconds, the break included; an hour before anything is chosen (business.md 4.5). */
export function lengthOf(services: readonly Service[], memberId: TeamMemberId): number {
  if (services.length === 0) return DEFAULT_SERVICE_SECONDS;
  const lengths = services.map((service) => lengthFor(service, memberId));
  return lengths.reduce((sum, each) => sum + each, 0) + breakOf(services, services);
}

/** Minutes: the widest step that a chosen service has of its own, else the journal's (business.md 9.9). */
export function offerStepOf({ location }: Scope, services: readonly Service[]): number {
  const own = Math.max(0, ...services.map((service) => service.slotStepSeconds));
  return own > 0 ? Math.ceil(own / 60) : location.sessionStepMinutes;
}

/**
 * What an appointment of so many seconds takes from a start of the date. Most days have no change of
 * the clock, and need no arithmetic with zones.
 */
export function takenFrom(zone: string, date: LocalDate, length: number): OnlineRules["takes"] {
  const minutes = Math.ceil(length / 60);
  const lastDate = addDays(date, Math.ceil(minutes / MINUTES_PER_DAY));
  const { from, to } = spanOf(zone, { from: date, to: lastDate });
  if (transitionsBetween(zone, from, to).length === 0) {
    return (start) => piecesOf(start, start + minutes);
  }
  return (start) => {
    const startsAt = toInstant(zone, date, start);
    const pieces = wallIntervals(zone, startsAt, addSeconds(startsAt, length));
    return pieces.map(({ date: on, ...piece }) => ({
      ...piece,
      daysLater: dayNumber(on) - dayNumber(date),
    }));
  };
}

/** Minutes from the midnight before the start, cut at the midnights after it. */
function piecesOf(from: number, to: number): TakenPiece[] {
  const pieces: TakenPiece[] = [];
  for (let at = from; at < to;) {
    const daysLater = Math.floor(at / MINUTES_PER_DAY);
    const midnight = daysLater * MINUTES_PER_DAY;
    const end = Math.min(to, midnight + MINUTES_PER_DAY);
    pieces.push({ daysLater, from: minuteOf(at - midnight), to: minuteOf(end - midnight) });
    at = end;
  }
  return pieces;
}

/** How many days after its date an appointment from the last start of the day ends. */
export function daysReached(takes: OnlineRules["takes"]): number {
  return takes(minuteOf(LAST_TIMESLOT_SECONDS / 60)).at(-1)?.daysLater ?? 0;
}

/** Seconds that the services take at most, whoever does them. */
export function longestOf(services: readonly Service[]): number {
  const lengths = services.map((service) =>
    Math.max(0, ...service.links.map(({ memberId }) => lengthFor(service, memberId))),
  );
  return lengths.reduce((sum, each) => sum + each, 0) + breakOf(services, services);
}

/** Tells whether a piece of each needed resource is free all the time. */
export function hasResources(time: OfferedTime, { needed, holding }: OfferSources): boolean {
  if (needed.length === 0) return true;
  const taken = holding.filter((block) => meets(block, time));
  return freeUnits(needed, new Set(taken.map((block) => block.unitId))) !== null;
}

/** The times of several members, each start once with the shortest length, ascending. */
export function joinedOffers(times: readonly OfferedTime[]): OfferedTime[] {
  const byStart = new Map<number, OfferedTime>();
  for (const time of times) {
    const known = byStart.get(time.start);
    if (!known || time.durationSeconds < known.durationSeconds) byStart.set(time.start, time);
  }
  return [...byStart.values()].sort((a, b) => a.start - b.start);
}

const NEAREST_WITHIN_DAYS = 61;

/** The days that are looked through for the nearest free one: two months (inferred). */
export function daysAhead(scope: Scope, from: LocalDate | null): Period {
  const first = from === null || from < scope.today ? scope.today : from;
  return { from: first, to: addDays(first, NEAREST_WITHIN_DAYS) };
}

/** A location with its team. */
export type TeamPlace = { readonly location: Location; readonly team: readonly TeamMember[] };

/** Most locations have a free time within a week: the rest is read only for those that have none. */
const FIRST_DAYS = 7;

/** The first week of the days ahead, or the rest of them. */
export function partOf(scope: Scope, part: "first" | "rest"): Period {
  const { from, to } = daysAhead(scope, null);
  return part === "first"
    ? { from, to: addDays(from, FIRST_DAYS - 1) }
    : { from: addDays(from, FIRST_DAYS), to };
}
