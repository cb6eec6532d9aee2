import type { DataAccess } from "@/lib/data/data-access";
import { defineArea } from "@/lib/api/platform/area";
import type { ResourceRepositories } from "./repositories.port";
import { createResourceRepository } from "./resource.store";

/** What services need and appointments hold (business.md 6.5); events list them. */
export const resourcesArea = defineArea({
  stores: (access: DataAccess): ResourceRepositories => ({
    resources: createResourceRepository(access),
  }),
  routes: () => {},
});
