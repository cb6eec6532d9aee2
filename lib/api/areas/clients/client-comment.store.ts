import { and, desc, eq, getTableColumns } from "drizzle-orm";
import type { ClientCommentRepository } from "./client.port";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { ClientComment } from "@/lib/domain/salon/client";
import type { Database } from "@/lib/data/connection";
import type { DataAccess } from "@/lib/data/data-access";
import { clientComments } from "@/lib/data/schema/clients";
import { users } from "@/lib/data/schema/people";

/** Notes on clients (business.md 5.5). */
export function createClientCommentRepository(access: DataAccess): ClientCommentRepository {
  return {
    async list(location, clientId) {
      const rows = await selectComments(access.db)
        .where(ofClient(location, clientId))
        .orderBy(desc(clientComments.createdAt), desc(clientComments.id));
      return rows.map(toComment);
    },

    add: (location, clientId, { text, userId, at }) =>
      access.write(location, async (db) => {
        const [added] = await db
          .insert(clientComments)
          .values({ locationId: location, clientId, text, userId, createdAt: at, updatedAt: at })
          .returning({ id: clientComments.id });
        const [row] = await selectComments(db).where(
          and(ofClient(location, clientId), eq(clientComments.id, added?.id ?? 0)),
        );
        if (!row) throw new Error("A new comment was not found");
        return toComment(row);
      }),

    remove: (location, clientId, id) =>
      access.write(location, async (db) => {
        const gone = await db
          .delete(clientComments)
          .where(and(ofClient(location, clientId), eq(clientComments.id, id)))
          .returning({ id: clientComments.id });
        return gone.length > 0;
      }),
  };
}

function ofClient(location: AuthorizedLocationId, clientId: number) {
  return and(eq(clientComments.locationId, location), eq(clientComments.clientId, clientId));
}

function selectComments(db: Database) {
  return db
    .select({ comment: getTableColumns(clientComments), userName: users.name })
    .from(clientComments)
    .leftJoin(users, eq(users.id, clientComments.userId));
}

function toComment({
  comment,
  userName,
}: Awaited<ReturnType<typeof selectComments>>[number]): ClientComment {
  const { id, text, createdAt, updatedAt, userId } = comment;
  const author = userName === null ? null : { id: userId, name: userName };
  return { id, text, createdAt, updatedAt, author };
}
