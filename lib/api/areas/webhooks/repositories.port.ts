import type { WebhookRepository } from "./webhooks.port";

/** What the area keeps. */
export type WebhookRepositories = {
  readonly webhooks: WebhookRepository;
};
