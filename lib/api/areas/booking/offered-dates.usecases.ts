import { ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { datesOf } from "@/lib/domain/time/period";
import type { Period } from "@/lib/domain/time/period";
import type { Scope } from "@/lib/api/platform/access";
import { checkPeriod } from "@/lib/api/platform/dates";
import type { CatalogueRepositories } from "@/lib/api/areas/catalogue/repositories.port";
import type { ResourceRepositories } from "@/lib/api/areas/resources/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import type { WithReadModel, ReadModel } from "@/lib/api/platform/read-model";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { BookingRepositories } from "./repositories.port";
import { choose, nearestDay } from "./wish-choice.steps";
import type { NearestDay } from "./wish-choice.steps";
import { daysAhead, joinedOffers } from "./online-offer.rules";
import type { OfferSources, OfferedTime } from "./online-offer.rules";
import { offeredTimes, offerSources } from "./offered-times.steps";

type Needs = Pick<CatalogueRepositories, "services"> &
  ResourceRepositories &
  Pick<BookingRepositories, "onlineSettings">;

export type OfferedDates = {
  readonly working: readonly LocalDate[];
  readonly bookable: readonly LocalDate[];
};

/** The names of a range's ends (business.md 9.4). */
const RANGE = { from: "date_from", to: "date_to" };

export type OnlineBookingUseCases = ReturnType<typeof createOnlineBookingUseCases>;

type Deps = { readonly store: Stored<Needs> & WithReadModel };

/** The dates and times that visitors are offered (business.md 9.4 – 9.6). */
export function createOnlineBookingUseCases({ store }: Deps) {
  const { readModel } = store;

  /** Times of a day; of any member each time once, the shortest; none where "any" is off. */
  async function times(
    scope: Scope,
    memberId: number,
    date: LocalDate,
    serviceIds: readonly number[],
  ): Promise<Result<OfferedTime[], ServiceError>> {
    const choice = await choose(scope, memberId, serviceIds, store);
    if (!choice.ok) return choice;
    const { members, services } = choice.value;
    const sources = await offerSources(scope, services, { from: date, to: date }, store);
    if (memberId === 0 && !sources.settings.offersAnyMember) return ok([]);
    return ok(joinedOffers(await timesOfAll(scope, members, date, sources, readModel)));
  }

  /** Dates from today on when one of the members works, and those with a free time. */
  async function dates(
    scope: Scope,
    memberId: number,
    asked: Period,
    serviceIds: readonly number[],
  ): Promise<Result<OfferedDates, ServiceError>> {
    const period = checkPeriod(asked.from, asked.to, RANGE);
    if (!period.ok) return period;
    const choice = await choose(scope, memberId, serviceIds, store);
    if (!choice.ok) return choice;
    const { members, services } = choice.value;
    const sources = await offerSources(scope, services, period.value, store);
    const ahead = datesOf(period.value).filter((date) => date >= scope.today);
    const days = await Promise.all(
      ahead.map((date) => dayOf(scope, members, date, sources, readModel)),
    );
    return ok({
      working: days.filter((day) => day.isWorking).map((day) => day.date),
      bookable: days.filter((day) => day.isFree).map((day) => day.date),
    });
  }

  /** The member's first day with free times from a date on. */
  async function nearest(
    scope: Scope,
    memberId: number,
    from: LocalDate | null,
    serviceIds: readonly number[],
  ): Promise<Result<NearestDay, ServiceError>> {
    const choice = await choose(scope, memberId, serviceIds, store);
    if (!choice.ok) return choice;
    const [member] = choice.value.members;
    if (!member) return ok({ date: null, times: [] });
    const period = daysAhead(scope, from);
    const sources = await offerSources(scope, choice.value.services, period, store);
    return ok(await nearestDay(scope, member, period, sources, readModel));
  }

  return { times, dates, nearest };
}

async function timesOfAll(
  scope: Scope,
  members: readonly TeamMember[],
  date: LocalDate,
  sources: OfferSources,
  readModel: ReadModel,
): Promise<OfferedTime[]> {
  const all = await Promise.all(
    members.map(({ id }) => offeredTimes(scope, id, date, sources, readModel)),
  );
  return all.flat();
}

async function dayOf(
  scope: Scope,
  members: readonly TeamMember[],
  date: LocalDate,
  sources: OfferSources,
  readModel: ReadModel,
): Promise<{ date: LocalDate; isWorking: boolean; isFree: boolean }> {
  const days = await Promise.all(
    members.map(async ({ id }) => readModel.timesOf(scope.id, id, date)),
  );
  if (days.every((day) => day.working.length === 0)) {
    return { date, isWorking: false, isFree: false };
  }
  const free = await timesOfAll(scope, members, date, sources, readModel);
  return { date, isWorking: true, isFree: free.length > 0 };
}
