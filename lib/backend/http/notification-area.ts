import { createDeliveryService } from "@/lib/backend/services/delivery-service";
import { createMailingService } from "@/lib/backend/services/mailing-service";
import { createPushSettingService } from "@/lib/backend/services/push-setting-service";
import type { AreaDeps } from "./area";
import { addDeliveryRoutes } from "./delivery-routes";
import type { Api } from "./endpoint";
import { addMailingRoutes } from "./mailing-routes";
import { addPushSettingRoutes } from "./push-setting-routes";

/** Messages to clients, and notifications of users (business.md 12). */
export function addNotificationArea(api: Api, { store, clock, log, transport }: AreaDeps): void {
  addMailingRoutes(api, createMailingService({ store, transport, log }));
  addDeliveryRoutes(api, createDeliveryService({ mailings: store.mailings, clock }));
  addPushSettingRoutes(api, createPushSettingService({ store, log }));
}
