import { createDeliveryService } from "./delivery.usecases";
import { createMailingService } from "./mailing.usecases";
import { createPushSettingService } from "./push-setting.usecases";
import type { AreaDeps } from "@/lib/api/platform/http/area";
import { addDeliveryRoutes } from "./delivery.routes";
import type { Api } from "@/lib/api/platform/http/endpoint";
import { addMailingRoutes } from "./mailing.routes";
import { addPushSettingRoutes } from "./push-setting.routes";

/** Messages to clients, and notifications of users (business.md 12). */
export function addNotificationArea(api: Api, { store, clock, log, transport }: AreaDeps): void {
  addMailingRoutes(api, createMailingService({ store, transport, log }));
  addDeliveryRoutes(api, createDeliveryService({ mailings: store.mailings, clock }));
  addPushSettingRoutes(api, createPushSettingService({ store, log }));
}
