import { createCatalogueService } from "@/lib/backend/services/catalogue-service";
import { createCatalogueWritingService } from "@/lib/backend/services/catalogue-writing-service";
import { createCategoryService } from "@/lib/backend/services/category-service";
import { createServiceLinksService } from "@/lib/backend/services/service-links-service";
import type { AreaDeps } from "./area";
import { addCatalogueRoutes } from "./catalogue-routes";
import { addCategoryRoutes } from "./category-routes";
import type { Api } from "./endpoint";
import { addServiceLinkRoutes } from "./service-link-routes";
import { addServiceRoutes } from "./service-routes";

/** Services, their categories and who provides them (business.md 2 to 4). */
export function addCatalogueArea(api: Api, { store, log }: AreaDeps): void {
  addCatalogueRoutes(api, createCatalogueService({ ...store, readModel: store.readModel }));
  addCategoryRoutes(api, createCategoryService({ store, log }));
  addServiceLinkRoutes(api, createServiceLinksService({ store, log }));
  addServiceRoutes(api, createCatalogueWritingService({ store, log }));
}
