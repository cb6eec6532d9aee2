import { DEFAULT_DURATION } from "@/lib/contract/service-writing";
import type { LinkDraft, ServiceChange } from "@/lib/contract/service-writing";
import { serviceId } from "@/lib/domain/ids";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Service, ServiceFields, ServiceLink } from "@/lib/domain/salon/service";
import type { Scope, StaffScope } from "./access-service";
import type { Repositories, Store } from "./ports";
import { memberFor } from "./reach";
import { invalid } from "./service-error";
import type { ServiceError } from "./service-error";

type NewService = ServiceChange & { readonly links: readonly LinkDraft[] };

/** What the body of a create leaves out (business.md 2.3). */
const DEFAULTS = {
  bookingTitle: "",
  priceMin: 0,
  duration: DEFAULT_DURATION,
  technicalBreak: null,
  discount: 0,
  comment: "",
  weight: 0,
  isBookableOnline: true,
  apiId: "",
} satisfies Partial<ServiceFields>;

/** What only a partial change sets: a replacement that leaves it out keeps it (business.md 2.5). */
const SETTINGS = {
  isGroup: false,
  capacity: 1,
  isLimitedToDates: false,
  dateFrom: null,
  dateTo: null,
  searchFrom: 0,
  searchTo: 86_400,
  slotStep: 0,
  searchStep: 0,
  taxVariant: 0,
  vatId: 0,
} satisfies Partial<ServiceFields>;

export type CatalogueWritingService = ReturnType<typeof createCatalogueWritingService>;

/** Writes of services with who does them (business.md 2.3 to 2.6). */
export function createCatalogueWritingService(deps: {
  readonly store: Store;
  readonly log: (entry: object) => void;
}) {
  const { store } = deps;
  const note = (event: string, scope: StaffScope, id: number) =>
    deps.log({ event, locationId: scope.id, userId: scope.user.id, serviceId: id });

  /** A service, category or member of the call that the location does not know; bodies come later. */
  async function unknownIn(
    scope: StaffScope,
    ids: {
      readonly serviceId?: number | undefined;
      readonly categoryId?: number | undefined;
      readonly memberIds: readonly number[];
    },
  ): Promise<ServiceError | null> {
    if (ids.serviceId !== undefined) {
      const service = await store.services.find(scope.id, serviceId(ids.serviceId));
      if (!service) return notListed("Service not found.");
    }
    if (ids.categoryId !== undefined) {
      const categories = await store.categories.list(scope.id);
      const isKnown = categories.some((each) => each.id === ids.categoryId);
      if (!isKnown) return notListed("Category not found.");
    }
    return unreachedOf(scope, ids.memberIds, store);
  }

  async function create(
    scope: StaffScope,
    wanted: NewService,
  ): Promise<Result<Service, ServiceError>> {
    const fields = { ...SETTINGS, ...withDefaults(wanted.fields) };
    const problem = problemOf(fields);
    if (problem) return err(problem);
    const created = await store.transaction(scope.id, async (repositories) => {
      const { serviceWriting, categories } = repositories;
      const hasCategory = await categories.hold(scope.id, fields.categoryId, "use");
      if (!hasCategory) return err(notListed("Category not found."));
      const id = await serviceWriting.add(scope.id, fields);
      const links = wanted.links.map((link) => linkOf(link, fields, []));
      await serviceWriting.saveLinks(scope.id, id, links);
      return found(scope, id, repositories);
    });
    if (created.ok) note("service created", scope, created.value.id);
    return created;
  }

  /** Replaces a service: what a create could say and this body does not is lost (business.md 2.4). */
  function replace(scope: StaffScope, id: number, wanted: NewService) {
    return change(scope, id, { fields: withDefaults(wanted.fields), links: wanted.links });
  }

  /** Changes any part of a service (business.md 2.5). */
  async function change(
    scope: StaffScope,
    id: number,
    wanted: ServiceChange,
  ): Promise<Result<Service, ServiceError>> {
    const changed = await store.transaction(scope.id, async (repositories) => {
      const { serviceWriting, categories } = repositories;
      const before = await lockedService(scope, id, repositories);
      if (!before.ok) return before;
      const fields = { ...before.value, ...wanted.fields };
      const problem = problemOf(fields);
      if (problem) return err(problem);
      const { categoryId } = fields;
      const keepsCategory = categoryId === before.value.categoryId;
      if (!keepsCategory && !(await categories.hold(scope.id, categoryId, "use"))) {
        return err(notListed("Category not found."));
      }
      await serviceWriting.save(scope.id, before.value.id, wanted.fields);
      if (wanted.links) {
        const links = wanted.links.map((link) => linkOf(link, fields, before.value.links));
        await serviceWriting.saveLinks(scope.id, before.value.id, links);
      }
      return found(scope, before.value.id, repositories);
    });
    if (changed.ok) note("service changed", scope, id);
    return changed;
  }

  /** Removes a service with its links; booked appointments stay (business.md 2.6). */
  async function remove(scope: StaffScope, id: number): Promise<Result<null, ServiceError>> {
    const removed = await store.transaction(scope.id, async (repositories) => {
      const before = await lockedService(scope, id, repositories);
      if (!before.ok) return before;
      await repositories.serviceWriting.markDeleted(scope.id, before.value.id);
      return ok(null);
    });
    if (removed.ok) note("service deleted", scope, id);
    return removed;
  }

  return { unknownIn, create, replace, change, remove };
}

