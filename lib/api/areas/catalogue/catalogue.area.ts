import { createCatalogueService } from "./catalogue.usecases";
import { createCatalogueWritingService } from "./catalogue-writing.usecases";
import { createCategoryService } from "./category.usecases";
import { createServiceLinksService } from "./service-links.usecases";
import type { AreaDeps } from "@/lib/api/platform/http/area";
import { addCatalogueRoutes } from "./catalogue.routes";
import { addCategoryRoutes } from "./category.routes";
import type { Api } from "@/lib/api/platform/http/endpoint";
import { addServiceLinkRoutes } from "./service-link.routes";
import { addServiceRoutes } from "./service.routes";

/** Services, their categories and who provides them (business.md 2 to 4). */
export function addCatalogueArea(api: Api, { store, log }: AreaDeps): void {
  addCatalogueRoutes(api, createCatalogueService({ ...store, readModel: store.readModel }));
  addCategoryRoutes(api, createCategoryService({ store, log }));
  addServiceLinkRoutes(api, createServiceLinksService({ store, log }));
  addServiceRoutes(api, createCatalogueWritingService({ store, log }));
}
