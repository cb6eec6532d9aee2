import { createChainService } from "@/lib/backend/services/chain-service";
import { createJournalSettingsService } from "@/lib/backend/services/journal-settings-service";
import { createLocationService } from "@/lib/backend/services/location-service";
import { createLocationWritingService } from "@/lib/backend/services/location-writing-service";
import type { AreaDeps } from "./area";
import { addChainRoutes } from "./chain-routes";
import type { Api } from "./endpoint";
import { addJournalSettingsRoutes } from "./journal-settings-routes";
import { addLocationRoutes } from "./location-routes";
import { addLocationWritingRoutes } from "./location-writing-routes";

/** Locations, their journal settings, and chains (schedule.md 2, 14). */
export function addLocationArea(api: Api, { store, clock, log }: AreaDeps): void {
  const { readModel } = store;
  const locations = createLocationService({ store, readModel, clock });
  addLocationRoutes(api, locations);
  addLocationWritingRoutes(api, createLocationWritingService({ store, locations, log }));
  addJournalSettingsRoutes(api, createJournalSettingsService({ store, log }));
  addChainRoutes(api, createChainService({ store }));
}
