import { and, asc, between, eq, inArray } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { MemberDay } from "@/lib/domain/schedule/member-day";
import type { LocationId, TeamMemberId } from "@/lib/domain/ids";
import type { Block } from "@/lib/domain/salon/appointment";
import { instantOf } from "@/lib/domain/time/instant";
import type { InstantSpan } from "@/lib/domain/time/instant";
import { spanOf } from "@/lib/zone/wall-clock";
import { reaching } from "@/lib/data/reaching";
import type { Database } from "@/lib/data/connection";
import type { DataAccess } from "@/lib/data/data-access";
import { toWorkingDay } from "@/lib/data/interval-columns";
import { toMonthTimes } from "@/lib/zone/month-times";
import type { MonthTimes } from "@/lib/zone/month-times";
import { appointments, events } from "@/lib/data/schema/appointments";
import { hours } from "@/lib/data/schema/hours";
import type { OnlineTimesRepository, PlaceAndPeriod } from "./online.port";

/** Hours and bookings of many teams at once, past the read model, which would ask member by member. */
export function createOnlineTimesRepository(access: DataAccess): OnlineTimesRepository {
  return {
    async of(places) {
      if (places.length === 0) return () => NOTHING;
      const ids = places.map(({ id }) => id);
      const days = await hoursOf(access.db, places, ids);
      const blocks = await blocksOf(access.db, ids, spanAround(places));
      const times = new Map<string, MonthTimes>();
      for (const { id, timeZone, period } of places) {
        const members = new Set([
          ...(days.get(id)?.keys() ?? []),
          ...(blocks.get(id)?.keys() ?? []),
        ]);
        for (const member of members) {
          const own = [days.get(id)?.get(member) ?? [], blocks.get(id)?.get(member) ?? []] as const;
          times.set(`${id}/${member}`, toMonthTimes(timeZone, period, ...own));
        }
      }
      return (location, member, date) => times.get(`${location}/${member}`)?.get(date) ?? NOTHING;
    },
  };
}

const NOTHING = { working: [], busy: [] };

type Taken = Pick<Block, "startsAt" | "durationSeconds">;

type ByMember<T> = Map<LocationId, Map<TeamMemberId, T[]>>;

async function hoursOf(
  db: Database,
  places: readonly PlaceAndPeriod[],
  ids: readonly LocationId[],
): Promise<ByMember<MemberDay>> {
  const first = places.map(({ period }) => period.from).sort()[0];
  const last = places
    .map(({ period }) => period.to)
    .sort()
    .at(-1);
  if (first === undefined || last === undefined) return new Map();
  const rows = await db
    .select()
    .from(hours)
    .where(and(inArray(hours.locationId, [...ids]), between(hours.date, first, last)))
    .orderBy(asc(hours.date));
  const found: ByMember<MemberDay> = new Map();
  for (const { locationId, memberId, date, intervals, dayOff } of rows) {
    const day = toWorkingDay(date, intervals, dayOff);
    put(found, { locationId, memberId }, { memberId, day });
  }
  return found;
}

/** Appointments and events in one statement; seats of events stand for nothing of their own. */
async function blocksOf(
  db: Database,
  ids: readonly LocationId[],
  span: InstantSpan,
): Promise<ByMember<Taken>> {
  const rows = await unionAll(
    db
      .select(blockOf(appointments))
      .from(appointments)
      .where(
        and(
          inArray(appointments.locationId, [...ids]),
          eq(appointments.eventId, 0),
          reaching(appointments, span),
        ),
      ),
    db
      .select(blockOf(events))
      .from(events)
      .where(and(inArray(events.locationId, [...ids]), reaching(events, span))),
  );
  const found: ByMember<Taken> = new Map();
  for (const row of rows) put(found, row, row);
  return found;
}

function blockOf(table: typeof appointments | typeof events) {
  const { locationId, memberId, startsAt, durationSeconds: length } = table;
  return { locationId, memberId, startsAt, durationSeconds: length };
}

function spanAround(places: readonly PlaceAndPeriod[]): InstantSpan {
  const spans = places.map(({ timeZone, period }) => spanOf(timeZone, period));
  return {
    from: instantOf(Math.min(...spans.map(({ from }) => from))),
    to: instantOf(Math.max(...spans.map(({ to }) => to))),
  };
}

function put<T>(
  found: ByMember<T>,
  whose: { readonly locationId: LocationId; readonly memberId: TeamMemberId },
  item: T,
): void {
  const members = found.get(whose.locationId) ?? new Map<TeamMemberId, T[]>();
  found.set(whose.locationId, members);
  const known = members.get(whose.memberId);
  if (known) known.push(item);
  else members.set(whose.memberId, [item]);
}
