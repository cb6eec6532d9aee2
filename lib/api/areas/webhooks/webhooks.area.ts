import type { DataAccess } from "@/lib/data/data-access";
import { defineArea } from "@/lib/api/platform/area";
import type { AreaDeps } from "@/lib/api/platform/area";
import type { WebhookRepositories } from "./repositories.port";
import { addWebhookSettingsRoutes } from "./webhook-settings.routes";
import { createHookSettingsService } from "./webhook-settings.usecases";
import { createHookRepository } from "./webhooks.store";

/** Webhooks and their settings (business.md 13). */
export const webhooksArea = defineArea({
  stores: (access: DataAccess): WebhookRepositories => ({ hooks: createHookRepository(access) }),
  routes: (api, deps: AreaDeps<WebhookRepositories>) =>
    addWebhookSettingsRoutes(api, createHookSettingsService(deps)),
});
