import { and, asc, eq, sql } from "drizzle-orm";
import type { LabelRepository } from "./client.port";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { Label } from "@/lib/domain/salon/label";
import type { DataAccess } from "@/lib/data/data-access";
import { appointmentLabels, clientLabels, labels } from "@/lib/data/schema/clients";
import { eventScheduleDays } from "@/lib/data/schema/event-schedules";
import { eventLabels } from "@/lib/data/schema/events";

/** Tags (business.md 14). */
export function createLabelRepository(access: DataAccess): LabelRepository {
  return {
    async list(location) {
      const rows = await access.db
        .select()
        .from(labels)
        .where(and(eq(labels.locationId, location), eq(labels.isDeleted, false)))
        .orderBy(asc(labels.title), asc(labels.id));
      return rows.map(toLabel);
    },

    add: (location, label) =>
      access.write(location, async (db) => {
        const [row] = await db
          .insert(labels)
          .values({ ...label, locationId: location })
          .returning();
        if (!row) throw new Error("The database answered no row for a new tag");
        return toLabel(row);
      }),

    update: (location, { id, ...label }) =>
      access.write(location, async (db) => {
        await db.update(labels).set(label).where(isLabel(location, id));
      }),

    markDeleted: (location, id) =>
      access.write(location, async (db) => {
        const rows = await db
          .update(labels)
          .set({ isDeleted: true })
          .where(and(isLabel(location, id), eq(labels.isDeleted, false)))
          .returning({ id: labels.id });
        await db
          .delete(clientLabels)
          .where(and(eq(clientLabels.locationId, location), eq(clientLabels.labelId, id)));
        await db
          .delete(appointmentLabels)
          .where(
            and(eq(appointmentLabels.locationId, location), eq(appointmentLabels.labelId, id)),
          );
        await db
          .delete(eventLabels)
          .where(and(eq(eventLabels.locationId, location), eq(eventLabels.labelId, id)));
        const { labelIds } = eventScheduleDays;
        await db
          .update(eventScheduleDays)
          .set({ labelIds: sql`array_remove(${labelIds}, ${id}::bigint)` })
          .where(
            and(eq(eventScheduleDays.locationId, location), sql`${id}::bigint = any(${labelIds})`),
          );
        return rows.length > 0;
      }),
  };
}

function isLabel(location: AuthorizedLocationId, id: number) {
  return and(eq(labels.locationId, location), eq(labels.id, id));
}

function toLabel({ id, title, color, icon, entity }: typeof labels.$inferSelect): Label {
  return { id, title, color, icon, entity };
}
