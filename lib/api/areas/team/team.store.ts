import { and, asc, desc, eq, getTableColumns, inArray, sql } from "drizzle-orm";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { LocalDate } from "@/lib/domain/time/local-date";
import type { DataAccess } from "@/lib/data/data-access";
import { hours } from "@/lib/data/schema/hours";
import { positions, teamMembers } from "@/lib/data/schema/salon";
import type { TeamRepository } from "./team.port";

// The last date from today on, else the last past one (schedule.md 3.6): either way the last of all.
const lastDateWithHours = sql<LocalDate | null>`(
  select ${hours.date} from ${hours}
  where ${hours.locationId} = ${teamMembers.locationId} and ${hours.memberId} = ${teamMembers.id}
    and cardinality(${hours.intervals}) > 0
  order by ${hours.date} desc limit 1)`;

const { phoneVersion: _phoneVersion, ...ownColumns } = getTableColumns(teamMembers);

/** The people of a location. */
export function createTeamRepository(access: DataAccess): TeamRepository {
  const select = () =>
    access.db
      .select({
        ...ownColumns,
        positionTitle: positions.title,
        scheduleUntil: lastDateWithHours,
      })
      .from(teamMembers)
      .leftJoin(
        positions,
        and(
          eq(positions.locationId, teamMembers.locationId),
          eq(positions.id, teamMembers.positionId),
        ),
      );
  return {
    async list(location) {
      const rows = await select()
        .where(eq(teamMembers.locationId, location))
        .orderBy(desc(teamMembers.weight), asc(teamMembers.id));
      return rows.map(toTeamMember);
    },

    async ofLocations(locations) {
      if (locations.length === 0) return [];
      const rows = await select().where(inArray(teamMembers.locationId, [...locations]));
      return rows.map((row) => ({ ...toTeamMember(row), locationId: row.locationId }));
    },

    async find(location, id) {
      const [row] = await select().where(
        and(eq(teamMembers.locationId, location), eq(teamMembers.id, id)),
      );
      return row ? toTeamMember(row) : null;
    },

    async lock(location, ids) {
      if (access.isExclusive || ids.length === 0) return;
      await access.db
        .select({ id: teamMembers.id })
        .from(teamMembers)
        .where(and(eq(teamMembers.locationId, location), inArray(teamMembers.id, [...ids])))
        .orderBy(asc(teamMembers.id))
        .for("no key update"); // rows that refer to a member do not wait: that could close a circle
    },
  };
}

function toTeamMember(
  row: Omit<typeof teamMembers.$inferSelect, "phoneVersion"> & {
    positionTitle: string | null;
    scheduleUntil: LocalDate | null;
  },
): TeamMember {
  return {
    id: row.id,
    name: row.name,
    specialization: row.specialization,
    position:
      row.positionId === null ? null : { id: row.positionId, title: row.positionTitle ?? "" },
    userId: row.userId,
    apiId: row.apiId,
    information: row.information,
    hasTimetable: row.hasTimetable,
    isDismissed: row.isDismissed,
    isRemoved: row.isRemoved,
    isHidden: row.isHidden,
    weight: row.weight,
    rating: row.rating,
    scheduleUntil: row.scheduleUntil,
  };
}
