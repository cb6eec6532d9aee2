import { and, asc, count, desc, eq, gt, inArray, isNull, ne, sql } from "drizzle-orm";
import { noteAppointments } from "@/lib/api/areas/appointments/appointment-writes.rows";
import { appointmentId } from "@/lib/domain/ids";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { ClientMerge, MovedRows, RowCounts } from "@/lib/domain/salon/client-merge";
import type { Database } from "@/lib/data/connection";
import type { DataAccess } from "@/lib/data/data-access";
import { inOrder } from "@/lib/data/in-order";
import { appointments, clients } from "@/lib/data/schema/appointments";
import { clientMerges } from "@/lib/data/schema/clients";
import type { ClientMergeRepository } from "./client-merge.port";
import { moveRows, rowsAfter } from "./client-references.rows";
import type { MovedKind } from "./client-references.rows";
import { moveSeries, narrowSeries } from "./moved-series.rows";
import { partVisits } from "./parted-visits.rows";
import { isDouble } from "@/lib/api/areas/clients/doubles.rows";

/** Clients who are one person. */
export function createClientMergeRepository(access: DataAccess): ClientMergeRepository {
  return { ...findingDoubles(access), ...moving(access), ...keepingMerges(access) };
}

function findingDoubles(access: DataAccess): Pick<ClientMergeRepository, "doubles" | "lockWhole"> {
  return {
    async doubles(location, { offset, limit }) {
      const shared = access.db
        .select({
          phone: clients.phone,
          ids: sql<number[]>`json_agg(${clients.id} order by ${clients.id})`.as("ids"),
          first: sql<number>`min(${clients.id})`.as("first"),
        })
        .from(clients)
        .where(
          and(
            eq(clients.locationId, location),
            eq(clients.isDeleted, false),
            ne(clients.phone, ""),
          ),
        )
        .groupBy(clients.phone)
        .having(sql`count(*) > 1`)
        .as("shared");
      const [counted] = await access.db.select({ total: count() }).from(shared);
      const items = await access.db
        .select({ phone: shared.phone, ids: shared.ids })
        .from(shared)
        .orderBy(asc(shared.first))
        .limit(limit)
        .offset(offset);
      return { items, total: counted?.total ?? 0 };
    },

    async lockWhole(location, ids) {
      if (access.isExclusive) return;
      await access.db
        .select({ id: clients.id })
        .from(clients)
        .where(and(eq(clients.locationId, location), inArray(clients.id, [...ids])))
        .orderBy(asc(clients.id))
        .for("update"); // also against those who only refer to them
    },
  };
}

const KINDS = ["appointments", "comments", "messages"] as const satisfies readonly MovedKind[];

function moving(
  access: DataAccess,
): Pick<ClientMergeRepository, "move" | "moveBack" | "since" | "restore"> {
  return {
    move: (location, from, to, at) =>
      access.write(location, async (db, touched) => {
        await noteAppointments(db, touched, location, eq(appointments.clientId, from), at);
        const { series, widenedSeries } = await moveSeries(db, location, { from, to, at });
        const moved: Record<(typeof KINDS)[number], number[]> = {
          appointments: [],
          comments: [],
          messages: [],
        };
        await inOrder(KINDS, async (kind) => {
          moved[kind] = await moveRows(db, kind, location, { from, to, at });
        });
        const rows = await afterEach(db, location, to, NOTHING);
        const last = mapped(rows, (each) => each.last);
        return { ...moved, series, widenedSeries, last } satisfies MovedRows;
      }),

    moveBack: (location, { keptId, mergedId, moved }, at) =>
      access.write(location, async (db, touched) => {
        const moving = inArray(appointments.id, moved.appointments.map(appointmentId));
        const theirs = and(eq(appointments.clientId, keptId), moving);
        await noteAppointments(db, touched, location, theirs, at);
        const back = { from: keptId, to: mergedId, at };
        await inOrder(KINDS, async (kind) => {
          await moveRows(db, kind, location, { ...back, ids: moved[kind] });
        });
        await moveRows(db, "series", location, { ...back, ids: moved.series });
        await narrowSeries(db, location, moved.widenedSeries);
        await partVisits(db, location, keptId, mergedId, { touched, at });
      }),

    since: async (location, clientId, last) =>
      mapped(await afterEach(access.db, location, clientId, last), (each) => each.count),

    restore: (location, id, at) =>
      access.write(location, async (db) => {
        await db
          .update(clients)
          .set({ isDeleted: false, changedAt: at, isDouble: isDouble(location, id) })
          .where(and(eq(clients.locationId, location), eq(clients.id, id)));
      }),
  };
}

const NOTHING: RowCounts = { appointments: 0, comments: 0, messages: 0, series: 0 };

type After = Readonly<Record<keyof RowCounts, { readonly count: number; readonly last: number }>>;

async function afterEach(
  db: Database,
  location: AuthorizedLocationId,
  clientId: number,
  last: RowCounts,
): Promise<After> {
  const after = (kind: MovedKind) => rowsAfter(db, kind, location, clientId, last[kind]);
  return {
    appointments: await after("appointments"),
    comments: await after("comments"),
    messages: await after("messages"),
    series: await after("series"),
  };
}

function mapped(rows: After, take: (row: After[keyof After]) => number): RowCounts {
  return {
    appointments: take(rows.appointments),
    comments: take(rows.comments),
    messages: take(rows.messages),
    series: take(rows.series),
  };
}

function keepingMerges(
  access: DataAccess,
): Pick<ClientMergeRepository, "add" | "list" | "find" | "markUndone"> {
  return {
    add: (location, merge) =>
      access.write(location, async (db) => {
        const [row] = await db
          .insert(clientMerges)
          .values({ ...merge, locationId: location })
          .returning({ id: clientMerges.id });
        if (!row) throw new Error("The database answered no row for a new merge");
        return row.id;
      }),

    async list(location, since) {
      const rows = await access.db
        .select()
        .from(clientMerges)
        .where(
          and(
            eq(clientMerges.locationId, location),
            gt(clientMerges.at, since),
            isNull(clientMerges.undoneAt),
          ),
        )
        .orderBy(desc(clientMerges.id));
      return rows.map(toMerge);
    },

    async find(location, id) {
      const [row] = await access.db.select().from(clientMerges).where(isMerge(location, id));
      return row ? toMerge(row) : null;
    },

    markUndone: (location, id, at) =>
      access.write(location, async (db) => {
        await db.update(clientMerges).set({ undoneAt: at }).where(isMerge(location, id));
      }),
  };
}

function isMerge(location: AuthorizedLocationId, id: number) {
  return and(eq(clientMerges.locationId, location), eq(clientMerges.id, id));
}

function toMerge({ locationId: _, ...merge }: typeof clientMerges.$inferSelect): ClientMerge {
  return merge;
}
