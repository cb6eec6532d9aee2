import { and, asc, desc, eq, gte, inArray, lt } from "drizzle-orm";
import { causers } from "@/lib/api/platform/causer";
import type { Database } from "@/lib/data/connection";
import type { DataAccess } from "@/lib/data/data-access";
import { inChunks } from "@/lib/data/in-order";
import { hoursLog } from "@/lib/data/schema/hours";
import { users } from "@/lib/data/schema/people";
import type { AuthorizedLocationId, TeamMemberId, UserId } from "@/lib/domain/ids";
import { dayKey } from "@/lib/domain/schedule/day-key";
import type { WorkingDay } from "@/lib/domain/schedule/working-day";
import type { HoursLog, HoursNote, LoggedHours } from "./hours.port";
import { fromKeptHours, toKeptHours } from "./kept-hours.rows";

export type HoursChange = {
  readonly memberId: TeamMemberId;
  readonly before: WorkingDay;
  readonly after: WorkingDay;
};

/** Keeps who changed which days, in the transaction of the change. */
export async function logHours(
  db: Database,
  location: AuthorizedLocationId,
  changes: readonly HoursChange[],
  note: HoursNote,
): Promise<void> {
  const causer = causers.getStore();
  const origin = {
    locationId: location,
    ...(note.at !== undefined && { at: note.at }),
    userId: causer?.userId ? (causer.userId as UserId) : null, // the id of a user who was identified
    partnerId: causer?.partnerId ?? null,
    door: causer?.door ?? "api",
    changeSetId: note.changeSetId ?? null,
  };
  await inChunks(changes, (chunk) =>
    db.insert(hoursLog).values(
      chunk.map(({ memberId, before, after }) => ({
        ...origin,
        memberId,
        date: after.date,
        before: toKeptHours(before),
        after: toKeptHours(after),
      })),
    ),
  );
}

const COLUMNS = {
  memberId: hoursLog.memberId,
  date: hoursLog.date,
  before: hoursLog.before,
  after: hoursLog.after,
  at: hoursLog.at,
  userId: hoursLog.userId,
  userName: users.name,
  partnerId: hoursLog.partnerId,
  door: hoursLog.door,
  changeSetId: hoursLog.changeSetId,
};

/** What was written to hours, by whom and when. */
export function createHoursLog(access: DataAccess): HoursLog {
  return {
    async latest(location, days) {
      if (days.length === 0) return [];
      const wanted = new Set(days.map(({ memberId, date }) => dayKey(memberId, date)));
      const rows = await access.db
        .selectDistinctOn([hoursLog.memberId, hoursLog.date], COLUMNS)
        .from(hoursLog)
        .leftJoin(users, eq(users.id, hoursLog.userId))
        .where(
          and(
            eq(hoursLog.locationId, location),
            inArray(hoursLog.memberId, [...new Set(days.map(({ memberId }) => memberId))]),
            inArray(hoursLog.date, [...new Set(days.map(({ date }) => date))]),
          ),
        )
        .orderBy(asc(hoursLog.memberId), asc(hoursLog.date), desc(hoursLog.number));
      return rows.filter((row) => wanted.has(dayKey(row.memberId, row.date))).map(toLogged);
    },

    async list(location, { from, to }) {
      const rows = await access.db
        .select(COLUMNS)
        .from(hoursLog)
        .leftJoin(users, eq(users.id, hoursLog.userId))
        .where(and(eq(hoursLog.locationId, location), gte(hoursLog.at, from), lt(hoursLog.at, to)))
        .orderBy(asc(hoursLog.number));
      return rows.map(toLogged);
    },
  };
}

type Row = Omit<typeof hoursLog.$inferSelect, "locationId" | "number"> & {
  readonly userName: string | null;
};

function toLogged({ date, before, after, ...row }: Row): LoggedHours {
  return { ...row, before: fromKeptHours(date, before), after: fromKeptHours(date, after) };
}
