import { and, asc, eq, inArray, ne } from "drizzle-orm";
import type { BookingFormRepository } from "./booking-form.port";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { BookingForm } from "@/lib/domain/salon/booking-form";
import type { Database } from "@/lib/data/connection";
import type { DataAccess } from "@/lib/data/data-access";
import { bookingForms } from "@/lib/data/schema/booking-forms";
import { locations } from "@/lib/data/schema/salon";

/** Booking widgets; nothing of the read model depends on them. */
export function createBookingFormRepository(access: DataAccess): BookingFormRepository {
  return { ...readsOf(access), ...writesOf(access) };
}

type Writes = "add" | "save" | "remove";

function readsOf(access: DataAccess): Omit<BookingFormRepository, Writes> {
  const select = () => access.db.select().from(bookingForms);
  return {
    async list(location) {
      const rows = await select()
        .where(eq(bookingForms.locationId, location))
        .orderBy(asc(bookingForms.id));
      return rows.map(toForm);
    },

    async ofLocations(places) {
      if (places.length === 0) return [];
      const rows = await select()
        .where(inArray(bookingForms.locationId, [...places]))
        .orderBy(asc(bookingForms.id));
      return rows.map((row) => ({ ...toForm(row), locationId: row.locationId }));
    },

    async find(location, id) {
      const [row] = await select().where(isForm(location, id));
      return row ? toForm(row) : null;
    },

    async locationOf(id) {
      const [row] = await access.db
        .select({ locationId: bookingForms.locationId })
        .from(bookingForms)
        .where(eq(bookingForms.id, id));
      return row?.locationId ?? null;
    },
  };
}

function writesOf(access: DataAccess): Pick<BookingFormRepository, Writes> {
  return {
    add: (location, fields) =>
      access.write(location, async (db) => {
        if (fields.isDefault) await clearDefault(db, location, null);
        const [row] = await db
          .insert(bookingForms)
          .values({ ...fields, locationId: location })
          .returning();
        if (!row) throw new Error("The database answered no row for a new booking form");
        return toForm(row);
      }),

    save: (location, id, change) =>
      access.write(location, async (db) => {
        if (change.isDefault) await clearDefault(db, location, id);
        const [row] = await db
          .update(bookingForms)
          .set({ ...change, locationId: location })
          .where(isForm(location, id))
          .returning();
        return row ? toForm(row) : null;
      }),

    remove: (location, id) =>
      access.write(location, async (db) => {
        const rows = await db
          .delete(bookingForms)
          .where(isForm(location, id))
          .returning({ id: bookingForms.id });
        return rows.length > 0;
      }),
  };
}

/** One after the other: of two new defaults at the same time, neither sees the other. */
async function clearDefault(
  db: Database,
  location: AuthorizedLocationId,
  except: number | null,
): Promise<void> {
  await db
    .select({ id: locations.locationId })
    .from(locations)
    .where(eq(locations.locationId, location))
    .for("no key update");
  await db
    .update(bookingForms)
    .set({ isDefault: false })
    .where(
      and(
        eq(bookingForms.locationId, location),
        eq(bookingForms.isDefault, true),
        except === null ? undefined : ne(bookingForms.id, except),
      ),
    );
}

function isForm(location: AuthorizedLocationId, id: number) {
  return and(eq(bookingForms.locationId, location), eq(bookingForms.id, id));
}

function toForm({ locationId: _, ...form }: typeof bookingForms.$inferSelect): BookingForm {
  return form;
}
