import { authorizeLocation } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { ServiceCategory } from "@/lib/domain/salon/service-category";
import type { Caller, Scope, StaffScope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import type { ChainLocations } from "./chain-locations.port";
import type { Stored } from "@/lib/api/platform/transactional";
import type { WithReadModel } from "@/lib/api/platform/read-model";
import { invalid } from "@/lib/api/platform/errors";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { CategoryFields, ChainCategory } from "./catalogue.port";
import { notListed, unreachedOf } from "./named-services.steps";
import { locationsOfChain } from "./chain-locations.steps";
import type { CatalogueRepositories } from "./repositories.port";

type Needs = Pick<CatalogueRepositories, "categories"> & { readonly locations: ChainLocations };

/** What a body says of a category: its fields, and the members named for it. */
export type CategoryDraft = CategoryFields & Pick<ServiceCategory, "memberIds">;

export type CategoryFilter = {
  /** 0 = all. */
  readonly id: number;
  readonly memberId: number | undefined;
};

export type CategoryUseCases = ReturnType<typeof createCategoryUseCases>;

const UNKNOWN = notListed("Service category does not exist.");

/** The categories of services (business.md 3). */
export function createCategoryUseCases(deps: {
  readonly store: Stored<Needs> & WithReadModel;
  readonly log: Log;
}) {
  const { store } = deps;
  const write = auditedWrite<Needs>(deps);

  return {
    list: (scope: Scope, filter: CategoryFilter) => list(scope, filter, store),
    find: (scope: Scope, id: number) => find(scope, id, store),
    ofChain: (caller: Caller, chainId: number) => ofChain(caller, chainId, store),

    /** What a call names that is not there: told before the mistakes of its body. */
    async unknownIn(
      scope: Scope,
      id: number | undefined,
      memberIds: readonly number[],
    ): Promise<ServiceError | null> {
      const found = id === undefined ? null : await find(scope, id, store);
      return found && !found.ok ? found.error : unreachedOf(scope, memberIds, store);
    },

    create: (scope: StaffScope, { memberIds, ...fields }: CategoryDraft) =>
      write(scope, async (repositories, audit) => {
        const id = await repositories.categories.add(scope.id, fields);
        await repositories.categories.saveMembers(scope.id, id, memberIds);
        audit("service category created", { categoryId: id });
        return find(scope, id, repositories);
      }),

    replace: (scope: StaffScope, id: number, { memberIds, ...fields }: CategoryDraft) =>
      write(scope, async (repositories, audit) => {
        const { categories } = repositories;
        if (!(await categories.hold(scope.id, id, "write"))) return err(UNKNOWN);
        await categories.save(scope.id, id, fields);
        await categories.saveMembers(scope.id, id, memberIds);
        audit("service category changed", { categoryId: id });
        return find(scope, id, repositories);
      }),

    /** A category that still has services stays (business.md 3). */
    remove: (scope: StaffScope, id: number) =>
      write(scope, async ({ categories }, audit) => {
        if (!(await categories.hold(scope.id, id, "write"))) return err(UNKNOWN);
        if (await categories.hasServices(scope.id, id)) {
          return err(invalid("id", "is a category that still has services"));
        }
        await categories.markDeleted(scope.id, id);
        audit("service category deleted", { categoryId: id });
        return ok(null);
      }),
  };
}

async function find(
  scope: Scope,
  id: number,
  { categories }: Pick<CatalogueRepositories, "categories">,
): Promise<Result<ServiceCategory, ServiceError>> {
  const category = (await categories.list(scope.id)).find((each) => each.id === id);
  return category ? ok(category) : err(UNKNOWN);
}

async function list(
  scope: Scope,
  { id, memberId }: CategoryFilter,
  store: Stored<Needs> & WithReadModel,
): Promise<Result<ServiceCategory[], ServiceError>> {
  const team = memberId === undefined ? [] : await store.readModel.team(scope.id, scope.today);
  if (memberId !== undefined && !team.some((member) => member.id === memberId)) {
    return err(notListed("Team Member not found."));
  }
  const all = await store.categories.list(scope.id);
  const narrowed = id === 0 ? all : all.filter((each) => each.id === id);
  if (id !== 0 && narrowed.length === 0) return err(UNKNOWN);
  return ok(
    memberId === undefined
      ? narrowed
      : narrowed.filter(({ memberIds }) => memberIds.some((each) => each === memberId)),
  );
}

/** The categories of those locations of a chain that the caller may enter. */
async function ofChain(
  caller: Caller,
  chainId: number,
  store: Stored<Needs> & WithReadModel,
): Promise<Result<ChainCategory[], ServiceError>> {
  const reached = await locationsOfChain(caller, chainId, store);
  if (!reached.ok) return reached;
  const ids = reached.value.map(({ id }) => authorizeLocation(id)); // titles are public
  return ok(await store.categories.listOf(ids));
}
