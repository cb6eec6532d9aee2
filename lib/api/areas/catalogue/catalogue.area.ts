import type { DataAccess } from "@/lib/data/data-access";
import { defineArea } from "@/lib/api/platform/area";
import type { AreaDeps } from "@/lib/api/platform/area";
import type { ChainLocations } from "./chain-locations.port";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import { addCatalogueRoutes } from "./catalogue.routes";
import { createCatalogueUseCases } from "./catalogue.usecases";
import { createCatalogueWritingUseCases } from "./catalogue-writing.usecases";
import { addCategoryRoutes } from "./category.routes";
import { createCategoryRepository } from "./category.store";
import { createCategoryUseCases } from "./category.usecases";
import type { CatalogueRepositories } from "./repositories.port";
import { addServiceLinkRoutes } from "./service-link.routes";
import { createServiceLinksUseCases } from "./service-links.usecases";
import { addServiceRoutes } from "./service.routes";
import { createServiceRepository } from "./service.store";
import { createServiceWriting } from "./service-writing.store";

type Deps = AreaDeps<
  CatalogueRepositories & Pick<TeamRepositories, "team"> & { readonly locations: ChainLocations }
>;

/** Services, their categories and who provides them (business.md 2 to 4). */
export const catalogueArea = defineArea({
  stores: (access: DataAccess): CatalogueRepositories => ({
    services: createServiceRepository(access),
    serviceWriting: createServiceWriting(access),
    categories: createCategoryRepository(access),
  }),
  routes: (api, { store, log }: Deps) => {
    addCatalogueRoutes(api, createCatalogueUseCases(store));
    addCategoryRoutes(api, createCategoryUseCases({ store, log }));
    addServiceLinkRoutes(api, createServiceLinksUseCases({ store, log }));
    addServiceRoutes(api, createCatalogueWritingUseCases({ store, log }));
  },
  webhookNotes: {
    serviceWriting: {
      add: (_, id) => [{ resource: "service", id, status: "create" }],
      save: ([, id]) => [{ resource: "service", id, status: "update" }],
      saveLinks: ([, id]) => [{ resource: "service", id, status: "update" }],
      saveResources: ([, id]) => [{ resource: "service", id, status: "update" }],
      saveTranslations: ([, id]) => [{ resource: "service", id, status: "update" }],
      markDeleted: ([, id]) => [{ resource: "service", id, status: "delete" }],
    },
    categories: {
      add: (_, id) => [{ resource: "service_category", id, status: "create" }],
      save: ([, id]) => [{ resource: "service_category", id, status: "update" }],
      saveMembers: ([, id]) => [{ resource: "service_category", id, status: "update" }],
      markDeleted: ([, id]) => [{ resource: "service_category", id, status: "delete" }],
    },
  },
  listedRefusals: [
    "/company/{location_id}/service_categories",
    "/company/{location_id}/service_categories/{id}",
    "/company/{location_id}/services",
    "/company/{location_id}/services/links",
    "/company/{location_id}/services/{service_id}",
    "/company/{location_id}/services/{service_id}/staff",
    "/company/{location_id}/services/{service_id}/staff/{team_member_id}",
    "/service_categories/{location_id}",
    "/service_categories/{location_id}/{id}",
    "/service_category/{location_id}/{id}",
    "/services/{location_id}",
    "/services/{location_id}/{service_id}",
  ],
});
