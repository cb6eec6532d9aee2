import { eq, lte } from "drizzle-orm";
import type { SessionRepository } from "./ports";
import type { DataAccess } from "@/lib/data/data-access";
import { sessions } from "@/lib/data/schema/planning";

/** Sign-ins of people. */
export function createSessionRepository(access: DataAccess): SessionRepository {
  return {
    async add(session) {
      await access.db.insert(sessions).values({
        idHash: session.idHash,
        userId: session.userId,
        userName: session.userName,
        sealedToken: session.sealedToken,
        expiresAt: session.expiresAt,
      });
    },

    async find(idHash) {
      const [row] = await access.db.select().from(sessions).where(eq(sessions.idHash, idHash));
      if (!row) return null;
      return {
        idHash: row.idHash,
        userId: row.userId,
        userName: row.userName,
        sealedToken: row.sealedToken,
        expiresAt: row.expiresAt,
      };
    },

    async revoke(idHash) {
      await access.db.delete(sessions).where(eq(sessions.idHash, idHash));
    },

    async revokeExpired(now) {
      await access.db.delete(sessions).where(lte(sessions.expiresAt, now));
    },
  };
}
