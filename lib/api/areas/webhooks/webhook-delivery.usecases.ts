import { setMaxListeners } from "node:events";
import { authorizeLocation } from "@/lib/domain/ids";
import type { LocationId } from "@/lib/domain/ids";
import type { WebhookChange } from "@/lib/domain/salon/webhook";
import type { Caller } from "@/lib/api/platform/access";
import type { Log } from "@/lib/api/platform/audit-log";
import { failureOf } from "@/lib/api/platform/failure-log";
import type { UserRepositories } from "@/lib/api/areas/users/repositories.port";
import type { DueWebhook, WebhookDelivery, WebhookDeliveryOptions } from "./webhooks.port";
import type { WebhookRepositories } from "./repositories.port";
import { locationsWith, PATHS, signatureOf } from "./webhook-delivery.rules";

/** Seconds after the event (business.md 13.2). */
const DELAY = 5;
const LOOK_EVERY_MS = 1000;
const BATCH = 20;
const MAX_UNDERWAY = 100;

/** So that a slow receiver of one location leaves room for the others. */
const MAX_OF_LOCATION = 20;

/** Deliveries underway at the end of the process get so long. */
const GRACE_MS = 3000;

type Deps = WebhookDeliveryOptions & {
  readonly store: WebhookRepositories & Pick<UserRepositories, "users">;
  /** What a GET of the API answers a caller as `data`; undefined where it answers no success. */
  readonly read: (caller: Caller, path: string) => Promise<unknown>;
  readonly log: Log;
};

/**
 * Delivers the outbox of webhooks: once, whatever the answer (business.md 13.2). Only where the
 * process ends before there is an answer, the next start delivers again.
 */
export function startWebhookDelivery(deps: Deps): WebhookDelivery {
  const underway = new Map<Promise<void>, LocationId>();
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal); // one for each delivery underway
  let looking: Promise<unknown> = Promise.resolve();
  let isStopped = false;

  async function look(): Promise<number> {
    const room = Math.min(BATCH, MAX_UNDERWAY - underway.size);
    if (isStopped || room <= 0) return 0;
    const busy = locationsWith(MAX_OF_LOCATION, underway.values());
    const due = await deps.store.webhooks.claimDue(deps.delay ?? DELAY, room, busy);
    for (const webhook of due) {
      const delivery = deliver(deps, webhook, stopping.signal)
        .catch((error: unknown) => note(deps, webhook, { message: failureOf(error).message }))
        .finally(() => underway.delete(delivery));
      underway.set(delivery, webhook.locationId);
    }
    return due.length;
  }

  const settle = async (): Promise<void> => {
    await Promise.all(underway.keys());
  };

  const inTurn = (): Promise<number> => {
    const turn = looking.then(look);
    looking = turn.catch((error: unknown) => {
      deps.log({ event: "failed", path: "webhooks", message: failureOf(error).message });
    });
    return turn;
  };

  const end = (deps.every ?? interval)(LOOK_EVERY_MS, () => void inTurn().catch(() => {})); // logged

  return {
    look: inTurn,
    settle,
    async stop() {
      isStopped = true;
      end();
      await looking;
      const late = setTimeout(() => stopping.abort(), GRACE_MS);
      await settle();
      clearTimeout(late);
    },
  };
}

function interval(ms: number, work: () => void): () => void {
  const timer = setInterval(work, ms);
  timer.unref();
  return () => clearInterval(timer);
}

async function deliver(deps: Deps, webhook: DueWebhook, signal: AbortSignal): Promise<void> {
  const { locationId, change, settings } = webhook;
  const owner = await ownerOf(deps, webhook);
  if (!owner) {
    note(deps, webhook, { message: "Who saved the settings has no access any more" });
    return;
  }
  const body = JSON.stringify({
    company_id: locationId,
    resource: change.resource,
    resource_id: change.id,
    status: change.status,
    data: await dataOf(deps, owner, locationId, change),
  });
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "user-agent": "Chairtime",
    "x-chairtime-signature": signatureOf(body, settings.secret),
  };
  const cutOff: string[] = [];
  await Promise.all(
    settings.urls.map(async (url) => {
      try {
        const status = await deps.send({ url, body, headers, signal });
        if (status < 200 || status > 299) note(deps, webhook, { url, status });
      } catch (error) {
        if (signal.aborted) cutOff.push(url);
        else
          note(deps, webhook, {
            url,
            message: error instanceof Error ? error.message : "No answer",
          });
      }
    }),
  );
  if (cutOff.length > 0) await deps.store.webhooks.putBack(webhook, cutOff);
}

/** Whoever saved the settings, with the rights they have by now. */
async function ownerOf(deps: Deps, { locationId, settings }: DueWebhook): Promise<Caller | null> {
  const found = await deps.store.users.find(authorizeLocation(locationId), settings.userId);
  if (!found?.membership.isApproved) return null;
  const { id, name, phone, email, membership } = found;
  return {
    partner: { id: settings.partnerId, locationIds: [locationId] },
    user: { id, name, phone, email, access: [membership.access] },
  };
}

/** What the GET answers the owner; of what they cannot read, or is gone, only the id (inferred). */
async function dataOf(
  deps: Deps,
  owner: Caller,
  location: LocationId,
  { resource, id }: WebhookChange,
): Promise<unknown> {
  if (resource === "schedule") return [];
  const path = PATHS[resource].replace("{location}", `${location}`).replace("{id}", `${id}`);
  return (await deps.read(owner, path)) ?? { id };
}

/** Only the host: an address may hold a token. */
function note(
  { log }: Deps,
  { locationId, change }: DueWebhook,
  outcome: { url?: string; status?: number; message?: string },
): void {
  const { url, ...rest } = outcome;
  const host = url === undefined ? {} : { host: new URL(url).host };
  log({ event: "webhook not delivered", locationId, ...change, ...host, ...rest });
}
