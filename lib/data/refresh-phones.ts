import { and, eq, exists, lt, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { CLIENT_KEYS_VERSION, clientKeysOf } from "@/lib/domain/salon/client-keys";
import { countryOf } from "@/lib/phone/country-of";
import type { Country } from "@/lib/phone/country-of";
import { readStoredPhone } from "@/lib/phone/read-phone";
import type { Database } from "./connection";
import { inOrder } from "./in-order";
import { clients } from "./schema/appointments";
import { userAccess, users } from "./schema/people";
import { locations, teamMembers } from "./schema/salon";

const CLIENTS_AT_A_TIME = 1000;

type Countries = ReadonlyMap<number, Country | null>;

/**
 * Brings what older versions wrote into the form of today: phones as E.164, and the columns by which
 * clients are found. What cannot be a number stays as it is; of clients who now have one phone all but
 * the first are marked as doubles. Whoever opens the database does this, for no statement of SQL can
 * read a phone; where all is in order it reads three short lists.
 */
export async function refreshPhones(db: Database): Promise<void> {
  await db.transaction(async (transaction) => {
    // processes that start together follow one another
    await transaction.execute(sql`select pg_advisory_xact_lock(hashtext('chairtime phones'))`);
    const countries = await countriesOf(transaction);
    await refreshClients(transaction, countries);
    await refreshMembers(transaction, countries);
    await refreshUsers(transaction, countries);
  });
}

async function countriesOf(db: Database): Promise<Countries> {
  const { locationId, country, timeZone } = locations;
  const rows = await db.select({ locationId, country, timeZone }).from(locations);
  return new Map(rows.map((row) => [row.locationId, countryOf(row)]));
}

async function refreshClients(db: Database, countries: Countries): Promise<void> {
  const rows = await db
    .select()
    .from(clients)
    .where(lt(clients.keysVersion, CLIENT_KEYS_VERSION))
    .orderBy(clients.locationId, clients.id)
    .limit(CLIENTS_AT_A_TIME);
  if (rows.length === 0) return;
  const fresh = rows.map((row) => ({ ...row, phone: phoneIn(countries, row) }));
  await inOrder(fresh, async ({ locationId, id, phone }) => {
    if (rows.some((row) => row.id === id && row.locationId === locationId && row.phone !== phone)) {
      await givePhone(db, { locationId, id, phone });
    }
  });
  const columns = fresh.map((client) => {
    const { foldedName, foldedCard, searchKeys } = clientKeysOf(client);
    const { locationId, id } = client;
    return { location_id: locationId, id, name: foldedName, card: foldedCard, keys: searchKeys };
  });
  await db.execute(sql`update clients set folded_name = fresh.name, folded_card = fresh.card,
      search_keys = fresh.keys, keys_version = ${CLIENT_KEYS_VERSION}
    from jsonb_to_recordset(${JSON.stringify(columns)}::jsonb)
      as fresh(location_id bigint, id bigint, name text, card text, keys text[])
    where clients.location_id = fresh.location_id and clients.id = fresh.id`);
  await refreshClients(db, countries);
}

type Owned = { readonly locationId: number; readonly id: number; readonly phone: string };

function phoneIn(countries: Countries, { locationId, phone }: Omit<Owned, "id">): string {
  return readStoredPhone(phone, countries.get(locationId) ?? null) ?? phone;
}

/** Whoever gets a phone that another client has already is a double of theirs. */
async function givePhone(db: Database, { locationId, id, phone }: Owned): Promise<void> {
  const other = alias(clients, "other");
  const hasIt = db
    .select({ id: other.id })
    .from(other)
    .where(
      and(
        eq(other.locationId, clients.locationId),
        ne(other.id, clients.id),
        eq(other.phone, phone),
        eq(other.isDeleted, false),
      ),
    );
  await db
    .update(clients)
    .set({ phone, isDouble: sql`${exists(hasIt)}` })
    .where(and(sql`${clients.locationId} = ${locationId}`, eq(clients.id, id)));
}

async function refreshMembers(db: Database, countries: Countries): Promise<void> {
  const { locationId, id, phone } = teamMembers;
  const rows = await db.select({ locationId, id, phone }).from(teamMembers).where(ne(phone, ""));
  await inOrder(rows, async (row) => {
    const read = phoneIn(countries, row);
    if (read === row.phone) return;
    await db
      .update(teamMembers)
      .set({ phone: read })
      .where(and(eq(locationId, row.locationId), eq(id, row.id)));
  });
}

/** A login belongs to no location: its number is read where its user works first. */
async function refreshUsers(db: Database, countries: Countries): Promise<void> {
  const rows = await db
    .select({
      id: users.id,
      phone: users.phone,
      locationId: sql<number>`min(${userAccess.locationId})`.mapWith(Number),
    })
    .from(users)
    .innerJoin(userAccess, eq(userAccess.userId, users.id))
    .where(ne(users.phone, ""))
    .groupBy(users.id, users.phone);
  const taken = new Set(rows.map(({ phone }) => phone));
  await inOrder(rows, async ({ id, phone, locationId }) => {
    const read = phoneIn(countries, { locationId, phone });
    if (read === phone || taken.has(read)) return; // two logins of one number stay two
    taken.add(read);
    await db.update(users).set({ phone: read }).where(eq(users.id, id));
    await db
      .update(userAccess)
      .set({ invitedContact: read })
      .where(and(eq(userAccess.userId, id), eq(userAccess.invitedContact, phone)));
  });
}
