import { and, asc, desc, eq, inArray } from "drizzle-orm";
import type { CategoryRepository, ChainCategory } from "./catalogue.port";
import type { AuthorizedLocationId, TeamMemberId } from "@/lib/domain/ids";
import type { DataAccess } from "@/lib/data/data-access";
import { serviceCategoryMembers } from "@/lib/data/schema/catalogue";
import { serviceCategories, serviceLinks, services } from "@/lib/data/schema/salon";

/** The categories of services; deleted ones are not told. */
export function createCategoryRepository(access: DataAccess): CategoryRepository {
  return {
    async list(location) {
      const rows = await access.db
        .select()
        .from(serviceCategories)
        .where(
          and(eq(serviceCategories.locationId, location), eq(serviceCategories.isDeleted, false)),
        )
        .orderBy(desc(serviceCategories.weight), asc(serviceCategories.id));
      const members = await membersOf(access, location);
      return rows.map(({ id, title, apiId, weight }) => {
        const memberIds = [...(members.get(id) ?? [])].sort((a, b) => a - b);
        return { id, title, apiId, weight, memberIds };
      });
    },

    async hold(location, id, purpose) {
      const query = access.db
        .select({ id: serviceCategories.id })
        .from(serviceCategories)
        .where(and(isCategory(location, id), eq(serviceCategories.isDeleted, false)));
      const lock = purpose === "use" ? "share" : "update";
      const rows = access.isExclusive ? await query : await query.for(lock);
      return rows.length > 0;
    },

    async hasServices(location, id) {
      const rows = await access.db
        .select({ id: services.id })
        .from(services)
        .where(
          and(
            eq(services.locationId, location),
            eq(services.categoryId, id),
            eq(services.isDeleted, false),
          ),
        )
        .limit(1);
      return rows.length > 0;
    },

    listOf: (locations) => categoriesOf(access, locations),
    ...writesOf(access),
  };
}

function writesOf(
  access: DataAccess,
): Pick<CategoryRepository, "add" | "save" | "saveMembers" | "markDeleted"> {
  return {
    add: (location, fields) =>
      access.write(location, async (db) => {
        const [row] = await db
          .insert(serviceCategories)
          .values({ ...fields, locationId: location })
          .returning({ id: serviceCategories.id });
        if (!row) throw new Error("The database answered no row for a new category");
        return row.id;
      }),

    save: (location, id, fields) =>
      access.write(location, async (db) => {
        await db.update(serviceCategories).set(fields).where(isCategory(location, id));
      }),

    saveMembers: (location, id, memberIds) =>
      access.write(location, async (db) => {
        await db
          .delete(serviceCategoryMembers)
          .where(
            and(
              eq(serviceCategoryMembers.locationId, location),
              eq(serviceCategoryMembers.categoryId, id),
            ),
          );
        const rows = memberIds.map((memberId) => ({
          locationId: location,
          categoryId: id,
          memberId,
        }));
        if (rows.length > 0) await db.insert(serviceCategoryMembers).values(rows);
      }),

    markDeleted: (location, id) =>
      access.write(location, async (db) => {
        await db.update(serviceCategories).set({ isDeleted: true }).where(isCategory(location, id));
      }),
  };
}

/** Members named for each category and those who do one of its services. */
async function membersOf(
  { db }: DataAccess,
  location: AuthorizedLocationId,
): Promise<Map<number, Set<TeamMemberId>>> {
  const named = await db
    .select({
      categoryId: serviceCategoryMembers.categoryId,
      memberId: serviceCategoryMembers.memberId,
    })
    .from(serviceCategoryMembers)
    .where(eq(serviceCategoryMembers.locationId, location));
  const doing = await db
    .selectDistinct({ categoryId: services.categoryId, memberId: serviceLinks.memberId })
    .from(serviceLinks)
    .innerJoin(
      services,
      and(
        eq(services.locationId, serviceLinks.locationId),
        eq(services.id, serviceLinks.serviceId),
      ),
    )
    .where(and(eq(serviceLinks.locationId, location), eq(services.isDeleted, false)));
  const byCategory = new Map<number, Set<TeamMemberId>>();
  for (const { categoryId, memberId } of [...named, ...doing]) {
    byCategory.set(categoryId, (byCategory.get(categoryId) ?? new Set()).add(memberId));
  }
  return byCategory;
}

async function categoriesOf(
  { db }: DataAccess,
  locations: readonly AuthorizedLocationId[],
): Promise<ChainCategory[]> {
  if (locations.length === 0) return [];
  const rows = await db
    .select({
      locationId: serviceCategories.locationId,
      id: serviceCategories.id,
      title: serviceCategories.title,
      serviceId: services.id,
      serviceTitle: services.title,
    })
    .from(serviceCategories)
    .leftJoin(
      services,
      and(
        eq(services.locationId, serviceCategories.locationId),
        eq(services.categoryId, serviceCategories.id),
        eq(services.isDeleted, false),
      ),
    )
    .where(
      and(
        inArray(serviceCategories.locationId, [...locations]),
        eq(serviceCategories.isDeleted, false),
      ),
    )
    .orderBy(
      asc(serviceCategories.locationId),
      desc(serviceCategories.weight),
      asc(serviceCategories.id),
      desc(services.weight),
      asc(services.id),
    );
  const byKey = new Map<string, Draft>();
  for (const row of rows) {
    const key = `${row.locationId}/${row.id}`; // ids are of a location
    const draft = byKey.get(key) ?? { id: row.id, title: row.title, services: [] };
    byKey.set(key, draft);
    const { serviceId, serviceTitle } = row;
    if (serviceId !== null) draft.services.push({ id: serviceId, title: serviceTitle ?? "" });
  }
  return [...byKey.values()];
}

type Draft = Omit<ChainCategory, "services"> & { readonly services: ChainUseCases[] };
type ChainUseCases = ChainCategory["services"][number];

function isCategory(location: AuthorizedLocationId, id: number) {
  return and(eq(serviceCategories.locationId, location), eq(serviceCategories.id, id));
}
