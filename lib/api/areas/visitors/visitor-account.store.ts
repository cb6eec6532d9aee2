import { and, desc, eq, inArray, ne, or } from "drizzle-orm";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { VisitorAccount } from "@/lib/domain/salon/visitor";
import type { DataAccess } from "@/lib/data/data-access";
import { visitorAccounts, visitorTokens } from "@/lib/data/schema/visitors";
import type { VisitorAccountRepository } from "./visitor-account.port";

/** Of the accounts with one login so many are tried: each costs a hash. */
const MOST_ACCOUNTS = 3;

/** Accounts of visitors and their tokens. */
export function createVisitorAccountRepository(access: DataAccess): VisitorAccountRepository {
  return { ...readsOf(access), ...accountsOf(access), ...tokensOf(access) };
}

function readsOf(
  access: DataAccess,
): Pick<VisitorAccountRepository, "byTokenHash" | "byLogin" | "passwordHash"> {
  return {
    async byTokenHash(hash) {
      const [row] = await access.db
        .select({ account: visitorAccounts, usedAt: visitorTokens.usedAt })
        .from(visitorTokens)
        .innerJoin(
          visitorAccounts,
          and(
            eq(visitorAccounts.locationId, visitorTokens.locationId),
            eq(visitorAccounts.id, visitorTokens.accountId),
          ),
        )
        .where(eq(visitorTokens.tokenHash, hash));
      return row ? { ...toAccount(row.account), tokenUsedAt: row.usedAt } : null;
    },

    async byLogin(logins, noPassword) {
      const told = logins.filter((login) => login !== "");
      if (told.length === 0) return [];
      const rows = await access.db
        .select()
        .from(visitorAccounts)
        .where(
          and(
            or(inArray(visitorAccounts.phone, told), inArray(visitorAccounts.email, told)),
            ne(visitorAccounts.passwordHash, noPassword),
          ),
        )
        .orderBy(desc(visitorAccounts.createdAt), desc(visitorAccounts.id))
        .limit(MOST_ACCOUNTS);
      return rows.map((row) => ({ account: toAccount(row), passwordHash: row.passwordHash }));
    },

    async passwordHash(location, id) {
      const [row] = await access.db
        .select({ hash: visitorAccounts.passwordHash })
        .from(visitorAccounts)
        .where(isAccount(location, id));
      return row?.hash ?? null;
    },
  };
}

function accountsOf(
  access: DataAccess,
): Pick<VisitorAccountRepository, "open" | "isTaken" | "save"> {
  return {
    open: (location, { now, ...visitor }) =>
      access.write(location, async (db) => {
        await db
          .insert(visitorAccounts)
          .values({ ...visitor, locationId: location, createdAt: now })
          .onConflictDoNothing({ target: [visitorAccounts.locationId, visitorAccounts.phone] });
        const [row] = await db
          .select()
          .from(visitorAccounts)
          .where(
            and(eq(visitorAccounts.locationId, location), eq(visitorAccounts.phone, visitor.phone)),
          );
        if (!row) throw new Error("The database answered no row for an account");
        return toAccount(row);
      }),

    async isTaken(location, { id, phone }) {
      const [other] = await access.db
        .select({ id: visitorAccounts.id })
        .from(visitorAccounts)
        .where(
          and(
            eq(visitorAccounts.locationId, location),
            eq(visitorAccounts.phone, phone),
            ne(visitorAccounts.id, id),
          ),
        );
      return other !== undefined;
    },

    save: (location, { id, name, phone, email }) =>
      access.write(location, async (db) => {
        await db.update(visitorAccounts).set({ name, phone, email }).where(isAccount(location, id));
      }),
  };
}

function tokensOf(
  access: DataAccess,
): Pick<VisitorAccountRepository, "noteTokenUse" | "addToken" | "changePassword"> {
  return {
    async noteTokenUse(hash, now) {
      await access.db
        .update(visitorTokens)
        .set({ usedAt: now })
        .where(eq(visitorTokens.tokenHash, hash));
    },

    addToken: (location, id, { hash, now }) =>
      access.write(location, async (db) => {
        await db.insert(visitorTokens).values({
          tokenHash: hash,
          locationId: location,
          accountId: id,
          createdAt: now,
          usedAt: now,
        });
      }),

    changePassword: (location, id, { before, after }) =>
      access.write(location, async (db) => {
        const changed = await db
          .update(visitorAccounts)
          .set({ passwordHash: after })
          .where(and(isAccount(location, id), eq(visitorAccounts.passwordHash, before)))
          .returning({ id: visitorAccounts.id });
        if (changed.length === 0) return false;
        await db
          .delete(visitorTokens)
          .where(and(eq(visitorTokens.locationId, location), eq(visitorTokens.accountId, id)));
        return true;
      }),
  };
}

function isAccount(location: AuthorizedLocationId, id: number) {
  return and(eq(visitorAccounts.locationId, location), eq(visitorAccounts.id, id));
}

function toAccount(row: typeof visitorAccounts.$inferSelect): VisitorAccount {
  const { id, locationId, name, phone, email } = row;
  return { id, locationId, name, phone, email };
}
