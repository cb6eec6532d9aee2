import { meets } from "@/lib/domain/time/span";
import type { Stretch } from "@/lib/domain/time/span";
import { ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Service } from "@/lib/domain/salon/service";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { BookingProblem, Wish } from "@/lib/domain/salon/visitor";
import { parseIso } from "@/lib/zone/iso";
import { spanOf, todayIn } from "@/lib/zone/wall-clock";
import type { Scope } from "@/lib/api/platform/access";
import { problemOfTime } from "@/lib/api/areas/appointments/is-free.steps";
import type { AppointmentRepositories } from "@/lib/api/areas/appointments/repositories.port";
import type { CatalogueRepositories } from "@/lib/api/areas/catalogue/repositories.port";
import type { ResourceRepositories } from "@/lib/api/areas/resources/repositories.port";
import type { ScheduleRepositories } from "@/lib/api/areas/schedule/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import type { WithReadModel } from "@/lib/api/platform/read-model";
import type { ServiceError } from "@/lib/api/platform/errors";
import { unbookable, problem } from "./book-problems.rules";
import { offeredTimes, offerSources } from "./offered-times.steps";
import { doesAll, isServiceBookable, isOffered } from "./online-offer.rules";
import type { BookingRepositories } from "./repositories.port";
import type { Candidate, OfferedWish, PlacedWish } from "./visitor-order.rules";

type Needs = Pick<CatalogueRepositories, "services"> &
  ResourceRepositories &
  Pick<BookingRepositories, "onlineSettings"> &
  Pick<AppointmentRepositories, "appointments"> &
  ScheduleRepositories;

/** Holds wishes against what book_times offers (business.md 9.9); all problems are told at once. */
export async function offeredWishes(
  scope: Scope,
  wishes: readonly Wish[],
  store: Stored<Needs> & WithReadModel,
): Promise<Result<OfferedWish[], ServiceError>> {
  if (wishes.length === 0) return unbookable(problem(422));
  const team = (await store.readModel.team(scope.id, scope.today)).filter(isOffered);
  const catalogue = await store.services.list(scope.id);
  const offered: OfferedWish[] = [];
  const problems: BookingProblem[] = [];
  for (const wish of wishes) {
    // oxlint-disable-next-line no-await-in-loop -- a handful; each needs its own day
    const found = await offeredWish(scope, wish, { team, catalogue }, store);
    if ("code" in found) problems.push(found);
    else offered.push(found);
  }
  return problems.length > 0 ? unbookable(...problems) : ok(offered);
}

async function offeredWish(
  scope: Scope,
  wish: Wish,
  known: { readonly team: readonly TeamMember[]; readonly catalogue: readonly Service[] },
  store: Stored<Needs> & WithReadModel,
): Promise<OfferedWish | BookingProblem> {
  if (wish.serviceIds.length === 0) return problem(422, wish.id);
  const services = known.catalogue.filter(
    (each) => wish.serviceIds.includes(each.id) && isServiceBookable(each),
  );
  if (services.length < wish.serviceIds.length) return problem(438, wish.id);
  const asked = known.team.filter(({ id }) => wish.memberId === null || id === wish.memberId);
  const members = asked.filter(({ id }) => doesAll(services, id));
  if (wish.memberId !== null && members.length === 0) {
    return problem(asked.length === 0 ? 433 : 438, wish.id);
  }
  const nobody = problem(wish.memberId === null ? 436 : 433, wish.id);
  const startsAt = parseIso(scope.location.timeZone, wish.datetime);
  if (startsAt === null) return nobody;
  const date = todayIn(scope.location.timeZone, startsAt);
  const sources = await offerSources(scope, services, { from: date, to: date }, store);
  if (wish.memberId === null && !sources.settings.offersAnyMember) return nobody;
  const candidates = await Promise.all(
    members.map(async ({ id }): Promise<Candidate[]> => {
      const times = await offeredTimes(scope, id, date, sources, store.readModel);
      const time = times.find((each) => each.startsAt === startsAt);
      return time ? [{ memberId: id, startsAt, durationSeconds: time.durationSeconds }] : [];
    }),
  );
  const free = candidates.flat();
  const pieceIds = sources.needed.flatMap(({ units }) => units.map(({ id }) => id));
  return free.length > 0 ? { wish, services, candidates: free, pieceIds } : nobody;
}

/**
 * Chooses who takes each wish, from what is booked now: for "any" whoever has the fewest bookings
 * that day, then the heavier one, then the lower id (inferred). The visitor has `own` already: they
 * are at one place at a time.
 */
export async function placedWishes(
  scope: Scope,
  offered: readonly OfferedWish[],
  repositories: Needs,
  own: readonly Stretch[] = [],
): Promise<Result<PlacedWish[], ServiceError>> {
  const placed: PlacedWish[] = [];
  const problems: BookingProblem[] = [];
  for (const wish of offered) {
    // oxlint-disable-next-line no-await-in-loop -- each leaves less for the next
    const found = await placedWish(scope, wish, { placed, own }, repositories);
    if ("code" in found) problems.push(found);
    else placed.push(found);
  }
  return problems.length > 0 ? unbookable(...problems) : ok(placed);
}

async function placedWish(
  scope: Scope,
  offered: OfferedWish,
  {
    placed: before,
    own,
  }: { readonly placed: readonly PlacedWish[]; readonly own: readonly Stretch[] },
  repositories: Needs,
): Promise<PlacedWish | BookingProblem> {
  const { wish, candidates } = offered;
  // one visitor is at one place at a time, whoever serves them
  const elsewhere = [...own, ...before.map(({ taken }) => taken)];
  const apart = candidates.filter((each) => !elsewhere.some((time) => meets(each, time)));
  if (apart.length === 0) return problem(437, wish.id);
  for (const taken of await fewestFirst(scope, apart, before, repositories)) {
    // oxlint-disable-next-line no-await-in-loop -- the first who is free ends the search
    const isBusy = await problemOfTime(scope, taken, repositories);
    if (!isBusy) return { ...offered, taken };
  }
  return problem(wish.memberId === null ? 436 : 433, wish.id);
}

async function fewestFirst(
  scope: Scope,
  candidates: readonly Candidate[],
  before: readonly PlacedWish[],
  { appointments }: Pick<AppointmentRepositories, "appointments">,
): Promise<readonly Candidate[]> {
  const [first] = candidates;
  if (!first || candidates.length === 1) return candidates;
  const date = todayIn(scope.location.timeZone, first.startsAt);
  const day = spanOf(scope.location.timeZone, { from: date, to: date });
  const ids = candidates.map(({ memberId }) => memberId);
  const blocks = await appointments.blocks(scope.id, ids, day);
  const ofRequest = before
    .map(({ taken }) => taken)
    .filter(({ startsAt }) => startsAt >= day.from && startsAt < day.to);
  const countOf = ({ memberId }: Candidate) =>
    [...blocks, ...ofRequest].filter((block) => block.memberId === memberId).length;
  return [...candidates].sort((a, b) => countOf(a) - countOf(b)); // stable: heavier ones stay first
}
