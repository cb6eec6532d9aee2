import { ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { parseIso } from "@/lib/zone/iso";
import { todayIn } from "@/lib/zone/wall-clock";
import type { Scope } from "@/lib/api/platform/access";
import type { CatalogueRepositories } from "@/lib/api/areas/catalogue/repositories.port";
import type { ResourceRepositories } from "@/lib/api/areas/resources/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import type { WithReadModel } from "@/lib/api/platform/read-model";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { BookableMember } from "./online-staff.contract";
import { choose, nearestDay } from "./wish-choice.steps";
import { daysAhead } from "./online-offer.rules";
import { offeredTimes, offerSources } from "./offered-times.steps";
import type { BookingRepositories } from "./repositories.port";

type Needs = Pick<CatalogueRepositories, "services"> &
  ResourceRepositories &
  Pick<BookingRepositories, "onlineSettings">;

export type OnlineStaffUseCases = ReturnType<typeof createOnlineStaffUseCases>;

/** The members that visitors may choose (business.md 9.3). */
export function createOnlineStaffUseCases({
  store,
}: {
  readonly store: Stored<Needs> & WithReadModel;
}) {
  const { readModel } = store;

  /** Who does all of the services, and is free at the time when one is told. */
  async function list(
    scope: Scope,
    serviceIds: readonly number[],
    datetime: string | null,
  ): Promise<Result<BookableMember[], ServiceError>> {
    const choice = await choose(scope, 0, serviceIds, store);
    if (!choice.ok) return choice;
    const { members, services } = choice.value;
    const at = datetime === null ? null : parseIso(scope.location.timeZone, datetime);
    const period =
      at === null ? daysAhead(scope, null) : sameDay(todayIn(scope.location.timeZone, at));
    const sources = await offerSources(scope, services, period, store);
    const found = await Promise.all(
      members.map(async (member): Promise<BookableMember | null> => {
        if (at === null) {
          const { date } = await nearestDay(scope, member, period, sources, readModel);
          return { member, nearestDate: date };
        }
        const times = await offeredTimes(scope, member.id, period.from, sources, readModel);
        const isFree = times.some((time) => time.startsAt === at);
        return isFree ? { member, nearestDate: period.from } : null;
      }),
    );
    return ok(found.filter((each) => each !== null));
  }

  return { list };
}

function sameDay<Day>(date: Day): { from: Day; to: Day } {
  return { from: date, to: date };
}
