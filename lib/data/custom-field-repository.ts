import { and, asc, eq, ne, notExists } from "drizzle-orm";
import type { CustomFieldRepository } from "@/lib/backend/services/client-ports";
import type { CustomField } from "@/lib/domain/salon/custom-field";
import { alias } from "drizzle-orm/pg-core";
import type { DataAccess } from "./data-access";
import { customFields } from "./schema/clients";

/** Fields that locations add to clients and appointments (business.md 15). */
export function createCustomFieldRepository(access: DataAccess): CustomFieldRepository {
  return {
    async list(location, category) {
      const rows = await access.db
        .select()
        .from(customFields)
        .where(and(eq(customFields.locationId, location), eq(customFields.category, category)))
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
        const other = alias(customFields, "other");
        const sameCode = db
          .select({ id: other.id })
          .from(other)
          .where(
            and(
              eq(other.locationId, location),
              eq(other.category, field.category),
              eq(other.code, field.code),
              ne(other.id, field.id),
            ),
          );
        const changed = await db
          .update(customFields)
          .set(columnsOf(field))
          .where(
            and(
              eq(customFields.locationId, location),
              eq(customFields.id, field.id),
              notExists(sameCode),
            ),
          )
          .returning({ id: customFields.id });
        return changed.length > 0;
      }),

    remove: (location, id) =>
      access.write(location, async (db) => {
        await db
          .delete(customFields)
          .where(and(eq(customFields.locationId, location), eq(customFields.id, id)));
      }),
  };
}

function columnsOf({
  category,
  type,
  code,
  title,
  isEditable,
  isShown,
  choices,
}: Omit<CustomField, "id">) {
  return { category, type, code, title, isEditable, isShown, choices: [...choices] };
}

function toField(row: typeof customFields.$inferSelect): CustomField {
  const { id, ...field } = row;
  return { id, ...columnsOf(field) };
}
