import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { AppointmentTag } from "@/lib/domain/salon/appointment";
import { labels } from "@/lib/data/schema/clients";

/** The tags of a group of rows, by title, as JSON: both drivers read its numbers as numbers. */
export const LABEL_LIST: SQL<AppointmentTag[]> = sql`coalesce(json_agg(json_build_object(
  'id', ${labels.id}, 'title', ${labels.title}, 'color', ${labels.color}, 'icon', ${labels.icon}
) order by ${labels.title}, ${labels.id}), '[]')`;
