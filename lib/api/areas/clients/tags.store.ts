import { and, asc, eq, sql } from "drizzle-orm";
import type { TagRepository } from "./client.port";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { Tag } from "@/lib/domain/salon/tag";
import type { DataAccess } from "@/lib/data/data-access";
import { appointmentTags, clientTags, tags } from "@/lib/data/schema/clients";
import { eventScheduleDays } from "@/lib/data/schema/event-schedules";
import { eventTags } from "@/lib/data/schema/events";

/** Tags (business.md 14). */
export function createTagRepository(access: DataAccess): TagRepository {
  return {
    async list(location) {
      const rows = await access.db
        .select()
        .from(tags)
        .where(and(eq(tags.locationId, location), eq(tags.isDeleted, false)))
        .orderBy(asc(tags.title), asc(tags.id));
      return rows.map(toTag);
    },

    add: (location, tag) =>
      access.write(location, async (db) => {
        const [row] = await db
          .insert(tags)
          .values({ ...tag, locationId: location })
          .returning();
        if (!row) throw new Error("The database answered no row for a new tag");
        return toTag(row);
      }),

    update: (location, { id, ...tag }) =>
      access.write(location, async (db) => {
        await db.update(tags).set(tag).where(isTag(location, id));
      }),

    markDeleted: (location, id) =>
      access.write(location, async (db) => {
        const rows = await db
          .update(tags)
          .set({ isDeleted: true })
          .where(and(isTag(location, id), eq(tags.isDeleted, false)))
          .returning({ id: tags.id });
        await db
          .delete(clientTags)
          .where(and(eq(clientTags.locationId, location), eq(clientTags.tagId, id)));
        await db
          .delete(appointmentTags)
          .where(and(eq(appointmentTags.locationId, location), eq(appointmentTags.tagId, id)));
        await db
          .delete(eventTags)
          .where(and(eq(eventTags.locationId, location), eq(eventTags.tagId, id)));
        const { tagIds } = eventScheduleDays;
        await db
          .update(eventScheduleDays)
          .set({ tagIds: sql`array_remove(${tagIds}, ${id}::bigint)` })
          .where(
            and(eq(eventScheduleDays.locationId, location), sql`${id}::bigint = any(${tagIds})`),
          );
        return rows.length > 0;
      }),
  };
}

function isTag(location: AuthorizedLocationId, id: number) {
  return and(eq(tags.locationId, location), eq(tags.id, id));
}

function toTag({ id, title, color, icon, entity }: typeof tags.$inferSelect): Tag {
  return { id, title, color, icon, entity };
}
