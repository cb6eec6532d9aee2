import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Service } from "@/lib/domain/salon/service";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { addDays } from "@/lib/domain/time/local-date";
import { datesOf } from "@/lib/domain/time/period";
import type { Period } from "@/lib/domain/time/period";
import type { Scope } from "./access-service";
import { checkPeriod } from "./dates";
import { doesAll, isBookable, isOffered, offeredTimes, offerSources } from "./online-offer";
import type { OfferedTime, OfferSources } from "./online-offer";
import type { Store } from "./ports";
import type { ServiceError } from "./service-error";

export type OfferedDates = {
  readonly working: readonly LocalDate[];
  readonly bookable: readonly LocalDate[];
};

export type NearestDay = {
  readonly date: LocalDate | null;
  readonly times: readonly OfferedTime[];
};

export type OnlineBookingService = ReturnType<typeof createOnlineBookingService>;

/** Days that are looked through for the nearest free one. */
const NEAREST_WITHIN_DAYS = 61;

type Choice = { readonly members: readonly TeamMember[]; readonly services: readonly Service[] };

const NOTHING: Choice = { members: [], services: [] };

/** What visitors are offered: services, dates and times (business.md 9.2 – 9.6). */
export function createOnlineBookingService({ store }: { readonly store: Store }) {
  const { readModel } = store;

  /** Members and services that were chosen; nobody where a service is not offered. Member 0 = any. */
  async function chosen(
    scope: Scope,
    memberId: number,
    serviceIds: readonly number[],
  ): Promise<Result<Choice, ServiceError>> {
    const team = (await readModel.team(scope.id, scope.today)).filter(isOffered);
    const asked = memberId === 0 ? team : team.filter((member) => member.id === memberId);
    if (memberId !== 0 && asked.length === 0) {
      return err({ kind: "not_found", message: "Team member not found." });
    }
    const wanted = new Set(serviceIds);
    const catalogue = wanted.size > 0 ? await store.services.list(scope.id) : [];
    const services = catalogue.filter((each) => wanted.has(each.id) && isBookable(each));
    if (services.length < wanted.size) return ok(NOTHING);
    return ok({ members: asked.filter((member) => doesAll(services, member.id)), services });
  }

  /** Times of a day; of any member each time once, the shortest first; none where "any" is off. */
  async function times(
    scope: Scope,
    memberId: number,
    date: LocalDate,
    serviceIds: readonly number[],
  ): Promise<Result<OfferedTime[], ServiceError>> {
    const choice = await chosen(scope, memberId, serviceIds);
    if (!choice.ok) return choice;
    const { members, services } = choice.value;
    const sources = await offerSources(scope, services, { from: date, to: date }, store);
    if (memberId === 0 && !sources.settings.offersAnyMember) return ok([]);
    const all = await Promise.all(
      members.map((each) => offeredTimes(scope, each.id, date, sources, readModel)),
    );
    const byStart = new Map<number, OfferedTime>();
    for (const time of all.flat()) {
      const known = byStart.get(time.start);
      if (!known || time.length < known.length) byStart.set(time.start, time);
    }
    return ok([...byStart.values()].sort((a, b) => a.start - b.start));
  }

  async function dayOf(
    scope: Scope,
    members: readonly TeamMember[],
    date: LocalDate,
    sources: OfferSources,
  ): Promise<{ isWorking: boolean; isFree: boolean }> {
    const times = await Promise.all(members.map(({ id }) => readModel.timesOf(scope.id, id, date)));
    if (times.every((day) => day.working.length === 0)) return { isWorking: false, isFree: false };
    const free = await Promise.all(
      members.map(({ id }) => offeredTimes(scope, id, date, sources, readModel)),
    );
    return { isWorking: true, isFree: free.some((list) => list.length > 0) };
  }

  /** Dates from today on when one of the members works, and those with a free time. */
  async function dates(
    scope: Scope,
    memberId: number,
    asked: Period,
    serviceIds: readonly number[],
  ): Promise<Result<OfferedDates, ServiceError>> {
    const period = checkPeriod(asked.from, asked.to);
    if (!period.ok) return period;
    const choice = await chosen(scope, memberId, serviceIds);
    if (!choice.ok) return choice;
    const { members, services } = choice.value;
    const ahead = datesOf(period.value).filter((date) => date >= scope.today);
    const sources = await offerSources(scope, services, period.value, store);
    const days = await Promise.all(
      ahead.map(async (date) => ({ date, ...(await dayOf(scope, members, date, sources)) })),
    );
    const working = days.filter((day) => day.isWorking).map((day) => day.date);
    const bookable = days.filter((day) => day.isFree).map((day) => day.date);
    return ok({ working, bookable });
  }

  /** The first day with free times from a date on. */
  async function nearest(
    scope: Scope,
    memberId: number,
    from: LocalDate | null,
    serviceIds: readonly number[],
  ): Promise<Result<NearestDay, ServiceError>> {
    const first = from === null || from < scope.today ? scope.today : from;
    const period = { from: first, to: addDays(first, NEAREST_WITHIN_DAYS) };
    const choice = await chosen(scope, memberId, serviceIds);
    if (!choice.ok) return choice;
    const sources = await offerSources(scope, choice.value.services, period, store);
    const [member] = choice.value.members;
    if (!member) return ok({ date: null, times: [] });
    for (const date of datesOf(period)) {
      // oxlint-disable-next-line no-await-in-loop -- the first free day ends the search
      const found = await offeredTimes(scope, member.id, date, sources, readModel);
      if (found.length > 0) return ok({ date, times: found });
    }
    return ok({ date: null, times: [] });
  }

  return { times, dates, nearest };
}
