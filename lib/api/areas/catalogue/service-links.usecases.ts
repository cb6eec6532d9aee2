import { serviceId as toServiceId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Service, ServiceLink, Translation } from "@/lib/domain/salon/service";
import type { StaffScope } from "@/lib/api/platform/access";
import {
  lockedService,
  notListed,
  unknownIn,
  unreachedOf,
  unseenLinks,
} from "./named-services.steps";
import type { NamedIds } from "./named-services.steps";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import type { CatalogueRepositories } from "./repositories.port";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { WithReadModel } from "@/lib/api/platform/read-model";
import type { Stored } from "@/lib/api/platform/transactional";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";

type Needs = CatalogueRepositories & Pick<TeamRepositories, "team">;

type LinkOf = { readonly service: Service; readonly link: ServiceLink };

export type ServiceLinksUseCases = ReturnType<typeof createServiceLinksUseCases>;

/** Who does which service, and how long it takes them (business.md 4). */
export function createServiceLinksUseCases(deps: {
  readonly store: Stored<Needs> & WithReadModel;
  readonly log: Log;
}) {
  const { store } = deps;
  const write = auditedWrite<Needs>(deps);

  const writing = <T>(
    scope: StaffScope,
    id: number,
    work: (service: Service, repositories: Needs) => Promise<Result<T, ServiceError>>,
  ) =>
    write(scope, async (repositories, audit) => {
      const service = await lockedService(scope, id, repositories);
      if (!service.ok) return service;
      const done = await work(service.value, repositories);
      if (done.ok) audit("service links changed", { serviceId: id });
      return done;
    });

  return {
    unknownIn: (scope: StaffScope, ids: NamedIds) => unknownIn(scope, ids, store),
    unlinkedIn: (scope: StaffScope, pair: Pair) => unlinkedIn(scope, pair, store),

    /** Links a pair; one that is linked is changed by the PUT (business.md 4.3). */
    add: (scope: StaffScope, id: number, link: NewLink) =>
      writing(scope, id, (service, repositories) => added(scope, service, link, repositories)),

    change: (scope: StaffScope, id: number, link: NewLink) =>
      writing(scope, id, async (service, { serviceWriting }) => {
        const before = linkOf(service, link.memberId);
        if (!before) return err(NOT_LINKED);
        const after = { ...link, price: before.price };
        const links = service.links.map((each) => (each === before ? after : each));
        await serviceWriting.saveLinks(scope.id, service.id, links);
        return ok<LinkOf>({ service, link: after });
      }),

    /** Booked appointments stay; new ones for the pair are refused (business.md 4.3). */
    remove: (scope: StaffScope, id: number, memberId: number) =>
      writing(scope, id, async (service, { serviceWriting }) => {
        const unreached = await unreachedOf(scope, [memberId], store);
        if (unreached) return err(unreached);
        if (!linkOf(service, memberId)) return err(NOT_LINKED);
        const links = service.links.filter((each) => each.memberId !== memberId);
        await serviceWriting.saveLinks(scope.id, service.id, links);
        return ok(null);
      }),

    /** Replaces the links of one service and what it needs (business.md 4.4). */
    replaceAll: (scope: StaffScope, id: number, wanted: LinksToSet) =>
      writing(scope, id, (service, repositories) => replaced(scope, service, wanted, repositories)),
  };
}

type NewLink = Omit<ServiceLink, "price">;

async function added(
  scope: StaffScope,
  service: Service,
  link: NewLink,
  {
    serviceWriting,
    team,
  }: Pick<CatalogueRepositories, "serviceWriting"> & Pick<TeamRepositories, "team">,
): Promise<Result<LinkOf, ServiceError>> {
  const member = await team.find(scope.id, link.memberId, scope.today);
  if (!member || member.isRemoved) return err(notListed("Team Member not found."));
  if (linkOf(service, link.memberId)) {
    return err(invalid("master_id", "does the service already; change the link instead"));
  }
  const after = { ...link, price: null };
  await serviceWriting.saveLinks(scope.id, service.id, [...service.links, after]);
  return ok({ service, link: after });
}

async function replaced(
  scope: StaffScope,
  service: Service,
  wanted: LinksToSet,
  repositories: Needs,
): Promise<Result<null, ServiceError>> {
  const { serviceWriting } = repositories;
  const known = await serviceWriting.resourceIds(scope.id);
  const isUnknown = wanted.resourceIds.some((each) => !known.includes(each));
  if (isUnknown) return err(notListed("Resource not found."));
  const unseen = await unseenLinks(scope, service, repositories);
  await serviceWriting.saveLinks(scope.id, service.id, [...wanted.links, ...unseen]);
  await serviceWriting.saveResources(scope.id, service.id, wanted.resourceIds);
  await serviceWriting.saveTranslations(scope.id, service.id, wanted.translations);
  return ok(null);
}

export type LinksToSet = {
  readonly links: readonly ServiceLink[];
  readonly resourceIds: readonly number[];
  readonly translations: readonly Translation[];
};

type Pair = { readonly serviceId: number; readonly memberId: number };

const NOT_LINKED = notListed("The team member does not provide the service.");

/** Why a pair of the path is none: an unknown part, or no link between them. */
async function unlinkedIn(
  scope: StaffScope,
  { serviceId, memberId }: Pair,
  store: Stored<Needs> & WithReadModel,
): Promise<ServiceError | null> {
  const unknown = await unknownIn(scope, { serviceId, memberIds: [memberId] }, store);
  if (unknown) return unknown;
  const service = await store.services.find(scope.id, toServiceId(serviceId));
  return service && linkOf(service, memberId) ? null : NOT_LINKED;
}

function linkOf(service: Service, memberId: number): ServiceLink | undefined {
  return service.links.find((each) => each.memberId === memberId);
}
