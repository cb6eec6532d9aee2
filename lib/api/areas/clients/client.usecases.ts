import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { ClientOrder, ClientQuery } from "@/lib/domain/salon/client-filter";
import { seesClientPhones } from "@/lib/domain/salon/client-rights";
import type { StaffScope } from "@/lib/api/platform/access";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { ClientView } from "./clients.contract";
import { readClientFilters } from "./client-search.contract";
import type { ClientRepository } from "./client.port";
import { isContact, clientViewOf, NO_CLIENT } from "./client-views.rules";
import { listFilters, timed } from "./client-search.rules";
import type { ClientListFilter } from "./client-search.rules";

export type ClientSearch = {
  readonly filters: unknown;
  readonly operation: "and" | "or";
  readonly order: ClientOrder;
  readonly isDescending: boolean;
  readonly page: number;
  readonly count: number;
};

export type ClientPage = { readonly items: readonly ClientView[]; readonly total: number };

export type ClientService = ReturnType<typeof createClientService>;

/** Reads and deletes clients (business.md 5.1, 5.2, 5.5). */
export function createClientService(deps: {
  readonly clients: ClientRepository;
  readonly log: (entry: object) => void;
}) {
  async function search(
    scope: StaffScope,
    wanted: ClientSearch,
  ): Promise<Result<ClientPage, ServiceError>> {
    const seesPhones = seesClientPhones(scope.access);
    const filters = readClientFilters(wanted.filters, seesPhones);
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

  async function page(scope: StaffScope, query: ClientQuery): Promise<ClientPage> {
    const { items, total } = await deps.clients.search(scope.id, query);
    return { items: items.map((client) => clientViewOf(scope, client)), total };
  }

  async function find(scope: StaffScope, id: number): Promise<Result<ClientView, ServiceError>> {
    const client = await deps.clients.find(scope.id, id);
    return client ? ok(clientViewOf(scope, client)) : err(NO_CLIENT);
  }

  /** Why nothing can be done with the client of a path; null when it can. */
  const problemOf = async (scope: StaffScope, id: number | undefined) =>
    id !== undefined && (await deps.clients.find(scope.id, id)) ? null : NO_CLIENT;

  /** Deletes softly: his appointments keep his name, his phone becomes free. */
  async function remove(scope: StaffScope, id: number): Promise<Result<void, ServiceError>> {
    const problem = await problemOf(scope, id);
    if (problem) return err(problem);
    if (!(await deps.clients.markDeleted(scope.id, id, scope.now))) return err(NO_CLIENT);
    deps.log({ event: "client deleted", locationId: scope.id, userId: scope.user.id, id });
    return ok(undefined);
  }

  return { search, list, find, problemOf, remove };
}

const BAD_FILTER: ServiceError = {
  kind: "bad_request",
  message: "Invalid filter value",
  errors: { filters: ["Invalid filter state value"] },
};