/** A service that nobody else changes until the transaction ends. */
export async function lockedService(
  scope: Scope,
  id: number,
  { services, serviceWriting }: Repositories,
): Promise<Result<Service, ServiceError>> {
  await serviceWriting.lock(scope.id, serviceId(id));
  const service = await services.find(scope.id, serviceId(id));
  return service ? ok(service) : err(notListed("Service not found."));
}

/** The first of these members that the location does not know or the user does not reach. */
export async function unreachedOf(
  scope: Scope,
  memberIds: readonly number[],
  { readModel }: Pick<Store, "readModel">,
): Promise<ServiceError | null> {
  if (memberIds.length === 0) return null;
  const team = (await readModel.team(scope.id, scope.today)).filter((each) => !each.isRemoved);
  for (const id of memberIds) {
    const member = memberFor(scope, team, id, "read");
    if (!member.ok) {
      const isUnknown = member.error.kind === "not_found";
      return isUnknown ? notListed("Team Member not found.") : member.error;
    }
  }
  return null;
}

/** A refusal that also stands in the list of messages (business.md 2.2). */
export function notListed(message: string): ServiceError {
  return { kind: "not_found", message, details: [message] };
}

async function found(
  scope: Scope,
  id: Service["id"],
  { services }: Repositories,
): Promise<Result<Service, ServiceError>> {
  const service = await services.find(scope.id, id);
  return service ? ok(service) : err(notListed("Service not found."));
}

type Required = Pick<ServiceFields, keyof typeof DEFAULTS | "title" | "categoryId" | "priceMax">;

function withDefaults(fields: Partial<ServiceFields>): Partial<ServiceFields> & Required {
  const priceMax = fields.priceMax ?? fields.priceMin ?? 0;
  const { title = "", categoryId = 0 } = fields; // the body's schema demands both
  return { ...DEFAULTS, ...fields, title, categoryId, priceMax };
}

function problemOf(fields: ServiceFields): ServiceError | null {
  if (fields.priceMax < fields.priceMin) {
    return invalid("price_max", "must not be below price_min");
  }
  if (fields.searchTo < fields.searchFrom) {
    return invalid("seance_search_finish", "must not be before seance_search_start");
  }
  if (fields.dateFrom !== null && fields.dateTo !== null && fields.dateTo < fields.dateFrom) {
    return invalid("date_to", "must not be before date_from");
  }
  return null;
}

/** A price of the pair is set by the bulk call alone (business.md 4.4): it stays. */
function linkOf(
  { memberId, length, cardId }: LinkDraft,
  { duration }: Pick<ServiceFields, "duration">,
  before: readonly ServiceLink[],
): ServiceLink {
  const price = before.find((each) => each.memberId === memberId)?.price ?? null;
  return { memberId, length: length ?? duration, cardId, price };
}
