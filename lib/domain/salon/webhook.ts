import type { UserId } from "@/lib/domain/ids";

/** The kinds of things that webhooks can be asked about, in the words of business.md 13.1. */
export const HOOK_SWITCHES = [
  "salon",
  "service_category",
  "service",
  "master",
  "client",
  "record",
  "good",
  "goods_operations_sale",
  "goods_operations_receipt",
  "goods_operations_consumable",
  "goods_operations_stolen",
  "goods_operations_move",
  "finances_operation",
] as const;

export type WebhookSwitch = (typeof HOOK_SWITCHES)[number];

/** What a webhook tells of (business.md 13.2); goods and finances do not exist here. */
export type WebhookResource =
  | "salon"
  | "service_category"
  | "service"
  | "staff"
  | "client"
  | "record"
  | "schedule";

export type WebhookStatus = "create" | "update" | "delete";

export type WebhookChange = {
  readonly resource: WebhookResource;
  readonly id: number;
  readonly status: WebhookStatus;
};

export type WebhookSettings = {
  readonly urls: readonly string[];
  readonly isActive: boolean;
  readonly switches: readonly WebhookSwitch[];
  /** Also what the owner of the settings changes themselves, through the same application. */
  readonly sendsOwn: boolean;
};

/** Settings with their secret and the user and application that saved them. */
export type OwnedWebhookSettings = WebhookSettings & {
  readonly secret: string;
  readonly userId: UserId;
  readonly partnerId: number;
};

const SWITCH_OF: Readonly<Record<WebhookResource, WebhookSwitch>> = {
  salon: "salon",
  service_category: "service_category",
  service: "service",
  staff: "master",
  client: "client",
  record: "record",
  schedule: "master", // has no switch of its own: inferred
};

/** The switch that lets a resource through. */
export function switchOf(resource: WebhookResource): WebhookSwitch {
  return SWITCH_OF[resource];
}

/**
 * The changes of one transaction, one for each thing: what is new stays new when it is changed at
 * once, and what is deleted is deleted.
 */
export function mergedChanges(changes: readonly WebhookChange[]): WebhookChange[] {
  const merged = new Map<string, WebhookChange>();
  for (const change of changes) {
    const key = `${change.resource}/${change.id}`;
    const known = merged.get(key);
    const isStillNew = known?.status === "create" && change.status === "update";
    if (!isStillNew) merged.set(key, change);
  }
  return [...merged.values()];
}
