import { and, eq, sql } from "drizzle-orm";
import { causers } from "@/lib/api/platform/causer";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import { mergedChanges, switchOf } from "@/lib/domain/salon/webhook";
import type { WebhookChange } from "@/lib/domain/salon/webhook";
import type { Connection, Database } from "@/lib/data/connection";
import { webhookSettings } from "@/lib/data/schema/webhooks";
import type { WriteSet } from "@/lib/data/write-set";

/**
 * Fills the outbox of webhooks at the end of each transaction. The one process of an embedded
 * database remembers which locations have no webhooks: their writes cost no statement.
 */
export function createWebhookOutbox(engine: Connection["engine"]) {
  const silent = new Set<AuthorizedLocationId>();
  return async (db: Database, location: AuthorizedLocationId, touched: WriteSet): Promise<void> => {
    if (touched.hasWebhookSettings) silent.delete(location);
    if (touched.changes.length === 0 || silent.has(location)) return;
    if (engine === "pglite" && !(await hasWebhooks(db, location))) silent.add(location);
    else await addWebhookEvents(db, location, touched.changes);
  };
}

async function hasWebhooks(db: Database, location: AuthorizedLocationId): Promise<boolean> {
  const rows = await db
    .select({ isActive: webhookSettings.isActive })
    .from(webhookSettings)
    .where(and(eq(webhookSettings.locationId, location), eq(webhookSettings.isActive, true)));
  return rows.length > 0;
}

/** Puts the changes of a transaction into the outbox, as far as the location's settings want them. */
async function addWebhookEvents(
  db: Database,
  location: AuthorizedLocationId,
  changes: readonly WebhookChange[],
): Promise<void> {
  const rows = mergedChanges(changes).map((change) => ({
    ...change,
    switch: switchOf(change.resource),
  }));
  const causer = causers.getStore();
  await db.execute(
    sql`insert into hook_events (location_id, resource, resource_id, status)
      select location_id, changed.resource, changed.id, changed.status
      from hook_settings, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as changed (resource text, id bigint, status text, switch text)
      where location_id = ${location} and is_active and changed.switch = any(switches)
        and (sends_own or user_id <> ${causer?.userId ?? 0} or partner_id <> ${causer?.partnerId ?? 0})`,
  );
}
