import { index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { id, instant } from "./columns";

/** Requests with an `Idempotency-Key` and their first answers; of a caller, not of a location. */
export const keyedRequests = pgTable(
  "keyed_requests",
  {
    partnerId: id("partner_id").notNull(),
    /** 0 = the partner alone. */
    userId: id("user_id").notNull(),
    /** Method and path. */
    operation: text("operation").notNull(),
    key: text("key").notNull(),
    /** SHA-256 of query and body in hex. */
    fingerprint: text("fingerprint").notNull(),
    /** Who runs the request: one that took too long must not write over its successor. */
    attempt: text("attempt").notNull(),
    /** Null while it runs. */
    status: integer("status"),
    headers: jsonb("headers").$type<Readonly<Record<string, string>>>().notNull().default({}),
    body: text("body"),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.partnerId, table.userId, table.operation, table.key] }),
    index("keyed_requests_expiry").on(table.expiresAt),
  ],
);
