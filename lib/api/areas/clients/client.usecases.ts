import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { ClientOrder, ClientQuery } from "@/lib/domain/salon/client-filter";
import { seesClientPhones } from "@/lib/domain/salon/client-rights";
import { phonePartsAt } from "@/lib/phone/phone-at";
import type { StaffScope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { Stored } from "@/lib/api/platform/transactional";
import type { ClientView } from "./clients.contract";
import { readClientFilters } from "./client-search.contract";
import { isContact, clientViewOf, NO_CLIENT } from "./client-views.rules";
import { listFilters, timed } from "./client-search.rules";
import type { ClientListFilter } from "./client-search.rules";
import type { ClientRepositories } from "./repositories.port";

type Needs = Pick<ClientRepositories, "clients">;

export type ClientSearch = {
  readonly filters: unknown;
  readonly operation: "and" | "or";
  readonly order: ClientOrder;
  readonly isDescending: boolean;
  readonly page: number;
  readonly count: number;
};

export type ClientPage = { readonly items: readonly ClientView[]; readonly total: number };

export type ClientUseCases = ReturnType<typeof createClientUseCases>;

/** Reads and deletes clients (business.md 5.1, 5.2, 5.5). */
export function createClientUseCases(deps: { readonly store: Stored<Needs>; readonly log: Log }) {
  const { clients } = deps.store;
  const write = auditedWrite<Needs>(deps);
  const page = (scope: StaffScope, query: ClientQuery) => pageOf(scope, query, deps.store);

  async function search(
    scope: StaffScope,
    wanted: ClientSearch,
  ): Promise<Result<ClientPage, ServiceError>> {
    const seesPhones = seesClientPhones(scope.access);
    const partsOf = (text: string) => (seesPhones ? phonePartsAt(scope.location, text) : []);
    const filters = readClientFilters(wanted.filters, partsOf);
    if (filters === null) return err(BAD_FILTER);
    const order = !seesPhones && isContact(wanted.order) ? "id" : wanted.order;
    return ok(
      await page(scope, {
        filters: filters.map((filter) => timed(scope.location.timeZone, filter)),
        operation: wanted.operation,
        order,
        isDescending: wanted.isDescending,
        offset: (wanted.page - 1) * wanted.count,
        limit: wanted.count,
      }),
    );
  }

  async function list(scope: StaffScope, filter: ClientListFilter): Promise<ClientPage> {
    return page(scope, {
      filters: listFilters(scope, filter),
      operation: "and",
      order: "id",
      isDescending: false,
      offset: (filter.page - 1) * filter.count,
      limit: filter.count,
    });
  }

  async function find(scope: StaffScope, id: number): Promise<Result<ClientView, ServiceError>> {
    const client = await clients.find(scope.id, id);
    return client ? ok(clientViewOf(scope, client)) : err(NO_CLIENT);
  }

  /** Why nothing can be done with the client of a path; null when it can. */
  const problemOf = async (scope: StaffScope, id: number | undefined) =>
    id !== undefined && (await clients.find(scope.id, id)) ? null : NO_CLIENT;

  /** Deletes softly: their appointments keep the name, the phone becomes free. */
  async function remove(scope: StaffScope, id: number): Promise<Result<void, ServiceError>> {
    const problem = await problemOf(scope, id);
    if (problem) return err(problem);
    return write(scope, async (repositories, audit) => {
      const isGone = await repositories.clients.markDeleted(scope.id, id, scope.now);
      if (!isGone) return err(NO_CLIENT);
      audit("client deleted", { id });
      return ok(undefined);
    });
  }

  return { search, list, find, problemOf, remove };
}

async function pageOf(
  scope: StaffScope,
  query: ClientQuery,
  { clients }: Needs,
): Promise<ClientPage> {
  const { items, total } = await clients.search(scope.id, query);
  return { items: items.map((client) => clientViewOf(scope, client)), total };
}

const BAD_FILTER: ServiceError = {
  kind: "bad_request",
  message: "Invalid filter value",
  errors: { filters: ["Invalid filter state value"] },
};
