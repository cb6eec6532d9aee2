import { ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Service } from "@/lib/domain/salon/service";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { parseIso } from "@/lib/zone/iso";
import { todayIn } from "@/lib/zone/wall-clock";
import type { Scope } from "@/lib/api/platform/access";
import type { CatalogueRepositories } from "@/lib/api/areas/catalogue/repositories.port";
import type { ResourceRepositories } from "@/lib/api/areas/resources/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import type { WithReadModel } from "@/lib/api/platform/read-model";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { BookableServices } from "./online-services.contract";
import { choose } from "./wish-choice.steps";
import { offeredTimes, offerSources } from "./offered-times.steps";
import { doesAll, isOver, isServiceBookable } from "./online-offer.rules";
import type { BookingRepositories } from "./repositories.port";

type Needs = Pick<CatalogueRepositories, "services" | "categories"> &
  ResourceRepositories &
  Pick<BookingRepositories, "onlineSettings">;

export type ServiceChoice = {
  /** 0 = any. */
  readonly memberId: number;
  readonly serviceIds: readonly number[];
  readonly datetime: string | null;
};

export type OnlineServicesUseCases = ReturnType<typeof createOnlineServicesUseCases>;

/** The services that visitors may choose (business.md 9.2). */
export function createOnlineServicesUseCases({
  store,
}: {
  readonly store: Stored<Needs> & WithReadModel;
}) {
  /** Those that a member who does what was chosen already does too, and can do then. */
  async function list(
    scope: Scope,
    { memberId, serviceIds, datetime }: ServiceChoice,
  ): Promise<Result<BookableServices, ServiceError>> {
    const choice = await choose(scope, memberId, serviceIds, store);
    if (!choice.ok) return choice;
    const { members, services: chosen } = choice.value;
    const catalogue = (await store.services.list(scope.id)).filter(
      (each) => isServiceBookable(each) && !isOver(each, scope.today),
    );
    const done = catalogue.filter((each) => members.some(({ id }) => doesAll([each], id)));
    const at = datetime === null ? null : parseIso(scope.location.timeZone, datetime);
    const services =
      at === null ? done : await possibleAt(scope, { members, chosen, done, at }, store);
    const used = new Set(services.map((each) => each.categoryId));
    const categories = (await store.categories.list(scope.id)).filter(({ id }) => used.has(id));
    const one = memberId === 0 ? null : (members[0]?.id ?? null);
    return ok({ memberId: one, services, categories });
  }

  return { list };
}

type Asked = {
  readonly members: readonly TeamMember[];
  readonly chosen: readonly Service[];
  readonly done: readonly Service[];
  readonly at: NonNullable<ReturnType<typeof parseIso>>;
};

/** What somebody can begin at that time together with what is chosen; resources are read once. */
async function possibleAt(
  scope: Scope,
  { members, chosen, done, at }: Asked,
  store: Stored<Needs> & WithReadModel,
): Promise<Service[]> {
  const date = todayIn(scope.location.timeZone, at);
  const all = [...new Set([...chosen, ...done])];
  const sources = await offerSources(scope, all, { from: date, to: date }, store);
  const isPossible = async (service: Service): Promise<boolean> => {
    const services = [...new Set([...chosen, service])];
    const kinds = new Set(services.flatMap((each) => each.resourceIds));
    const needed = sources.needed.filter((kind) => kinds.has(kind.id));
    const own = { ...sources, services, needed };
    const times = await Promise.all(
      members.map(({ id }) => offeredTimes(scope, id, date, own, store.readModel)),
    );
    return times.flat().some((time) => time.startsAt === at);
  };
  const possible = await Promise.all(done.map(isPossible));
  return done.filter((_, index) => possible[index]);
}
