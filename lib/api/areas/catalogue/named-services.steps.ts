import { serviceId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import { reachesMember } from "@/lib/domain/salon/access";
import type { Service, ServiceLink } from "@/lib/domain/salon/service";
import type { Scope, StaffScope } from "@/lib/api/platform/access";
import type { CatalogueRepositories } from "./repositories.port";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";
import type { WithReadModel } from "@/lib/api/platform/read-model";
import { memberFor } from "@/lib/api/platform/member-visibility";
import type { ServiceError } from "@/lib/api/platform/errors";

type Needs = CatalogueRepositories & Pick<TeamRepositories, "team">;

/** What a call about services names: undefined where it names none. */
export type NamedIds = {
  readonly serviceId?: number | undefined;
  readonly categoryId?: number | undefined;
  readonly memberIds: readonly number[];
};

/** A service, category or member that the location does not know: told before the body's mistakes. */
export async function unknownIn(
  scope: Scope,
  named: NamedIds,
  store: Stored<Needs> & WithReadModel,
): Promise<ServiceError | null> {
  if (named.serviceId !== undefined) {
    const service = await store.services.find(scope.id, serviceId(named.serviceId));
    if (!service) return notListed("Service not found.");
  }
  if (named.categoryId !== undefined) {
    const categories = await store.categories.list(scope.id);
    const isKnown = categories.some((each) => each.id === named.categoryId);
    if (!isKnown) return notListed("Category not found.");
  }
  return unreachedOf(scope, named.memberIds, store);
}

/** A service that nobody else changes until the transaction ends. */
export async function lockedService(
  scope: Scope,
  id: number,
  { services, serviceWriting }: Pick<CatalogueRepositories, "services" | "serviceWriting">,
): Promise<Result<Service, ServiceError>> {
  await serviceWriting.lock(scope.id, serviceId(id));
  const service = await services.find(scope.id, serviceId(id));
  return service ? ok(service) : err(notListed("Service not found."));
}

/**
 * Why not all of these members may be named, if so. Removed ones may: a client that replaces a
 * service sends back the links it read.
 */
export async function unreachedOf(
  scope: Scope,
  memberIds: readonly number[],
  { readModel }: WithReadModel,
): Promise<ServiceError | null> {
  if (memberIds.length === 0) return null;
  const team = await readModel.team(scope.id, scope.today);
  for (const id of memberIds) {
    const member = memberFor(scope, team, id, "read");
    if (!member.ok) {
      const isUnknown = member.error.kind === "not_found";
      return isUnknown ? notListed("Team Member not found.") : member.error;
    }
  }
  return null;
}

/** Links of members whom a restricted user does not see: what they write leaves them as they are. */
export async function unseenLinks(
  { id, today, access }: StaffScope,
  { links }: Service,
  { team }: Pick<TeamRepositories, "team">,
): Promise<ServiceLink[]> {
  if (access.onlyMemberId === 0 && access.onlyPositionId === 0) return [];
  const seen = (await team.list(id, today)).filter((member) => reachesMember(access, member));
  const ids = new Set(seen.map((member) => member.id));
  return links.filter(({ memberId }) => !ids.has(memberId));
}

/** A refusal that also stands in the list of messages (business.md 2.2). */
export function notListed(message: string): ServiceError {
  return { kind: "not_found", message, details: [message] };
}
