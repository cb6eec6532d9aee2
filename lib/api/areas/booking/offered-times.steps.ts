import type { TeamMemberId } from "@/lib/domain/ids";
import type { Service } from "@/lib/domain/salon/service";
import { LAST_TIMESLOT_SECONDS, onlineStarts } from "@/lib/domain/slots/online-starts";
import type { DayTimes, OnlineRules } from "@/lib/domain/slots/online-starts";
import { addSeconds } from "@/lib/domain/time/instant";
import { addDays } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { MINUTES_PER_DAY } from "@/lib/domain/time/local-time";
import type { Period } from "@/lib/domain/time/period";
import { isoWithOffset } from "@/lib/zone/iso";
import { gapsOf, spanOf, toInstant, toWall } from "@/lib/zone/wall-clock";
import type { Scope } from "@/lib/api/platform/access";
import type { ResourceRepositories } from "@/lib/api/areas/resources/repositories.port";
import type { ReadModel } from "@/lib/api/platform/read-model";
import type { BookingRepositories } from "./repositories.port";
import {
  daysReached,
  hasResources,
  isOnDate,
  lengthOf,
  longestOf,
  offerStepOf,
  takenFrom,
  doesAll,
} from "./online-offer.rules";
import type { OfferedTime, OfferSources } from "./online-offer.rules";

/** Where hours and bookings come from. */
export type TimesSource = Pick<ReadModel, "timesOf">;

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
  const pieces = needed.flatMap(({ units }) => units.map((piece) => piece.id));
  const { from, to } = spanOf(location.timeZone, period);
  const span = { from, to: addSeconds(to, longestOf(services)) };
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
  const times = await readModel.timesOf(scope.id, memberId, date);
  if (times.working.length === 0) return [];
  const limit = toWall(timeZone, addSeconds(scope.now, settings.leadMinutes * 60));
  if (date < limit.date) return [];
  const length = lengthOf(services, memberId);
  const takes = takenFrom(timeZone, date, length);
  const after = await daysAfter(scope, memberId, date, { times, takes }, readModel);
  const starts = onlineStarts([times, ...after], {
    stepMinutes: offerStepOf(scope, services),
    searchFromSeconds: Math.max(0, ...services.map((service) => service.searchFromSeconds)),
    searchToSeconds: Math.min(
      LAST_TIMESLOT_SECONDS,
      ...services.map((service) => service.searchToSeconds),
    ),
    afterSeconds: date === limit.date ? limit.second : null,
    gaps: gapsOf(timeZone, date),
    takes,
  });
  return starts
    .map((start) => {
      const startsAt = toInstant(timeZone, date, start);
      return {
        start,
        startsAt,
        datetime: isoWithOffset(timeZone, startsAt),
        durationSeconds: length,
      };
    })
    .filter((time) => hasResources(time, sources));
}

/** The days that a start may run into: none unless the hours last until midnight. */
async function daysAfter(
  { id }: Scope,
  memberId: TeamMemberId,
  date: LocalDate,
  day: { readonly times: DayTimes; readonly takes: OnlineRules["takes"] },
  readModel: TimesSource,
): Promise<DayTimes[]> {
  const lastsUntilMidnight = day.times.working.some(({ to }) => to === MINUTES_PER_DAY);
  const count = lastsUntilMidnight ? daysReached(day.takes) : 0;
  const dates = Array.from({ length: count }, (_, index) => addDays(date, index + 1));
  return Promise.all(dates.map(async (each) => readModel.timesOf(id, memberId, each)));
}
