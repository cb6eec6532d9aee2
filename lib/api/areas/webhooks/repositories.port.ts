import type { HookRepository } from "./webhooks.port";

/** What the area keeps. */
export type WebhookRepositories = {
  readonly hooks: HookRepository;
};
