import { and, asc, eq, inArray, lt, ne, sql } from "drizzle-orm";
import { CLIENT_KEYS_VERSION, clientKeysOf } from "@/lib/domain/salon/client-keys";
import { countryOf } from "@/lib/phone/country-of";
import type { Country } from "@/lib/phone/country-of";
import { PHONE_VERSION } from "@/lib/phone/phone-version";
import { refreshPhone } from "@/lib/phone/read-phone";
import type { Database } from "./connection";
import { clients } from "./schema/appointments";
import { userAccess, users } from "./schema/people";
import { locations, teamMembers } from "./schema/salon";

/** What one statement reads and writes. */
const ROWS_AT_A_TIME = 1000;

type Countries = ReadonlyMap<number, Country | null>;

/**
 * Brings what older versions wrote into the form of today: phones as E.164, and the columns by which
 * clients are found. What cannot be a number stays as it is; of clients who now have one phone all but
 * the first are marked as doubles. Whoever opens the database does this, for no statement of SQL can
 * read a phone. A row is read once a version, also where that changes nothing, and no phone is written
 * over one that another process writes meanwhile.
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
    .limit(ROWS_AT_A_TIME);
  if (rows.length === 0) return;
  const given = new Set<string>();
  const columns = rows.map((row) => {
    const phone = phoneIn(countries, { ...row, version: row.keysVersion });
    const owner = `${row.locationId} ${phone}`;
    const isGiven = given.has(owner);
    if (phone !== row.phone && !row.isDeleted) given.add(owner);
    const { foldedName, foldedCard, searchKeys } = clientKeysOf({ ...row, phone });
    return {
      location_id: row.locationId,
      id: row.id,
      was: row.phone,
      phone,
      is_given: isGiven,
      name: foldedName,
      card: foldedCard,
      keys: searchKeys,
    };
  });
  // whoever gets a phone that another client has already is a double of theirs
  await db.execute(sql`update clients set phone = fresh.phone,
      is_double = case when fresh.phone = fresh.was then clients.is_double
        else fresh.is_given or exists (select from clients as other
          where other.location_id = fresh.location_id and other.id <> fresh.id
            and other.phone = fresh.phone and not other.is_deleted) end,
      folded_name = fresh.name, folded_card = fresh.card,
      search_keys = fresh.keys, keys_version = ${CLIENT_KEYS_VERSION}
    from jsonb_to_recordset(${JSON.stringify(columns)}::jsonb) as fresh(location_id bigint, id bigint,
      was text, phone text, is_given boolean, name text, card text, keys text[])
    where clients.location_id = fresh.location_id and clients.id = fresh.id
      and clients.phone = fresh.was`);
  await refreshClients(db, countries);
}

function phoneIn(
  countries: Countries,
  row: { readonly locationId: number; readonly phone: string; readonly version: number },
): string {
  return refreshPhone(row, countries.get(row.locationId) ?? null) ?? row.phone;
}

async function refreshMembers(db: Database, countries: Countries): Promise<void> {
  const { locationId, id, phone, phoneVersion } = teamMembers;
  const rows = await db
    .select({ locationId, id, phone, version: phoneVersion })
    .from(teamMembers)
    .where(and(lt(phoneVersion, PHONE_VERSION), ne(phone, "")))
    .orderBy(asc(locationId), asc(id))
    .limit(ROWS_AT_A_TIME);
  if (rows.length === 0) return;
  const columns = rows.map((row) => ({
    location_id: row.locationId,
    id: row.id,
    was: row.phone,
    phone: phoneIn(countries, row),
  }));
  await db.execute(sql`update team_members
    set phone = fresh.phone, phone_version = ${PHONE_VERSION}
    from jsonb_to_recordset(${JSON.stringify(columns)}::jsonb)
      as fresh(location_id bigint, id bigint, was text, phone text)
    where team_members.location_id = fresh.location_id and team_members.id = fresh.id
      and team_members.phone = fresh.was`);
  await refreshMembers(db, countries);
}

/**
 * A login belongs to no location: its number is read where its user works first, and not before they
 * work anywhere.
 */
async function refreshUsers(db: Database, countries: Countries): Promise<void> {
  const rows = await db
    .select({
      id: users.id,
      phone: users.phone,
      version: users.phoneVersion,
      locationId: sql<number>`min(${userAccess.locationId})`.mapWith(Number),
    })
    .from(users)
    .innerJoin(userAccess, eq(userAccess.userId, users.id))
    .where(and(lt(users.phoneVersion, PHONE_VERSION), ne(users.phone, "")))
    .groupBy(users.id, users.phone, users.phoneVersion)
    .orderBy(asc(users.id))
    .limit(ROWS_AT_A_TIME);
  if (rows.length === 0) return;
  const read = rows.map((row) => ({ id: row.id, was: row.phone, phone: phoneIn(countries, row) }));
  const taken = await loginsAmong(
    db,
    read.map(({ phone }) => phone),
  );
  const columns = read.map((row) => {
    if (taken.has(row.phone)) return { ...row, phone: row.was }; // two logins of one number stay two
    taken.add(row.phone);
    return row;
  });
  await db.execute(sql`with renewed as (
      update users set phone = fresh.phone, phone_version = ${PHONE_VERSION}
      from jsonb_to_recordset(${JSON.stringify(columns)}::jsonb)
        as fresh(id bigint, was text, phone text)
      where users.id = fresh.id and users.phone = fresh.was
      returning users.id, fresh.was, fresh.phone
    )
    update user_access set invited_contact = renewed.phone from renewed
    where user_access.user_id = renewed.id and user_access.invited_contact = renewed.was
      and renewed.phone <> renewed.was`);
  await refreshUsers(db, countries);
}

/** Those of the phones that are somebody's, whether they work anywhere or not. */
async function loginsAmong(db: Database, phones: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ phone: users.phone })
    .from(users)
    .where(inArray(users.phone, [...phones]));
  return new Set(rows.map(({ phone }) => phone));
}
