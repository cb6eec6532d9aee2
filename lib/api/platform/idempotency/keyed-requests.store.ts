import { and, eq, isNull, lte } from "drizzle-orm";
import type { Claim, KeyedRequest, KeyedRequestRepository } from "./keyed-requests.port";
import type { DataAccess } from "@/lib/data/data-access";
import { keyedRequests } from "@/lib/data/schema/keyed-requests";

/** Requests with an `Idempotency-Key` and their first answers. */
export function createKeyedRequestRepository(access: DataAccess): KeyedRequestRepository {
  return {
    async claim(request, { id, fingerprint, now, until }) {
      const mine = {
        fingerprint,
        attempt: id,
        status: null,
        headers: {},
        body: null,
        expiresAt: until,
      };
      const claimed = await access.db
        .insert(keyedRequests)
        .values({ ...request, ...mine })
        .onConflictDoUpdate({
          target: [
            keyedRequests.partnerId,
            keyedRequests.userId,
            keyedRequests.operation,
            keyedRequests.key,
          ],
          set: mine,
          setWhere: lte(keyedRequests.expiresAt, now),
        })
        .returning({ attempt: keyedRequests.attempt });
      if (claimed.length > 0) return { kind: "first" };
      const [row] = await access.db.select().from(keyedRequests).where(isOf(request));
      return claimOf(row, fingerprint);
    },

    async keep(request, attempt, answer, until) {
      await access.db
        .update(keyedRequests)
        .set({ ...answer, expiresAt: until })
        .where(isRunning(request, attempt));
    },

    async release(request, attempt) {
      await access.db.delete(keyedRequests).where(isRunning(request, attempt));
    },

    async forgetExpired(now) {
      await access.db.delete(keyedRequests).where(lte(keyedRequests.expiresAt, now));
    },
  };
}

/** A row that was released meanwhile: its attempt has only just ended. */
function claimOf(
  row: typeof keyedRequests.$inferSelect | undefined,
  fingerprint: string,
): Exclude<Claim, { kind: "first" }> {
  if (!row) return { kind: "running" };
  if (row.fingerprint !== fingerprint) return { kind: "different" };
  if (row.status === null) return { kind: "running" };
  return {
    kind: "answered",
    answer: { status: row.status, headers: row.headers, body: row.body },
  };
}

function isOf({ partnerId, userId, operation, key }: KeyedRequest) {
  return and(
    eq(keyedRequests.partnerId, partnerId),
    eq(keyedRequests.userId, userId),
    eq(keyedRequests.operation, operation),
    eq(keyedRequests.key, key),
  );
}

function isRunning(request: KeyedRequest, attempt: string) {
  return and(isOf(request), eq(keyedRequests.attempt, attempt), isNull(keyedRequests.status));
}
