import type { DataAccess } from "@/lib/data/data-access";
import { defineArea } from "@/lib/api/platform/area";
import type { AreaDeps } from "@/lib/api/platform/area";
import type { ClientRepositories } from "@/lib/api/areas/clients/repositories.port";
import { addClientMergeRoutes } from "./client-merge.routes";
import { createClientMergeRepository } from "./client-merge.store";
import { createClientMergeUseCases } from "./client-merge.usecases";
import type { ClientMergeRepositories } from "./repositories.port";

/** Clients who are one person (business.md 5.7). */
export const clientMergesArea = defineArea({
  stores: (access: DataAccess): ClientMergeRepositories => ({
    clientMerges: createClientMergeRepository(access),
  }),
  routes: (
    api,
    { store, log }: AreaDeps<ClientMergeRepositories & Pick<ClientRepositories, "clients">>,
  ) => {
    addClientMergeRoutes(api, createClientMergeUseCases({ store, log }));
  },
  webhookNotes: {
    clientMerges: { restore: ([, id]) => [{ resource: "client", id, status: "create" }] },
  },
});
