import { and, eq } from "drizzle-orm";
import type { LocationFields } from "@/lib/domain/salon/location";
import type { AuthorizedLocationId, LocationId } from "@/lib/domain/ids";
import type { Database } from "@/lib/data/connection";
import type { DataAccess } from "@/lib/data/data-access";
import { partnerLocations, userAccess } from "@/lib/data/schema/people";
import { locations } from "@/lib/data/schema/salon";
import type { Founder, LocationWriting } from "./location.port";

/** Writes of locations; each makes old what the read model knows of its location. */
export function createLocationWriting(access: DataAccess): LocationWriting {
  return {
    save: (location, fields) =>
      access.write(location, async (db, touched) => {
        touched.markSettings();
        const row = toRow(fields);
        if (Object.keys(row).length === 0) return;
        await db.update(locations).set(row).where(eq(locations.locationId, location));
      }),

    addBeside: (location, fields, founder) =>
      access.write(location, async (db, touched) => {
        touched.markSettings();
        const added = await insertBeside(db, location, fields);
        await giveAccess(db, { from: location, to: added }, founder);
        return added;
      }),

    markDeleted: (location) =>
      access.write(location, async (db, touched) => {
        touched.markSettings();
        await db
          .update(locations)
          .set({ isDeleted: true })
          .where(eq(locations.locationId, location));
      }),
  };
}

function toRow(fields: Partial<LocationFields>): Partial<typeof locations.$inferInsert> {
  const { morePhones, ...others } = fields;
  return { ...others, ...(morePhones && { morePhones: [...morePhones] }) };
}

async function insertBeside(
  db: Database,
  location: AuthorizedLocationId,
  fields: LocationFields,
): Promise<LocationId> {
  const [model] = await db
    .select({ chainId: locations.chainId, currency: locations.currency })
    .from(locations)
    .where(eq(locations.locationId, location));
  if (!model) throw new Error(`No location ${location}`);
  const [row] = await db
    .insert(locations)
    .values({ ...fields, morePhones: [...fields.morePhones], ...model, isActive: true })
    .returning({ id: locations.locationId });
  if (!row) throw new Error("The database answered no row for a new location");
  return row.id;
}

async function giveAccess(
  db: Database,
  { from, to }: { readonly from: LocationId; readonly to: LocationId },
  { userId, partnerId }: Founder,
): Promise<void> {
  const [rights] = await db
    .select()
    .from(userAccess)
    .where(and(eq(userAccess.locationId, from), eq(userAccess.userId, userId)));
  if (!rights) throw new Error(`User ${userId} has no rights at location ${from}`);
  // members and positions of the other location are unknown here
  const unlimited = { onlyMemberId: 0, onlyPositionId: 0 } as const;
  await db.insert(userAccess).values({ ...rights, ...unlimited, locationId: to });
  await db.insert(partnerLocations).values({ locationId: to, partnerId });
}
