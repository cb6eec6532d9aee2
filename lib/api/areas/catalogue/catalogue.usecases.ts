import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Service } from "@/lib/domain/salon/service";
import type { Scope } from "@/lib/api/platform/access";
import type { ReadModel } from "@/lib/api/platform/read-model";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { ServiceRepository, CategoryRepository } from "./catalogue.port";
import { notListed } from "./named-services.steps";

export type ServiceFilter = {
  readonly memberId?: number | undefined;
  readonly categoryId?: number | undefined;
};

export type CatalogueUseCases = ReturnType<typeof createCatalogueUseCases>;

/** Reads of the services of a location (business.md 2). */
export function createCatalogueUseCases(deps: {
  readonly services: ServiceRepository;
  readonly categories: CategoryRepository;
  readonly readModel: ReadModel;
}) {
  async function list(scope: Scope, filter: ServiceFilter): Promise<Service[]> {
    const { memberId, categoryId } = filter;
    return (await deps.services.list(scope.id)).filter(
      (service) =>
        (categoryId === undefined || service.categoryId === categoryId) &&
        (memberId === undefined || service.links.some((link) => link.memberId === memberId)),
    );
  }

  /** As `list`, with 404 for a member or category that the location does not know (business.md 2.2). */
  async function listStrictly(
    scope: Scope,
    filter: ServiceFilter,
  ): Promise<Result<Service[], ServiceError>> {
    const { memberId, categoryId } = filter;
    const team = await deps.readModel.team(scope.id, scope.today);
    if (memberId !== undefined && !team.some((member) => member.id === memberId)) {
      return err(notListed("Team Member not found."));
    }
    const categories = categoryId === undefined ? [] : await deps.categories.list(scope.id);
    if (categoryId !== undefined && !categories.some((each) => each.id === categoryId)) {
      return err(notListed("Category not found."));
    }
    return ok(await list(scope, filter));
  }

  async function find(
    scope: Scope,
    id: number,
    filter: ServiceFilter,
  ): Promise<Result<Service, ServiceError>> {
    const listed = await listStrictly(scope, filter);
    if (!listed.ok) return listed;
    const service = listed.value.find((each) => each.id === id);
    return service ? ok(service) : err(notListed("Service not found."));
  }

  return { list, listStrictly, find };
}
