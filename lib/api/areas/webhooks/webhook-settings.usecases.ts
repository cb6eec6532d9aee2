import { randomBytes } from "node:crypto";
import type { WebhookSettings } from "@/lib/domain/salon/webhook";
import type { StaffScope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import type { WebhookRepositories } from "./repositories.port";
import type { Stored } from "@/lib/api/platform/transactional";

type Needs = WebhookRepositories;

const NONE = { urls: [], isActive: false, switches: [], sendsOwn: false, secret: "" } as const;

type ShownSettings = WebhookSettings & { readonly secret: string };

export type WebhookSettingsUseCases = ReturnType<typeof createWebhookSettingsUseCases>;

/** Where a location's webhooks go (business.md 13.1). */
export function createWebhookSettingsUseCases(deps: {
  readonly store: Stored<Needs>;
  readonly log: Log;
}) {
  const write = auditedWrite<Needs>(deps);

  async function read(scope: StaffScope): Promise<ShownSettings> {
    return (await deps.store.webhooks.find(scope.id)) ?? NONE;
  }

  /** Replaces the settings; whoever saves them owns them. The secret is made once. */
  function save(scope: StaffScope, settings: WebhookSettings): Promise<ShownSettings> {
    const { user, caller } = scope;
    return write(scope, async ({ webhooks }, audit) => {
      const saved = await webhooks.save(scope.id, {
        ...settings,
        secret: randomBytes(32).toString("base64url"),
        userId: user.id,
        partnerId: caller.partner.id,
      });
      audit("webhooks set");
      return saved;
    });
  }

  return { read, save };
}
