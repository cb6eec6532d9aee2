import { and, asc, count, desc, eq, getTableColumns, inArray, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { ClientToSave } from "@/lib/domain/salon/client";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { ClientQuery } from "@/lib/domain/salon/client-filter";
import type { Instant } from "@/lib/domain/time/instant";
import type { Database } from "@/lib/data/connection";
import type { DataAccess } from "@/lib/data/data-access";
import { inChunks } from "@/lib/data/in-order";
import { appointments, clients } from "@/lib/data/schema/appointments";
import { clientTags } from "@/lib/data/schema/clients";
import { PhoneTakenError } from "./client.port";
import type { ClientBase } from "./client.port";
import { firstVisit, lastVisit, soldAmount, visits } from "./client-figures.rows";
import { clientKeysOf } from "@/lib/domain/salon/client-keys";
import { matchingClients } from "./client-filters.rows";
import { tagsOfClient } from "./client-tags.rows";
import { isDouble, settlePhone } from "./doubles.rows";

/** The cards of the clients of a location (business.md 5). */
export function createClientBase(access: DataAccess): ClientBase {
  return {
    async search(location, query) {
      const where = matchingClients(location, query);
      const [counted] = await access.db.select({ total: count() }).from(clients).where(where);
      const rows = await selectCards(access.db)
        .where(where)
        .orderBy(...orderOf(query))
        .limit(query.limit)
        .offset(query.offset);
      return { items: rows, total: counted?.total ?? 0 };
    },

    async find(location, id) {
      const [card] = await selectCards(access.db).where(
        and(isClient(location, id), eq(clients.isDeleted, false)),
      );
      return card ?? null;
    },

    async knownPhones(location, phones) {
      if (phones.length === 0) return new Set();
      const isKnown = and(
        eq(clients.locationId, location),
        eq(clients.isDeleted, false),
        inArray(clients.phone, [...phones]),
      );
      const rows = await access.db.select({ phone: clients.phone }).from(clients).where(isKnown);
      return new Set(rows.map((row) => row.phone));
    },

    ...writesOf(access),
  };
}

function writesOf(access: DataAccess): Pick<ClientBase, "create" | "update" | "markDeleted"> {
  return {
    create: (location, drafts, at) =>
      access.write(location, (db) => insertAll(db, location, drafts, at)),

    update: (location, id, client, at, phones = "own") =>
      access.write(location, async (db) => {
        const [old] = await db
          .select({ phone: clients.phone, isDouble: clients.isDouble })
          .from(clients)
          .where(isClient(location, id));
        const keepsPhone = old?.phone === client.phone;
        const sharesPhone = phones === "shared" && isDouble(location, id, client.phone);
        await refusingTakenPhones(
          db
            .update(clients)
            .set({
              ...columnsOf(client),
              changedAt: at,
              isDouble: keepsPhone ? old.isDouble : sharesPhone,
            })
            .where(isClient(location, id)),
        );
        if (old && !keepsPhone) await settlePhone(db, location, old.phone);
        const carried = and(eq(clientTags.locationId, location), eq(clientTags.clientId, id));
        await db.delete(clientTags).where(carried);
        await insertTags(db, location, [{ id, tagIds: client.tagIds }]);
      }),

    markDeleted: (location, id, at) =>
      access.write(location, async (db) => {
        const gone = { isDeleted: true, changedAt: at };
        const rows = await db
          .update(clients)
          .set(gone)
          .where(and(isClient(location, id), eq(clients.isDeleted, false)))
          .returning({ phone: clients.phone });
        const [row] = rows;
        if (row) await settlePhone(db, location, row.phone);
        return row !== undefined;
      }),
  };
}

function isClient(location: AuthorizedLocationId, id: number): SQL | undefined {
  return and(eq(clients.locationId, location), eq(clients.id, id));
}

function selectCards(db: Database) {
  const {
    locationId: _location,
    isDeleted: _isDeleted,
    isDouble: _isDouble,
    foldedName: _foldedName,
    foldedCard: _foldedCard,
    searchKeys: _searchKeys,
    keysVersion: _keysVersion,
    ...own
  } = getTableColumns(clients);
  return db
    .select({
      ...own,
      visits: visits.mapWith(Number).as("visits"),
      soldAmount: soldAmount.mapWith(Number).as("sold_amount"),
      firstVisit: firstVisit.mapWith(appointments.startsAt).as("first_visit"),
      lastVisit: lastVisit.mapWith(appointments.startsAt).as("last_visit"),
      tags: tagsOfClient(db).as("tags"),
    })
    .from(clients);
}

/** Who never came stands before every date, as the empty date does in the answer. */
function orderOf({ order, isDescending, filters }: ClientQuery): SQL[] {
  const direction = isDescending ? desc : asc;
  const date = (figure: SQL) =>
    isDescending ? sql`${figure} desc nulls last` : sql`${figure} asc nulls first`;
  switch (order) {
    case "id":
      // what is looked for is sorted: to walk all clients by id until a page is full may mean all of them
      return [direction(isSearch(filters) ? sql`${clients.id} + 0` : clients.id)];
    case "name":
      return [direction(clients.name), direction(clients.surname), asc(clients.id)];
    case "first_visit_date":
      return [date(firstVisit), asc(clients.id)];
    case "last_visit_date":
      return [date(lastVisit), asc(clients.id)];
    default: {
      const { phone, email, discount } = clients;
      const columns = { phone, email, discount, sold_amount: soldAmount, visit_count: visits };
      return [direction(columns[order]), asc(clients.id)];
    }
  }
}

function isSearch(filters: ClientQuery["filters"]): boolean {
  return filters.some(({ kind }) => kind === "text" || kind === "part" || kind === "phone");
}

function columnsOf({ tagIds: _, ...columns }: ClientToSave) {
  return { ...columns, ...clientKeysOf(columns) };
}

async function insertAll(
  db: Database,
  location: AuthorizedLocationId,
  drafts: readonly ClientToSave[],
  at: Instant,
): Promise<number[]> {
  const ids: number[] = [];
  await inChunks(drafts, async (chunk) => {
    const rows = await refusingTakenPhones(
      db
        .insert(clients)
        .values(
          chunk.map((draft) => ({ ...columnsOf(draft), locationId: location, changedAt: at })),
        )
        .returning({ id: clients.id }),
    );
    ids.push(...rows.map((row) => row.id));
  });
  const carriers = drafts.map(({ tagIds }, index) => ({ id: ids[index] ?? 0, tagIds }));
  await insertTags(db, location, carriers);
  return ids;
}

async function insertTags(
  db: Database,
  location: AuthorizedLocationId,
  carriers: readonly { readonly id: number; readonly tagIds: readonly number[] }[],
): Promise<void> {
  const rows = carriers.flatMap(({ id, tagIds }) =>
    [...new Set(tagIds)].map((tagId) => ({ locationId: location, clientId: id, tagId })),
  );
  await inChunks(rows, (chunk) => db.insert(clientTags).values(chunk));
}

/** The index of phones decides between writers at the same moment. */
async function refusingTakenPhones<T>(statement: PromiseLike<T>): Promise<T> {
  try {
    return await statement;
  } catch (error) {
    if (isUniqueViolation(error)) throw new PhoneTakenError("The phone is taken", { cause: error });
    throw error;
  }
}

function isUniqueViolation(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  if ("code" in error && error.code === "23505") return true;
  return "cause" in error && isUniqueViolation(error.cause);
}
