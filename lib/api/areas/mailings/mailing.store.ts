import { and, count, desc, eq, getTableColumns, inArray, ne, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { MailingRepository, MessageToSend } from "./mailing.port";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import { fullName } from "@/lib/domain/salon/client";
import type { ClientFilter } from "@/lib/domain/salon/client-filter";
import type { Message } from "@/lib/domain/salon/mailing";
import { matchingClients } from "@/lib/api/areas/clients/client-filters.rows";
import { rowsOf } from "@/lib/data/connection";
import type { Database } from "@/lib/data/connection";
import type { DataAccess } from "@/lib/data/data-access";
import { clients } from "@/lib/data/schema/appointments";
import { messages } from "@/lib/data/schema/mailings";

/** The outbox of messages to clients. */
export function createMailingRepository(access: DataAccess): MailingRepository {
  return {
    add: (location, message) =>
      access.write(location, async (db) => {
        const { recipients } = message;
        if (recipients.kind === "phone") {
          await db.insert(messages).values(rowTo(location, recipients.phone, message));
          return 1;
        }
        const added = await rowsOf<{ count: number }>(db, insertOf(location, message, recipients));
        return added[0]?.count ?? 0;
      }),

    async knownClients(location, ids) {
      if (ids.length === 0) return new Set();
      const rows = await access.db
        .select({ id: clients.id })
        .from(clients)
        .where(matchingClients(location, { filters: [isOneOf(ids)], operation: "and" }));
      return new Set(rows.map((row) => row.id));
    },

    async list(location, { offset, limit }) {
      const here = eq(messages.locationId, location);
      const [counted] = await access.db.select({ total: count() }).from(messages).where(here);
      const rows = await selectMessages(access.db)
        .where(here)
        .orderBy(desc(messages.id))
        .limit(limit)
        .offset(offset);
      return { items: rows.map(toMessage), total: counted?.total ?? 0 };
    },

    async report(locations, statuses, at) {
      const ids = [...statuses.keys()];
      if (ids.length === 0 || locations.length === 0) return ids;
      const isReported = and(
        inArray(messages.locationId, [...locations]),
        eq(messages.channel, "sms"),
        inArray(messages.id, ids),
      );
      const rows = await access.db.select({ id: messages.id }).from(messages).where(isReported);
      const known = new Set(rows.map((row) => row.id));
      const unknown = ids.filter((id) => !known.has(id));
      if (unknown.length > 0) return unknown;
      const told = JSON.stringify([...statuses].map(([id, status]) => ({ id, status })));
      const status = sql`(select told.status
        from jsonb_to_recordset(${told}::jsonb) as told(id bigint, status smallint)
        where told.id = ${messages.id})`;
      await access.db.update(messages).set({ status, statusAt: at }).where(isReported);
      return [];
    },
  };
}

function rowTo(
  locationId: AuthorizedLocationId,
  address: string,
  { channel, subject, text, appointmentId, createdBy, at: createdAt }: MessageToSend,
): typeof messages.$inferInsert {
  return { locationId, channel, address, subject, text, appointmentId, createdBy, createdAt };
}

function insertOf(
  location: AuthorizedLocationId,
  message: MessageToSend,
  recipients: Exclude<MessageToSend["recipients"], { kind: "phone" }>,
): SQL {
  const { channel, isPersonal, subject, text, appointmentId, createdBy } = message;
  const address = channel === "sms" ? clients.phone : clients.email;
  const filters = recipients.kind === "clients" ? [isOneOf(recipients.ids)] : recipients.filters;
  const where = and(
    matchingClients(location, { filters, operation: "and" }),
    ne(address, ""),
    isPersonal ? undefined : eq(clients.isOutOfMailings, false),
  );
  return sql`with added as (
      insert into ${messages} (location_id, channel, client_id, address, subject, text,
        appointment_id, created_by, created_at)
      select ${clients.locationId}, ${channel}::text, ${clients.id}, ${address}, ${subject}::text,
        ${text}::text, ${appointmentId}::bigint, ${createdBy}::bigint,
        ${sql.param(message.at, messages.createdAt)}::timestamptz
      from ${clients} where ${where} order by ${clients.id}
      returning 1
    ) select count(*)::int as count from added`;
}

function isOneOf(values: readonly number[]): ClientFilter {
  return { kind: "ids", values, isInverted: false };
}

function selectMessages(db: Database) {
  return db
    .select({
      message: getTableColumns(messages),
      client: { id: clients.id, name: clients.name, surname: clients.surname },
    })
    .from(messages)
    .leftJoin(
      clients,
      and(eq(clients.locationId, messages.locationId), eq(clients.id, messages.clientId)),
    );
}

function toMessage({
  message,
  client,
}: Awaited<ReturnType<typeof selectMessages>>[number]): Message {
  const { status, statusAt } = message;
  return {
    id: message.id,
    channel: message.channel,
    client: client && { id: client.id, name: fullName(client) },
    address: message.address,
    subject: message.subject,
    text: message.text,
    appointmentId: message.appointmentId,
    createdBy: message.createdBy,
    createdAt: message.createdAt,
    report: status === null || statusAt === null ? null : { status, at: statusAt },
  };
}
