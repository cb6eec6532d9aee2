import { randomBytes } from "node:crypto";
import type { HookSettings } from "@/lib/domain/salon/hook";
import type { StaffScope } from "@/lib/api/platform/access";
import type { WebhookRepositories } from "./repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";

type Needs = WebhookRepositories;

const NONE = { urls: [], isActive: false, switches: [], sendsOwn: false, secret: "" } as const;

type ShownSettings = HookSettings & { readonly secret: string };

export type HookSettingsService = ReturnType<typeof createHookSettingsService>;

/** Where a location's webhooks go (business.md 13.1). */
export function createHookSettingsService(deps: {
  readonly store: Stored<Needs>;
  readonly log: (entry: object) => void;
}) {
  async function read(scope: StaffScope): Promise<ShownSettings> {
    return (await deps.store.hooks.find(scope.id)) ?? NONE;
  }

  /** Replaces the settings; whoever saves them owns them. The secret is made once. */
  async function save(scope: StaffScope, settings: HookSettings): Promise<ShownSettings> {
    const { user, caller } = scope;
    const saved = await deps.store.hooks.save(scope.id, {
      ...settings,
      secret: randomBytes(32).toString("base64url"),
      userId: user.id,
      partnerId: caller.partner.id,
    });
    deps.log({ event: "webhooks set", locationId: scope.id, userId: user.id });
    return saved;
  }

  return { read, save };
}
