import { and, eq, lte, sql } from "drizzle-orm";
import type {
  Attempt,
  KeptAnswer,
  KeyedRequest,
  KeyedRequestRepository,
} from "./keyed-requests.port";
import type { DataAccess } from "@/lib/data/data-access";
import { keyedRequests } from "@/lib/data/schema/keyed-requests";

/** Requests with an `Idempotency-Key` and their first answers. */
export function createKeyedRequestRepository(access: DataAccess): KeyedRequestRepository {
  /** Answers false where another attempt's row stands. */
  async function put(
    request: KeyedRequest,
    { id, fingerprint, now, until }: Attempt,
    answer: KeptAnswer | null,
  ): Promise<boolean> {
    const { status, headers, body } = answer ?? { status: null, headers: {}, body: null };
    const mine = { fingerprint, attempt: id, status, headers, body, expiresAt: until };
    const written = await access.db
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
        setWhere: sql`${keyedRequests.expiresAt} <= ${sql.param(now, keyedRequests.expiresAt)}
          or ${keyedRequests.attempt} = ${id}`,
      })
      .returning({ attempt: keyedRequests.attempt });
    return written.length > 0;
  }

  return {
    async find(request, { fingerprint, now }) {
      const [row] = await access.db.select().from(keyedRequests).where(isOf(request));
      if (!row || row.expiresAt <= now) return null;
      if (row.fingerprint !== fingerprint) return { kind: "different" };
      const { status, headers, body } = row;
      return status === null ? null : { kind: "answered", answer: { status, headers, body } };
    },

    claim: (request, attempt) => put(request, attempt, null),

    async keep(request, attempt, answer) {
      await put(request, attempt, answer);
    },

    async forgetExpired(now) {
      await access.db.delete(keyedRequests).where(lte(keyedRequests.expiresAt, now));
    },
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
