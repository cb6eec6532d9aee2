import { and, desc, eq, gt, inArray, ne, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { userId } from "@/lib/domain/ids";
import { rowsOf } from "@/lib/data/connection";
import type { DataAccess } from "@/lib/data/data-access";
import { partners, passwordLinks, userAccess, userTokens, users } from "@/lib/data/schema/people";
import { sessions } from "@/lib/data/schema/planning";
import type { Addressee, CredentialsRepository } from "./credentials.port";

const addressee = { id: users.id, name: users.name, email: users.email, phone: users.phone };

/** How much of a token's hash names it to its owner; it cannot be turned back. */
const ID_LENGTH = 16;
const sessionId = sql<string>`left(${userTokens.tokenHash}, ${sql.raw(String(ID_LENGTH))})`;

/** Passwords and what opens accounts. Each write is one statement, and so all or nothing. */
export function createCredentialsRepository(access: DataAccess): CredentialsRepository {
  return { ...linksOf(access), ...passwordsOf(access), ...sessionsOf(access) };
}

function linksOf(
  access: DataAccess,
): Pick<CredentialsRepository, "addLink" | "ownerOfLink" | "setByLink"> {
  return {
    async addLink(link) {
      await access.db.insert(passwordLinks).values(link);
    },

    async ownerOfLink(tokenHash, now) {
      const [row] = await access.db
        .select(addressee)
        .from(passwordLinks)
        .innerJoin(users, eq(users.id, passwordLinks.userId))
        .where(and(eq(passwordLinks.tokenHash, tokenHash), gt(passwordLinks.expiresAt, now)));
      return row ?? null;
    },

    // the link's row is the lock: whoever deletes it first sets the password
    async setByLink(tokenHash, passwordHash, now) {
      const [row] = await rowsOf<{ id: string | number }>(
        access.db,
        sql`with used as (
          delete from ${passwordLinks}
          where ${passwordLinks.tokenHash} = ${tokenHash}
            and ${passwordLinks.expiresAt} > ${sql.param(now, passwordLinks.expiresAt)}
          returning ${passwordLinks.userId} as id
        ), changed as (
          update ${users} set password_hash = ${passwordHash}
          from used where ${users.id} = used.id returning ${users.id} as id
        ), ${endings(tokenHash)}
        select id from changed`,
      );
      return row ? userId(Number(row.id)) : null;
    },
  };
}

function passwordsOf(
  access: DataAccess,
): Pick<CredentialsRepository, "passwordHash" | "withoutPassword" | "change"> {
  return {
    async passwordHash(id) {
      const [row] = await access.db
        .select({ hash: users.passwordHash })
        .from(users)
        .where(eq(users.id, id));
      return row?.hash ?? null;
    },

    async withoutPassword(ids, noPassword): Promise<Addressee[]> {
      if (ids.length === 0) return [];
      return access.db
        .select(addressee)
        .from(users)
        .where(and(inArray(users.id, [...ids]), eq(users.passwordHash, noPassword)))
        .orderBy(users.id);
    },

    async change(id, before, after) {
      const rows = await rowsOf(
        access.db,
        sql`with changed as (
          update ${users} set password_hash = ${after}
          where ${users.id} = ${id} and ${users.passwordHash} = ${before}
          returning ${users.id} as id
        ), ${endings("")}
        select id from changed`,
      );
      return rows.length > 0;
    },
  };
}

/** Ends what the person of `changed` holds; a link that the same statement used up is left to it. */
function endings(usedLink: string): SQL {
  return sql`links as (
      delete from ${passwordLinks} using changed
      where ${passwordLinks.userId} = changed.id and ${passwordLinks.tokenHash} <> ${usedLink}
    ), tokens as (
      delete from ${userTokens} using changed where ${userTokens.userId} = changed.id
    ), signed_in as (
      delete from ${sessions} using changed where ${sessions.userId} = changed.id
    )`;
}

function sessionsOf(
  access: DataAccess,
): Pick<CredentialsRepository, "sessions" | "endSession" | "endOtherSessions" | "endHomeless"> {
  return {
    async sessions(id, current, usedAfter) {
      const rows = await access.db
        .select({ token: userTokens, id: sessionId, application: partners.title })
        .from(userTokens)
        .leftJoin(partners, eq(partners.id, userTokens.partnerId))
        .where(and(eq(userTokens.userId, id), gt(userTokens.usedAt, usedAfter)))
        .orderBy(desc(userTokens.usedAt), desc(userTokens.createdAt), userTokens.tokenHash);
      return rows.map(({ token, ...row }) => ({
        id: row.id,
        application: row.application ?? "",
        createdAt: token.createdAt,
        usedAt: token.usedAt,
        isCurrent: token.tokenHash === current,
      }));
    },

    async endSession(id, wanted) {
      const ended = await access.db
        .delete(userTokens)
        .where(and(eq(userTokens.userId, id), eq(sessionId, wanted)))
        .returning({ hash: userTokens.tokenHash });
      return ended.length > 0;
    },

    async endOtherSessions(id, current) {
      const ended = await access.db
        .delete(userTokens)
        .where(and(eq(userTokens.userId, id), ne(userTokens.tokenHash, current)))
        .returning({ hash: userTokens.tokenHash });
      return ended.length;
    },

    async endHomeless(ids) {
      if (ids.length === 0) return;
      const named = sql.join(
        ids.map((id) => sql`${id}::bigint`),
        sql`, `,
      );
      await access.db.execute(sql`with changed as (
          select ${users.id} as id from ${users} where ${users.id} in (${named}) and not exists (
            select 1 from ${userAccess} where ${userAccess.userId} = ${users.id}
          )
        ), ${endings("")}
        select id from changed`);
    },
  };
}
