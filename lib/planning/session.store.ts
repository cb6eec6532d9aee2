import { eq, lte, or } from "drizzle-orm";
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
        seenAt: session.seenAt,
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
        seenAt: row.seenAt,
      };
    },

    async noteSeen(idHash, at) {
      await access.db.update(sessions).set({ seenAt: at }).where(eq(sessions.idHash, idHash));
    },

    async revoke(idHash) {
      const [row] = await access.db
        .delete(sessions)
        .where(eq(sessions.idHash, idHash))
        .returning({ sealed: sessions.sealedToken });
      return row?.sealed ?? null;
    },

    async revokeEnded(now, idleSince) {
      const rows = await access.db
        .delete(sessions)
        .where(or(lte(sessions.expiresAt, now), lte(sessions.seenAt, idleSince)))
        .returning({ sealed: sessions.sealedToken });
      return rows.map((row) => row.sealed);
    },
  };
}
