import { and, asc, eq, ne, not, or } from "drizzle-orm";
import type { Partner } from "@/lib/domain/salon/partner";
import type { UserId } from "@/lib/domain/ids";
import type { Access } from "@/lib/domain/salon/access";
import type { User } from "@/lib/domain/salon/user";
import type { Database } from "@/lib/data/connection";
import type { DataAccess } from "@/lib/data/data-access";
import {
  partnerLocations,
  partnerTokens,
  partners,
  userAccess,
  userTokens,
  users,
} from "@/lib/data/schema/people";
import { locations } from "@/lib/data/schema/salon";
import type { AuthRepository } from "./auth.port";

/** Logins, tokens and rights. */
export function createAuthRepository(access: DataAccess): AuthRepository {
  return {
    partnerByTokenHash: (hash) => findPartner(access.db, hash),

    async userByTokenHash(hash) {
      const [row] = await access.db
        .select({ user: users, usedAt: userTokens.usedAt })
        .from(userTokens)
        .innerJoin(users, eq(users.id, userTokens.userId))
        .where(eq(userTokens.tokenHash, hash));
      return row ? { ...(await withAccess(access.db, row.user)), tokenUsedAt: row.usedAt } : null;
    },

    async credentialsByLogin(login) {
      if (login === "") return null;
      const [row] = await access.db
        .select()
        .from(users)
        .where(
          or(
            and(ne(users.email, ""), eq(users.email, login)),
            and(ne(users.phone, ""), eq(users.phone, login)),
          ),
        );
      if (!row) return null;
      return { user: await withAccess(access.db, row), passwordHash: row.passwordHash };
    },

    async noteTokenUse(hash, now) {
      await access.db.update(userTokens).set({ usedAt: now }).where(eq(userTokens.tokenHash, hash));
    },

    async addUserToken(userId, hash, { now, partnerId }) {
      await access.db
        .insert(userTokens)
        .values({ tokenHash: hash, userId, partnerId, createdAt: now, usedAt: now })
        .onConflictDoNothing();
      // who logs in accepts where they were invited (business.md 11.1)
      await access.db
        .update(userAccess)
        .set({ isApproved: true })
        .where(and(eq(userAccess.userId, userId), not(userAccess.isApproved)));
    },
  };
}

async function findPartner(db: Database, hash: string): Promise<Partner | null> {
  const [partner] = await db
    .select({ id: partners.id, reachesAll: partners.reachesAll })
    .from(partnerTokens)
    .innerJoin(partners, eq(partners.id, partnerTokens.partnerId))
    .where(eq(partnerTokens.tokenHash, hash));
  if (!partner) return null;
  const reached = partner.reachesAll
    ? await db
        .select({ id: locations.locationId })
        .from(locations)
        .orderBy(asc(locations.locationId))
    : await db
        .select({ id: partnerLocations.locationId })
        .from(partnerLocations)
        .where(eq(partnerLocations.partnerId, partner.id))
        .orderBy(asc(partnerLocations.locationId));
  return { id: partner.id, locationIds: reached.map((row) => row.id) };
}

async function withAccess(
  db: Database,
  row: { id: UserId; name: string; phone: string; email: string },
): Promise<User> {
  const rights = await db
    .select()
    .from(userAccess)
    .where(and(eq(userAccess.userId, row.id), userAccess.isApproved))
    .orderBy(asc(userAccess.locationId));
  return {
    id: row.id,
    name: row.name,
    phone: row.phone,
    email: row.email,
    access: rights.map(toAccess),
  };
}

/** Reads what a row of user_access allows. */
export function toAccess(row: typeof userAccess.$inferSelect): Access {
  return {
    locationId: row.locationId,
    role: row.role,
    mayOpenTimetable: row.mayOpenTimetable,
    onlyMemberId: row.onlyMemberId,
    onlyPositionId: row.onlyPositionId,
    lastDaysCount: row.lastDaysCount,
    mayEditHoursInJournal: row.mayEditHoursInJournal,
    mayEditHoursInSettings: row.mayEditHoursInSettings,
    mayCreateAppointments: row.mayCreateAppointments,
    mayEditAppointments: row.mayEditAppointments,
    mayDeleteAppointments: row.mayDeleteAppointments,
    mayDeleteArrivedAppointments: row.mayDeleteArrivedAppointments,
    maySeePhones: row.maySeePhones,
    maySeeClients: row.maySeeClients,
    editDaysCount: row.editDaysCount,
    grants: row.grants,
  };
}
