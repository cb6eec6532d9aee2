import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Service } from "@/lib/domain/salon/service";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { datesOf } from "@/lib/domain/time/period";
import type { Period } from "@/lib/domain/time/period";
import type { Scope } from "@/lib/api/platform/access";
import type { CatalogueRepositories } from "@/lib/api/areas/catalogue/repositories.port";
import type { WithReadModel, ReadModel } from "@/lib/api/platform/read-model";
import type { ServiceError } from "@/lib/api/platform/errors";
import { offeredTimes } from "./offered-times.steps";
import { doesAll, isServiceBookable, isOffered } from "./online-offer.rules";
import type { OfferSources, OfferedTime } from "./online-offer.rules";

/** What a visitor has chosen: who can do it, and what is done. */
export type WishChoice = {
  readonly members: readonly TeamMember[];
  readonly services: readonly Service[];
};

export type NearestDay = {
  readonly date: LocalDate | null;
  readonly times: readonly OfferedTime[];
};

/** Members and services that were chosen; nobody where a service is not offered. Member 0 = any. */
export async function choose(
  scope: Scope,
  memberId: number,
  serviceIds: readonly number[],
  { readModel, services: catalogue }: Pick<CatalogueRepositories, "services"> & WithReadModel,
): Promise<Result<WishChoice, ServiceError>> {
  const team = (await readModel.team(scope.id, scope.today)).filter(isOffered);
  const asked = memberId === 0 ? team : team.filter((member) => member.id === memberId);
  if (memberId !== 0 && asked.length === 0) {
    return err({ kind: "not_found", message: "Team member not found." });
  }
  const wanted = new Set(serviceIds);
  const all = wanted.size > 0 ? await catalogue.list(scope.id) : [];
  const services = all.filter((each) => wanted.has(each.id) && isServiceBookable(each));
  if (services.length < wanted.size) return ok({ members: [], services: [] });
  return ok({ members: asked.filter((member) => doesAll(services, member.id)), services });
}

/** The first day of the period when the member has a free time. */
export async function nearestDay(
  scope: Scope,
  member: TeamMember,
  period: Period,
  sources: OfferSources,
  readModel: ReadModel,
): Promise<NearestDay> {
  for (const date of datesOf(period)) {
    // oxlint-disable-next-line no-await-in-loop -- the first free day ends the search
    const times = await offeredTimes(scope, member.id, date, sources, readModel);
    if (times.length > 0) return { date, times };
  }
  return { date: null, times: [] };
}
