import type { UserId } from "../ids";

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

export type HookSwitch = (typeof HOOK_SWITCHES)[number];

/** What a webhook tells of (business.md 13.2); goods and finances do not exist here. */
export type HookResource =
  | "salon"
  | "service_category"
  | "service"
  | "staff"
  | "client"
  | "record"
  | "schedule";

export type HookStatus = "create" | "update" | "delete";

export type HookChange = {
  readonly resource: HookResource;
  readonly id: number;
  readonly status: HookStatus;
};

export type HookSettings = {
  readonly urls: readonly string[];
  readonly isActive: boolean;
  readonly switches: readonly HookSwitch[];
  /** Also what the owner of the settings changes themselves, through the same application. */
  readonly sendsOwn: boolean;
};

/** Settings with their secret and the user and application that saved them. */
export type OwnedHookSettings = HookSettings & {
  readonly secret: string;
  readonly userId: UserId;
  readonly partnerId: number;
};

const SWITCH_OF: Readonly<Record<HookResource, HookSwitch>> = {
  salon: "salon",
  service_category: "service_category",
  service: "service",
  staff: "master",
  client: "client",
  record: "record",
  schedule: "master", // has no switch of its own: inferred
};

/** The switch that lets a resource through. */
export function switchOf(resource: HookResource): HookSwitch {
  return SWITCH_OF[resource];
}

/**
 * The changes of one transaction, one for each thing: what is new stays new when it is changed at
 * once, and what is deleted is deleted.
 */
export function mergedChanges(changes: readonly HookChange[]): HookChange[] {
  const merged = new Map<string, HookChange>();
  for (const change of changes) {
    const key = `${change.resource}/${change.id}`;
    const known = merged.get(key);
    const isStillNew = known?.status === "create" && change.status === "update";
    if (!isStillNew) merged.set(key, change);
  }
  return [...merged.values()];
}
