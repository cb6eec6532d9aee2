import type { DataAccess } from "@/lib/data/data-access";
import { defineArea } from "@/lib/api/platform/area";
import type { AreaDeps } from "@/lib/api/platform/area";
import type { WebhookRepositories } from "./repositories.port";
import { addWebhookSettingsRoutes } from "./webhook-settings.routes";
import { createWebhookSettingsUseCases } from "./webhook-settings.usecases";
import { createWebhookRepository } from "./webhooks.store";

/** Webhooks and their settings (business.md 13). */
export const webhooksArea = defineArea({
  stores: (access: DataAccess): WebhookRepositories => ({
    webhooks: createWebhookRepository(access),
  }),
  routes: (api, deps: AreaDeps<WebhookRepositories>) =>
    addWebhookSettingsRoutes(api, createWebhookSettingsUseCases(deps)),
});
