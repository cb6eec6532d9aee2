import { and, eq, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { ClientLabel } from "@/lib/domain/salon/client";
import type { Database } from "@/lib/data/connection";
import { clients } from "@/lib/data/schema/appointments";
import { clientLabels, labels } from "@/lib/data/schema/clients";

/** The tags of the client of a row of clients, by title, as JSON: both drivers read it alike. */
export function labelsOfClient(db: Database): SQL<ClientLabel[]> {
  const { id, title, color } = labels;
  const label = sql`json_build_object('id', ${id}, 'title', ${title}, 'color', ${color})`;
  const carried = db
    .select({ list: sql`coalesce(json_agg(${label} order by ${title}, ${id}), '[]')` })
    .from(clientLabels)
    .innerJoin(
      labels,
      and(eq(labels.locationId, clientLabels.locationId), eq(labels.id, clientLabels.labelId)),
    )
    .where(
      and(eq(clientLabels.locationId, clients.locationId), eq(clientLabels.clientId, clients.id)),
    );
  return sql<ClientLabel[]>`(${carried})`;
}
