import { dayKey } from "@/lib/domain/schedule/day-key";
import { and, asc, between, eq, gte, inArray, sql } from "drizzle-orm";
import type { AuthorizedLocationId, TeamMemberId } from "@/lib/domain/ids";
import type { LocalDate } from "@/lib/domain/time/local-date";
import type { Database } from "@/lib/data/connection";
import type { DataAccess } from "@/lib/data/data-access";
import { inChunks, inOrder } from "@/lib/data/in-order";
import { toDayOffCode, toMinutes, toWorkingDay } from "@/lib/data/interval-columns";
import { hours } from "@/lib/data/schema/hours";
import type { MemberDay } from "@/lib/domain/schedule/member-day";
import { emptyDay, sameWorkingDay } from "@/lib/domain/schedule/working-day";
import { logHours } from "./hours-log.store";
import type { HoursChange } from "./hours-log.store";
import type { HoursRepository } from "./hours.port";

/** The working hours, one row a member and date; whoever writes them leaves a line in the log. */
export function createHoursRepository(access: DataAccess): HoursRepository {
  return { ...readsOf(access), ...writesOf(access) };
}

function readsOf(access: DataAccess): Pick<HoursRepository, "list"> {
  return {
    async list(location, members, period) {
      if (members !== "all" && members.length === 0) return [];
      const rows = await access.db
        .select({
          memberId: hours.memberId,
          date: hours.date,
          intervals: hours.intervals,
          dayOff: hours.dayOff,
        })
        .from(hours)
        .where(
          and(
            eq(hours.locationId, location),
            members === "all" ? undefined : inArray(hours.memberId, [...members]),
            between(hours.date, period.from, period.to),
          ),
        )
        .orderBy(asc(hours.memberId), asc(hours.date));
      return rows.map((row) => ({
        memberId: row.memberId,
        day: toWorkingDay(row.date, row.intervals, row.dayOff),
      }));
    },
  };
}

function writesOf(access: DataAccess): Pick<HoursRepository, "save" | "removeFrom"> {
  return {
    save: (location, days, note = {}) =>
      access.write(location, async (db, touched) => {
        const latest = lastOfEachDay(days);
        const changes = await changesOf(db, location, latest);
        for (const { memberId, day } of latest) {
          touched.markHours({ memberId, date: day.date, isWorking: day.intervals.length > 0 });
        }
        const isKept = ({ day }: MemberDay) => day.intervals.length > 0 || day.dayOff !== null;
        await remove(
          db,
          location,
          latest.filter((each) => !isKept(each)),
        );
        await upsert(db, location, latest.filter(isKept));
        await logHours(db, location, changes, note);
      }),

    removeFrom: (location, memberId, from, note = {}) =>
      access.write(location, async (db, touched) => {
        const gone = await db
          .delete(hours)
          .where(
            and(
              eq(hours.locationId, location),
              eq(hours.memberId, memberId),
              gte(hours.date, from),
            ),
          )
          .returning({ date: hours.date, intervals: hours.intervals, dayOff: hours.dayOff });
        for (const { date } of gone) touched.markHours({ memberId, date, isWorking: false });
        const changes = gone.map(({ date, intervals, dayOff }) => ({
          memberId,
          before: toWorkingDay(date, intervals, dayOff),
          after: emptyDay(date),
        }));
        await logHours(db, location, changes, note);
        return gone.length;
      }),
  };
}

/** Each member and date once, the last one winning, in the order in which rows are locked. */
function lastOfEachDay(days: readonly MemberDay[]): MemberDay[] {
  const byDay = new Map(days.map((each) => [dayKey(each.memberId, each.day.date), each]));
  return [...byDay.values()].sort(
    (a, b) => a.memberId - b.memberId || (a.day.date < b.day.date ? -1 : 1),
  );
}

/** The days that are another than what is stored, with what is stored. */
async function changesOf(
  db: Database,
  location: AuthorizedLocationId,
  days: readonly MemberDay[],
): Promise<HoursChange[]> {
  if (days.length === 0) return [];
  const rows = await db
    .select()
    .from(hours)
    .where(
      and(
        eq(hours.locationId, location),
        inArray(hours.memberId, [...new Set(days.map(({ memberId }) => memberId))]),
        inArray(hours.date, [...new Set(days.map(({ day }) => day.date))]),
      ),
    );
  const stored = new Map(
    rows.map(({ memberId, date, intervals, dayOff }) => [
      dayKey(memberId, date),
      toWorkingDay(date, intervals, dayOff),
    ]),
  );
  return days.flatMap(({ memberId, day }) => {
    const before = stored.get(dayKey(memberId, day.date)) ?? emptyDay(day.date);
    return sameWorkingDay(before, day) ? [] : [{ memberId, before, after: day }];
  });
}

async function upsert(
  db: Database,
  location: AuthorizedLocationId,
  days: readonly MemberDay[],
): Promise<void> {
  await inChunks(days, (chunk) =>
    db
      .insert(hours)
      .values(
        chunk.map(({ memberId, day }) => ({
          locationId: location,
          memberId,
          date: day.date,
          intervals: toMinutes(day.intervals),
          dayOff: toDayOffCode(day.dayOff),
        })),
      )
      .onConflictDoUpdate({
        target: [hours.locationId, hours.memberId, hours.date],
        set: { intervals: sql`excluded.intervals`, dayOff: sql`excluded.day_off` },
      }),
  );
}

async function remove(
  db: Database,
  location: AuthorizedLocationId,
  days: readonly MemberDay[],
): Promise<void> {
  const byMember = new Map<TeamMemberId, LocalDate[]>();
  for (const { memberId, day } of days) {
    byMember.set(memberId, [...(byMember.get(memberId) ?? []), day.date]);
  }
  await inOrder(byMember, ([memberId, dates]) =>
    db
      .delete(hours)
      .where(
        and(
          eq(hours.locationId, location),
          eq(hours.memberId, memberId),
          inArray(hours.date, dates),
        ),
      ),
  );
}
