import { and, asc, eq, getTableColumns, inArray, ne, or, sql } from "drizzle-orm";
import type { Membership, LocationUser } from "@/lib/domain/salon/membership";
import type { TeamMemberId } from "@/lib/domain/ids";
import type { DataAccess } from "@/lib/data/data-access";
import { userAccess, users } from "@/lib/data/schema/people";
import { locations, teamMembers } from "@/lib/data/schema/salon";
import { PHONE_VERSION } from "@/lib/phone/phone-version";
import type { UserRepository } from "./user.port";
import { toAccess } from "./auth.store";

const person = { id: users.id, name: users.name, phone: users.phone, email: users.email };

/** The users of locations, their rights and the members who they are. */
export function createUserRepository(access: DataAccess): UserRepository {
  return { ...readsOf(access), ...writesOf(access) };
}

function readsOf(
  access: DataAccess,
): Pick<UserRepository, "list" | "find" | "memberships" | "withContacts"> {
  const select = () =>
    access.db
      .select({ ...person, row: getTableColumns(userAccess), memberId: teamMembers.id })
      .from(userAccess)
      .innerJoin(users, eq(users.id, userAccess.userId))
      .leftJoin(
        teamMembers,
        and(
          eq(teamMembers.locationId, userAccess.locationId),
          eq(teamMembers.userId, userAccess.userId),
        ),
      );
  return {
    async list(location) {
      const rows = await select()
        .where(eq(userAccess.locationId, location))
        .orderBy(asc(users.id), asc(teamMembers.id));
      return rows.filter((row, index) => row.id !== rows[index - 1]?.id).map(toLocationUser);
    },

    async find(location, id) {
      const [row] = await select()
        .where(and(eq(userAccess.locationId, location), eq(userAccess.userId, id)))
        .orderBy(asc(teamMembers.id))
        .limit(1);
      return row ? toLocationUser(row) : null;
    },

    async memberships(places, id) {
      const rows = await access.db
        .select()
        .from(userAccess)
        .where(and(eq(userAccess.userId, id), inArray(userAccess.locationId, [...places])))
        .orderBy(asc(userAccess.locationId));
      return rows.map(toMembership);
    },

    withContacts: ({ phones, emails }) =>
      access.db
        .select(person)
        .from(users)
        .where(
          or(
            and(ne(users.phone, ""), inArray(users.phone, [...phones])),
            and(ne(users.email, ""), inArray(users.email, [...emails])),
          ),
        )
        .orderBy(asc(users.id)),
  };
}

function writesOf(access: DataAccess): Pick<UserRepository, "lock" | "add" | "save" | "remove"> {
  return {
    async lock(location) {
      if (access.isExclusive) return;
      await access.db
        .select({ id: locations.locationId })
        .from(locations)
        .where(eq(locations.locationId, location))
        .for("no key update");
    },

    add: (location, people) =>
      access.write(location, async (db) => {
        if (people.length === 0) return;
        await db
          .insert(users)
          .values(people.map((each) => ({ ...each, phoneVersion: PHONE_VERSION })))
          .onConflictDoNothing();
      }),

    save: (location, memberships) =>
      access.write(location, async (db, touched) => {
        if (memberships.length === 0) return;
        touched.markUsers();
        await db
          .insert(userAccess)
          .values(memberships.map(toRow))
          .onConflictDoUpdate({
            target: [userAccess.locationId, userAccess.userId],
            // somebody may have logged in, and so accepted, while the rest was decided
            set: {
              ...EVERY_COLUMN_AS_GIVEN,
              isApproved: sql`${userAccess.isApproved} or excluded.is_approved`,
            },
          });
      }),

    remove: (location, id, from) =>
      access.write(location, async (db, touched) => {
        if (from.length === 0) return;
        touched.markUsers();
        touched.markTeams(from);
        await db
          .delete(userAccess)
          .where(and(inArray(userAccess.locationId, [...from]), eq(userAccess.userId, id)));
        await db
          .update(teamMembers)
          .set({ userId: null })
          .where(and(inArray(teamMembers.locationId, [...from]), eq(teamMembers.userId, id)));
      }),
  };
}

const EVERY_COLUMN_AS_GIVEN = Object.fromEntries(
  Object.entries(getTableColumns(userAccess))
    .filter(([key]) => key !== "locationId" && key !== "userId")
    .map(([key, column]) => [key, sql.raw(`excluded."${column.name}"`)]),
);

type UserRow = Pick<typeof users.$inferSelect, "id" | "name" | "phone" | "email"> & {
  readonly row: typeof userAccess.$inferSelect;
  readonly memberId: TeamMemberId | null;
};

function toLocationUser({ row, memberId, ...known }: UserRow): LocationUser {
  const membership = toMembership(row);
  const { isApproved, invitedName, invitedContact } = membership;
  if (isApproved) return { ...known, membership, memberId };
  const isEmail = invitedContact.includes("@");
  return {
    id: known.id,
    name: invitedName,
    phone: isEmail ? "" : invitedContact,
    email: isEmail ? invitedContact : "",
    membership,
    memberId,
  };
}

function toMembership(row: typeof userAccess.$inferSelect): Membership {
  return {
    userId: row.userId,
    access: toAccess(row),
    isApproved: row.isApproved,
    invitedName: row.invitedName,
    invitedContact: row.invitedContact,
    information: row.information,
  };
}

function toRow({ access, ...rest }: Membership): typeof userAccess.$inferInsert {
  return { ...access, grants: [...access.grants], ...rest };
}
