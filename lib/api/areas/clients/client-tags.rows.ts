import { and, eq, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { ClientTag } from "@/lib/domain/salon/client";
import type { Database } from "@/lib/data/connection";
import { clients } from "@/lib/data/schema/appointments";
import { clientTags, tags } from "@/lib/data/schema/clients";

/** The tags of the client of a row of clients, by title, as JSON: both drivers read it alike. */
export function tagsOfClient(db: Database): SQL<ClientTag[]> {
  const { id, title, color } = tags;
  const label = sql`json_build_object('id', ${id}, 'title', ${title}, 'color', ${color})`;
  const carried = db
    .select({ list: sql`coalesce(json_agg(${label} order by ${title}, ${id}), '[]')` })
    .from(clientTags)
    .innerJoin(tags, and(eq(tags.locationId, clientTags.locationId), eq(tags.id, clientTags.tagId)))
    .where(and(eq(clientTags.locationId, clients.locationId), eq(clientTags.clientId, clients.id)));
  return sql<ClientTag[]>`(${carried})`;
}
