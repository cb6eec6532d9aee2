import { and, asc, eq, sql } from "drizzle-orm";
import type { CustomFieldRepository } from "./client.port";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { CustomField, FieldCategory } from "@/lib/domain/salon/custom-field";
import type { DataAccess } from "@/lib/data/data-access";
import { appointments, clients } from "@/lib/data/schema/appointments";
import { customFields } from "@/lib/data/schema/clients";

/** Fields that locations add to clients and appointments (business.md 15). */
export function createCustomFieldRepository(access: DataAccess): CustomFieldRepository {
  return {
    async list(location, category) {
      const rows = await access.db
        .select()
        .from(customFields)
        .where(
          and(eq(customFields.locationId, location), eq(customFields.category, toColumn(category))),
        )
        .orderBy(asc(customFields.id));
      return rows.map(toField);
    },

    add: (location, field) =>
      access.write(location, async (db) => {
        const [row] = await db
          .insert(customFields)
          .values({ ...columnsOf(field), locationId: location })
          .onConflictDoNothing()
          .returning();
        return row ? toField(row) : null;
      }),

    update: (location, field) =>
      access.write(location, async (db) => {
        const { title, isEditable, isShown, choices } = columnsOf(field);
        await db
          .update(customFields)
          .set({ title, isEditable, isShown, choices })
          .where(isField(location, field.id));
      }),

    remove: (location, { id, category, code }) =>
      access.write(location, async (db) => {
        const rows = await db
          .delete(customFields)
          .where(isField(location, id))
          .returning({ id: customFields.id });
        const owners = category === "client" ? clients : appointments;
        await db
          .update(owners)
          .set({ customFields: sql`${owners.customFields} - ${code}::text` })
          .where(
            and(
              eq(owners.locationId, location),
              sql`jsonb_exists(${owners.customFields}, ${code}::text)`,
            ),
          );
        return rows.length > 0;
      }),
  };
}

function isField(location: AuthorizedLocationId, id: number) {
  return and(eq(customFields.locationId, location), eq(customFields.id, id));
}

function columnsOf(field: Omit<CustomField, "id">) {
  const { category, type, code, title, isEditable, isShown, choices } = field;
  return {
    category: toColumn(category),
    type,
    code,
    title,
    isEditable,
    isShown,
    choices: [...choices],
  };
}

/** Columns keep the contract's name of the category (business.md 15). */
function toColumn(category: FieldCategory): "record" | "client" {
  return category === "appointment" ? "record" : "client";
}

function toField(row: typeof customFields.$inferSelect): CustomField {
  const { id, type, code, title, isEditable, isShown, choices } = row;
  const category = row.category === "record" ? "appointment" : "client";
  return { id, category, type, code, title, isEditable, isShown, choices };
}
