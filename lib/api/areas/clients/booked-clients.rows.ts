import { and, eq, inArray, sql } from "drizzle-orm";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { BookedClient } from "@/lib/domain/salon/appointment";
import type { Instant } from "@/lib/domain/time/instant";
import type { Database } from "@/lib/data/connection";
import { appointments, clients } from "@/lib/data/schema/appointments";
import { VISIT_NUMBER } from "@/lib/data/visit-number";
import { tagsOfClient } from "./client-tags.rows";
import { toClient } from "./clients.rows";

type BookedRow = {
  readonly appointment: Pick<
    typeof appointments.$inferSelect,
    "id" | "clientId" | "startsAt" | "visitId"
  >;
  readonly client: typeof clients.$inferSelect | null;
};

type History = Awaited<ReturnType<typeof selectHistories>>[number];

/** The visits and tags of the clients of some appointments, by client: one query for all of them. */
export async function historiesOf(
  db: Database,
  location: AuthorizedLocationId,
  rows: readonly BookedRow[],
): Promise<ReadonlyMap<number, History>> {
  const ids = new Set(rows.flatMap(({ client }) => (client === null ? [] : [client.id])));
  if (ids.size === 0) return new Map();
  const histories = await selectHistories(db, location, [...ids]);
  return new Map(histories.map((history) => [history.clientId, history]));
}

/** The client of an appointment; they are new where they came to no other visit before it (inferred). */
export function toBookedClient(
  { appointment, client }: BookedRow,
  histories: ReadonlyMap<number, History>,
): BookedClient | null {
  if (client === null) return null;
  const { surname, middleName, comment, card, discount, gender, birthDate, customFields } = client;
  const own = { surname, middleName, comment, card, discount, gender, birthDate, customFields };
  const history = histories.get(client.id);
  const first = history?.firstAt ?? null;
  const isBefore = first !== null && first < appointment.startsAt;
  return {
    ...toClient(client),
    givenName: client.name,
    ...own,
    successVisits: history?.came ?? 0,
    failVisits: history?.missed ?? 0,
    isNew: !isBefore || history?.firstId === (appointment.visitId ?? appointment.id),
    tags: history?.tags ?? [],
  };
}

/** Appointments of one visit count once; who came to a part of it came. Deleted ones are no visit. */
function selectVisits(db: Database, location: AuthorizedLocationId, ids: readonly number[]) {
  const { attendance, clientId, startsAt } = appointments;
  return db
    .select({
      clientId,
      visitId: VISIT_NUMBER.as("visit"),
      hasCome: sql<boolean>`bool_or(${eq(attendance, "arrived")})`.as("has_come"),
      isMissed: sql<boolean>`bool_or(${eq(attendance, "missed")})`.as("is_missed"),
      cameAt: sql`min(${startsAt}) filter (where ${eq(attendance, "arrived")})`.as("came_at"),
    })
    .from(appointments)
    .where(
      and(
        eq(appointments.locationId, location),
        inArray(clientId, [...ids]),
        eq(appointments.isDeleted, false),
      ),
    )
    .groupBy(clientId, VISIT_NUMBER)
    .as("visits");
}

function selectHistories(db: Database, location: AuthorizedLocationId, ids: readonly number[]) {
  const visits = selectVisits(db, location, ids);
  const { clientId, visitId, hasCome, isMissed, cameAt } = visits;
  const firstId = sql`(array_agg(${visitId} order by ${cameAt}) filter (where ${hasCome}))[1]`;
  return db
    .select({
      clientId: clients.id,
      came: sql`count(*) filter (where ${hasCome})`.mapWith(Number),
      missed: sql`count(*) filter (where ${isMissed} and not ${hasCome})`.mapWith(Number),
      firstAt: sql<Instant | null>`min(${cameAt})`.mapWith(appointments.startsAt),
      firstId: sql<number | null>`${firstId}`.mapWith(Number),
      tags: tagsOfClient(db),
    })
    .from(clients)
    .leftJoin(visits, eq(clientId, clients.id))
    .where(and(eq(clients.locationId, location), inArray(clients.id, [...ids])))
    .groupBy(clients.locationId, clients.id);
}
