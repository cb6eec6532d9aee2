import { and, asc, eq, inArray, ne } from "drizzle-orm";
import type { TeamWriting } from "./team.port";
import type { AuthorizedLocationId, TeamMemberId } from "@/lib/domain/ids";
import type { DataAccess } from "@/lib/data/data-access";
import { teamMembers } from "@/lib/data/schema/salon";
import { PHONE_VERSION } from "@/lib/phone/phone-version";

/** Writes of the people of a location; each drops the team that the read model keeps. */
export function createTeamWriting(access: DataAccess): TeamWriting {
  return { ...writesOfMembers(access), ...writesAround(access) };
}

function writesOfMembers(access: DataAccess): Pick<TeamWriting, "add" | "change" | "markRemoved"> {
  return {
    add: (location, facts) =>
      access.write(location, async (db, touched) => {
        touched.markTeams([location]);
        const [row] = await db
          .insert(teamMembers)
          .values({
            ...facts,
            phoneVersion: PHONE_VERSION,
            locationId: location,
            isRemoved: false,
            rating: 0,
          })
          .returning({ id: teamMembers.id });
        if (!row) throw new Error("The database answered no row for a new team member");
        return row.id;
      }),

    change: (location, id, facts) =>
      access.write(location, async (db, touched) => {
        touched.markTeams([location]);
        if (Object.values(facts).every((value) => value === undefined)) return;
        const read = facts.phone === undefined ? {} : { phoneVersion: PHONE_VERSION };
        await db
          .update(teamMembers)
          .set({ ...facts, ...read })
          .where(isMember(location, id));
      }),

    markRemoved: (location, id) =>
      access.write(location, async (db, touched) => {
        touched.markTeams([location]);
        await db
          .update(teamMembers)
          .set({ isRemoved: true, userId: null })
          .where(isMember(location, id));
      }),
  };
}

function writesAround(access: DataAccess): Pick<TeamWriting, "linkUser" | "isPhoneTaken"> {
  return {
    linkUser: (location, user, member) =>
      access.write(location, async (db, touched) => {
        touched.markTeams([location]);
        await db
          .update(teamMembers)
          .set({ userId: null })
          .where(and(eq(teamMembers.locationId, location), eq(teamMembers.userId, user)));
        if (member === null) return;
        await db.update(teamMembers).set({ userId: user }).where(isMember(location, member));
      }),

    async isPhoneTaken(location, phones) {
      const found = await access.db
        .select({ id: teamMembers.id })
        .from(teamMembers)
        .where(
          and(
            eq(teamMembers.locationId, location),
            ne(teamMembers.phone, ""),
            inArray(teamMembers.phone, [...phones]),
            ne(teamMembers.isRemoved, true),
          ),
        )
        .orderBy(asc(teamMembers.id))
        .limit(1);
      return found.length > 0;
    },
  };
}

function isMember(location: AuthorizedLocationId, id: TeamMemberId) {
  return and(eq(teamMembers.locationId, location), eq(teamMembers.id, id));
}
