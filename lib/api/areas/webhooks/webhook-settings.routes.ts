import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/api/wire/paths";
import { ok } from "@/lib/domain/result";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered } from "@/lib/api/platform/http/envelope";
import {
  webhookSettingsBody,
  webhookSettingsFromWire,
  webhookSettingsSchema,
  webhookSettingsToWire,
} from "./webhook-settings.contract";
import type { WebhookSettingsUseCases } from "./webhook-settings.usecases";

const settings = {
  ...inArea("Notification Settings", "user"),
  path: "/hooks_settings/{location_id}",
} as const;

const readRoute = createRoute({
  ...settings,
  method: "get",
  summary: "Read the settings of webhooks",
  description: "Addresses, what is told to them, and the secret that signs it.",
  request: { params: locationPath },
  responses: { 200: answerOf(webhookSettingsSchema, "The settings"), ...failures(403, 404) },
});

const saveRoute = createRoute({
  ...settings,
  method: "post",
  summary: "Replace the settings of webhooks",
  description:
    "Changes are posted to each URL about 5 s after they were made, once, with 15 s to answer. " +
    "Addresses of private networks are refused when they are called, and no redirect is followed.",
  request: { params: locationPath, body: bodyOf(webhookSettingsBody) },
  responses: {
    201: answerOf(webhookSettingsSchema, "The settings"),
    ...failures(400, 403, 404, 413, 422),
  },
});

/** Mounts the settings of webhooks (business.md 13.1). */
export function addWebhookSettingsRoutes(api: Api, webhooks: WebhookSettingsUseCases): void {
  serve(api, {
    route: readRoute,
    who: staff("webhook_read_access"),
    run: async ({ scope }) => ok(await webhooks.read(scope)),
    answer: (found) => answered(webhookSettingsToWire(found)),
  });
  serve(api, {
    route: saveRoute,
    who: staff("edit_settings"),
    run: async ({ scope, body }) => ok(await webhooks.save(scope, webhookSettingsFromWire(body))),
    answer: (saved) => answered(webhookSettingsToWire(saved), null, 201),
  });
}
