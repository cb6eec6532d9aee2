import { meets } from "@/lib/domain/time/span";
import type { TeamMemberId } from "@/lib/domain/ids";
import type { OnlineSettings } from "@/lib/domain/salon/online-settings";
import { freePieces } from "@/lib/domain/salon/resource";
import type { Resource } from "@/lib/domain/salon/resource";
import { lengthFor } from "@/lib/domain/salon/service";
import type { Service } from "@/lib/domain/salon/service";
import { mayHaveHours } from "@/lib/domain/salon/team-member";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { LAST_TIMESLOT, onlineStarts } from "@/lib/domain/slots/online-starts";
import type { OnlineRules } from "@/lib/domain/slots/online-starts";
import { addSeconds } from "@/lib/domain/time/instant";
import type { Instant } from "@/lib/domain/time/instant";
import { minuteOf } from "@/lib/domain/time/local-time";
import type { Minute } from "@/lib/domain/time/local-time";
import type { LocalDate } from "@/lib/domain/time/local-date";
import type { Period } from "@/lib/domain/time/period";
import { isoWithOffset } from "@/lib/zone/iso";
import { transitionsBetween } from "@/lib/zone/offsets";
import { gapsOf, spanOf, toInstant, toWall, wallIntervals } from "@/lib/zone/wall-clock";
import type { Scope } from "@/lib/api/platform/access";
import { breakOf } from "@/lib/api/areas/appointments/service-lines.rules";
import type { HoldingBlock } from "@/lib/api/areas/resources/resource.port";
import type { ResourceRepositories } from "@/lib/api/areas/resources/repositories.port";
import type { ReadModel } from "@/lib/api/platform/read-model";
import type { BookingRepositories } from "./repositories.port";

/** A time that a visitor may book; lengths in seconds. */
export type OfferedTime = {
  readonly start: Minute;
  readonly startsAt: Instant;
  /** ISO 8601 with the location's offset. */
  readonly datetime: string;
  readonly length: number;
};

/** What times are computed from, besides hours and bookings. */
export type OfferSources = {
  readonly settings: OnlineSettings;
  readonly services: readonly Service[];
  readonly needed: readonly Resource[];
  readonly holding: readonly HoldingBlock[];
};

/** Where hours and bookings come from. */
export type TimesSource = Pick<ReadModel, "timesOf">;

/** Tells whether visitors see the member (business.md 9.3). */
export function isOffered(member: TeamMember): boolean {
  return mayHaveHours(member) && !member.isHidden;
}

/** Tells whether visitors may choose the service; groups are booked by their events. */
export function isBookable(service: Service): boolean {
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

/** What all times of the period depend on, in at most three queries. */
export async function offerSources(
  { id, location }: Scope,
  services: readonly Service[],
  period: Period,
  { onlineSettings, resources }: Pick<BookingRepositories, "onlineSettings"> & ResourceRepositories,
): Promise<OfferSources> {
  const kinds = new Set(services.flatMap((service) => service.resourceIds));
  const [settings, all] = await Promise.all([
    onlineSettings.find(id),
    kinds.size > 0 ? resources.list(id) : [],
  ]);
  const needed = all.filter((kind) => kinds.has(kind.id));
  const pieces = needed.flatMap(({ instances }) => instances.map((piece) => piece.id));
  const span = spanOf(location.timeZone, period);
  const holding = pieces.length > 0 ? await resources.blocks(id, pieces, span) : [];
  return { settings, services, needed, holding };
}

/** Times of one member's day, from the same hours and bookings as the journal (business.md 9.9). */
export async function offeredTimes(
  scope: Scope,
  memberId: TeamMemberId,
  date: LocalDate,
  sources: OfferSources,
  readModel: TimesSource,
): Promise<OfferedTime[]> {
  const { services, settings } = sources;
  if (date < scope.today || !doesAll(services, memberId)) return [];
  if (services.some((service) => !isOnDate(service, date))) return [];
  const { timeZone } = scope.location;
  const { working, busy } = await readModel.timesOf(scope.id, memberId, date);
  if (working.length === 0) return [];
  const limit = toWall(timeZone, addSeconds(scope.now, settings.leadMinutes * 60));
  if (date < limit.date) return [];
  const length = lengthOf(scope, services, memberId);
  const starts = onlineStarts(working, busy, {
    step: stepOf(scope, services),
    searchFrom: Math.max(0, ...services.map((service) => service.searchFrom)),
    searchTo: Math.min(LAST_TIMESLOT, ...services.map((service) => service.searchTo)),
    after: date === limit.date ? limit.second : null,
    gaps: gapsOf(timeZone, date),
    takes: takenFrom(timeZone, date, length),
  });
  return starts
    .map((start) => {
      const startsAt = toInstant(timeZone, date, start);
      return { start, startsAt, datetime: isoWithOffset(timeZone, startsAt), length };
    })
    .filter((time) => hasResources(time, sources));
}

function isOnDate({ isLimitedToDates, dateFrom, dateTo }: Service, date: LocalDate): boolean {
  if (!isLimitedToDates) return true;
  return (dateFrom === null || dateFrom <= date) && (dateTo === null || date <= dateTo);
}

/** Seconds, the break included (business.md 4.5); one step of the grid before anything is chosen (inferred). */
function lengthOf(scope: Scope, services: readonly Service[], memberId: TeamMemberId): number {
  if (services.length === 0) return scope.location.sessionStep * 60;
  const lengths = services.map((service) => lengthFor(service, memberId));
  return lengths.reduce((sum, each) => sum + each, 0) + breakOf(services, services);
}

/** Minutes: the widest step that a chosen service has of its own, else the journal's (business.md 9.9). */
function stepOf({ location }: Scope, services: readonly Service[]): number {
  const own = Math.max(0, ...services.map((service) => service.slotStep));
  return own > 0 ? Math.ceil(own / 60) : location.sessionStep;
}

/** Most days have no change of the clock, and need no arithmetic with zones. */
function takenFrom(zone: string, date: LocalDate, length: number): OnlineRules["takes"] {
  const { from, to } = spanOf(zone, { from: date, to: date });
  const minutes = Math.ceil(length / 60);
  if (transitionsBetween(zone, from, to).length === 0) {
    return (start) =>
      start + minutes > 1440 ? null : [{ from: start, to: minuteOf(start + minutes) }];
  }
  return (start) => {
    const startsAt = toInstant(zone, date, start);
    const pieces = wallIntervals(zone, startsAt, addSeconds(startsAt, length));
    return pieces.every((piece) => piece.date === date) ? pieces : null;
  };
}

function hasResources(time: OfferedTime, { needed, holding }: OfferSources): boolean {
  if (needed.length === 0) return true;
  const taken = holding.filter((block) => meets(block, time));
  return freePieces(needed, new Set(taken.map((block) => block.instanceId))) !== null;
}
