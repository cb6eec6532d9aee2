import { createChainService } from "./chain.usecases";
import { createJournalSettingsService } from "./journal-settings.usecases";
import { createLocationService } from "./location.usecases";
import { createLocationWritingService } from "./location-writing.usecases";
import type { AreaDeps } from "@/lib/api/platform/http/area";
import { addChainRoutes } from "./chain.routes";
import type { Api } from "@/lib/api/platform/http/endpoint";
import { addJournalSettingsRoutes } from "./journal-settings.routes";
import { addLocationRoutes } from "./location.routes";
import { addLocationWritingRoutes } from "./location-writing.routes";

/** Locations, their journal settings, and chains (schedule.md 2, 14). */
export function addLocationArea(api: Api, { store, clock, log }: AreaDeps): void {
  const { readModel } = store;
  const locations = createLocationService({ store, readModel, clock });
  addLocationRoutes(api, locations);
  addLocationWritingRoutes(api, createLocationWritingService({ store, locations, log }));
  addJournalSettingsRoutes(api, createJournalSettingsService({ store, log }));
  addChainRoutes(api, createChainService({ store }));
}
