import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { AppointmentTag } from "@/lib/domain/salon/appointment";
import { tags } from "@/lib/data/schema/clients";

/** The tags of a group of rows, by title, as JSON: both drivers read its numbers as numbers. */
export const LABEL_LIST: SQL<AppointmentTag[]> = sql`coalesce(json_agg(json_build_object(
  'id', ${tags.id}, 'title', ${tags.title}, 'color', ${tags.color}, 'icon', ${tags.icon}
) order by ${tags.title}, ${tags.id}), '[]')`;
