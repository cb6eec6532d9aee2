import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Service, ServiceFields } from "@/lib/domain/salon/service";
import type { Scope, StaffScope } from "@/lib/api/platform/access";
import { lockedService, notListed, unknownIn, unseenLinks } from "./named-services.steps";
import type { NamedIds } from "./named-services.steps";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import type { CatalogueRepositories } from "./repositories.port";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import type { WithReadModel } from "@/lib/api/platform/read-model";
import type { Stored } from "@/lib/api/platform/transactional";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { LinkDraft, ServiceChange } from "./service-writing.contract";
import { linkOf, problemOf, withDefaults } from "./service-draft.rules";

type Needs = CatalogueRepositories & Pick<TeamRepositories, "team">;

type NewService = ServiceChange & { readonly links: readonly LinkDraft[] };

/** What only a partial change sets: a replacement that leaves it out keeps it (business.md 2.5). */
const SETTINGS = {
  isGroup: false,
  capacity: 1,
  isLimitedToDates: false,
  dateFrom: null,
  dateTo: null,
  searchFromSeconds: 0,
  searchToSeconds: 86_400,
  slotStepSeconds: 0,
  searchStepSeconds: 0,
  taxVariant: 0,
  vatId: 0,
} satisfies Partial<ServiceFields>;

const FIRST_CATEGORY = { title: "Services", apiId: "", weight: 0 };

export type CatalogueWritingUseCases = ReturnType<typeof createCatalogueWritingUseCases>;

/** Writes of services with who does them (business.md 2.3 to 2.6). */
export function createCatalogueWritingUseCases(deps: {
  readonly store: Stored<Needs> & WithReadModel;
  readonly log: Log;
}) {
  const { store } = deps;
  const write = auditedWrite<Needs>(deps);

  const change = (scope: StaffScope, id: number, wanted: ServiceChange) =>
    write(scope, async (repositories, audit) => {
      const done = await changed(scope, id, wanted, repositories);
      if (done.ok) audit("service changed", { serviceId: done.value.id });
      return done;
    });

  return {
    unknownIn: (scope: StaffScope, ids: NamedIds) => unknownIn(scope, ids, store),
    create: (scope: StaffScope, wanted: NewService) =>
      write(scope, async (repositories, audit) => {
        const done = await created(scope, wanted, repositories);
        if (done.ok) audit("service created", { serviceId: done.value.id });
        return done;
      }),
    /** Changes any part of a service (business.md 2.5). */
    change,
    /** Replaces it: what a create could say and this body does not is lost (business.md 2.4). */
    replace: (scope: StaffScope, id: number, wanted: NewService) =>
      change(scope, id, { fields: withDefaults(wanted.fields), links: wanted.links }),
    /** Removes a service with its links; booked appointments stay (business.md 2.6). */
    remove: (scope: StaffScope, id: number) =>
      write(scope, async (repositories, audit) => {
        const before = await lockedService(scope, id, repositories);
        if (!before.ok) return before;
        await repositories.serviceWriting.markDeleted(scope.id, before.value.id);
        audit("service deleted", { serviceId: id });
        return ok(null);
      }),
  };
}

async function created(
  scope: StaffScope,
  wanted: NewService,
  repositories: Needs,
): Promise<Result<Service, ServiceError>> {
  const fields = await placed(scope, { ...SETTINGS, ...withDefaults(wanted.fields) }, repositories);
  const problem = problemOf(fields);
  if (problem) return err(problem);
  const { serviceWriting, categories } = repositories;
  const hasCategory = await categories.hold(scope.id, fields.categoryId, "use");
  if (!hasCategory) return err(notListed("Category not found."));
  const id = await serviceWriting.add(scope.id, fields);
  const links = wanted.links.map((link) => linkOf(link, fields, []));
  await serviceWriting.saveLinks(scope.id, id, links);
  return found(scope, id, repositories);
}

async function changed(
  scope: StaffScope,
  id: number,
  wanted: ServiceChange,
  repositories: Needs,
): Promise<Result<Service, ServiceError>> {
  const { serviceWriting, categories } = repositories;
  const before = await lockedService(scope, id, repositories);
  if (!before.ok) return before;
  const fields = await placed(scope, { ...before.value, ...wanted.fields }, repositories);
  const problem = problemOf(fields);
  if (problem) return err(problem);
  const { categoryId } = fields;
  const keepsCategory = categoryId === before.value.categoryId;
  if (!keepsCategory && !(await categories.hold(scope.id, categoryId, "use"))) {
    return err(notListed("Category not found."));
  }
  const named = { ...wanted.fields, ...(wanted.fields.categoryId !== undefined && { categoryId }) };
  await serviceWriting.save(scope.id, before.value.id, named);
  if (wanted.links) {
    const links = wanted.links.map((link) => linkOf(link, fields, before.value.links));
    const unseen = await unseenLinks(scope, before.value, repositories);
    await serviceWriting.saveLinks(scope.id, before.value.id, [...links, ...unseen]);
  }
  return found(scope, before.value.id, repositories);
}

/** Programs name no category by 0: then it is the location's first, made where there is none yet. */
async function placed<Fields extends Pick<ServiceFields, "categoryId">>(
  { id }: Scope,
  fields: Fields,
  { categories }: Pick<CatalogueRepositories, "categories">,
): Promise<Fields> {
  if (fields.categoryId !== 0) return fields;
  const ids = (await categories.list(id)).map((each) => each.id);
  const first = ids.length > 0 ? Math.min(...ids) : await categories.add(id, FIRST_CATEGORY);
  return { ...fields, categoryId: first };
}

async function found(
  scope: Scope,
  id: Service["id"],
  { services }: Pick<CatalogueRepositories, "services">,
): Promise<Result<Service, ServiceError>> {
  const service = await services.find(scope.id, id);
  return service ? ok(service) : err(notListed("Service not found."));
}
