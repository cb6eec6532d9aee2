import { eq, sql } from "drizzle-orm";
import type { DueWebhook, WebhookRepository } from "./webhooks.port";
import { locationId, userId } from "@/lib/domain/ids";
import type { WebhookResource, WebhookStatus } from "@/lib/domain/salon/webhook";
import { rowsOf } from "@/lib/data/connection";
import type { DataAccess } from "@/lib/data/data-access";
import { webhookSettings } from "@/lib/data/schema/webhooks";

type DueRow = {
  readonly number: number | string;
  readonly location_id: number | string;
  readonly resource: WebhookResource;
  readonly resource_id: number | string;
  readonly status: WebhookStatus;
  readonly urls: string[];
  readonly secret: string;
  readonly user_id: number | string;
  readonly partner_id: number | string;
};

/** Settings of webhooks, and the outbox of what they tell. */
export function createWebhookRepository(access: DataAccess): WebhookRepository {
  return {
    async find(location) {
      const [row] = await access.db
        .select()
        .from(webhookSettings)
        .where(eq(webhookSettings.locationId, location));
      return row ? toSettings(row) : null;
    },

    save: (location, { urls, switches, ...settings }) =>
      access.write(location, async (db, touched) => {
        touched.hasWebhookSettings = true;
        const values = { ...settings, urls: [...urls], switches: [...switches] };
        const { secret: _made, ...changed } = values;
        const [row] = await db
          .insert(webhookSettings)
          .values({ locationId: location, ...values })
          .onConflictDoUpdate({ target: webhookSettings.locationId, set: changed })
          .returning();
        if (!row) throw new Error("The database answered no row for settings of webhooks");
        return toSettings(row);
      }),

    async claimDue(delay, limit, busy = []) {
      const isFree = sql`location_id <> all(${arrayOf(busy)}::bigint[])`;
      const due = sql`made_at <= now() - make_interval(secs => ${delay}) and ${isFree}`;
      const waiting = await rowsOf(access.db, sql`select 1 from hook_events where ${due} limit 1`);
      if (waiting.length === 0) return [];
      const rows = await rowsOf<DueRow>(
        access.db,
        sql`with claimed as (
          delete from hook_events where number in (
            select number from hook_events where ${due} order by number limit ${limit}
            for update skip locked
          ) returning *
        ) select claimed.number, claimed.location_id, resource, resource_id, status,
          array(select url from unnest(hook_settings.urls) as url
            where claimed.urls is null or url = any(claimed.urls)) as urls,
          secret, user_id, partner_id
        from claimed join hook_settings using (location_id)
        where is_active order by claimed.number`,
      );
      return rows.map(toDue);
    },

    async putBack({ number, locationId: location, change }, urls) {
      await access.db.execute(
        sql`insert into hook_events (location_id, number, resource, resource_id, status, urls)
          overriding system value
          values (${location}, ${number}, ${change.resource}, ${change.id}, ${change.status},
            array(select jsonb_array_elements_text(${JSON.stringify(urls)}::jsonb)))`,
      );
    },
  };
}

/** A list of numbers as PostgreSQL writes arrays; both drivers take it as text. */
function arrayOf(numbers: readonly number[]): string {
  return `{${numbers.join(",")}}`;
}

function toDue(row: DueRow): DueWebhook {
  return {
    number: Number(row.number),
    locationId: locationId(Number(row.location_id)),
    change: { resource: row.resource, id: Number(row.resource_id), status: row.status },
    settings: {
      urls: row.urls,
      secret: row.secret,
      userId: userId(Number(row.user_id)),
      partnerId: Number(row.partner_id),
    },
  };
}

function toSettings(row: typeof webhookSettings.$inferSelect) {
  const { urls, isActive, switches, sendsOwn, secret, userId: owner, partnerId } = row;
  return { urls, isActive, switches, sendsOwn, secret, userId: owner, partnerId };
}
