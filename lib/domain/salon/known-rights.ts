import type { Access, Role } from "./access";
import type { AreaGrant } from "./grants";
import { PERMISSIONS, grantOf } from "./permissions";
import type { Permission, PermissionGroup } from "./permissions";
import { rightsOf } from "./roles";
import type { Rights } from "./roles";

/**
 * A right that an area of the API brings along. Its roles have it from the day on which somebody gets
 * such a role. Nobody can change the rights of owners: they have it at once, if their role is named.
 * To everybody else who is there already the area gives it by a migration, or they are given it singly.
 */
export type AreaRight = {
  readonly permission: Permission;
  readonly grant: AreaGrant;
  readonly roles: readonly Role[];
  /** Tells whether somebody may do it. */
  readonly holds: (access: Access) => boolean;
};

/** Declares a right of an area; the slug is its name in the flat list (business.md 11.2). */
export function areaRight(told: {
  readonly slug: string;
  readonly group: PermissionGroup;
  readonly title: string;
  readonly roles: readonly Role[];
}): AreaRight {
  const { slug, group, title, roles } = told;
  const grant = slug as AreaGrant; // here it is declared
  const given = grantOf(group, grant, title);
  const holds = (access: Access): boolean =>
    access.grants.includes(grant) || (access.role === "owner" && roles.includes("owner"));
  return { permission: { ...given, read: holds }, grant, roles, holds };
}

/** Every right that can be given, and what a role may do unless its holder is told otherwise. */
export type KnownRights = {
  readonly all: readonly Permission[];
  /** The right of a slug; the name in the flat list will do as well. */
  readonly named: (slug: string) => Permission | null;
  /** The rights that differ between two accesses. */
  readonly changed: (before: Access | null, after: Access) => Permission[];
  readonly ofRole: (role: Role) => Rights;
};

/** The rights of business.md 11.2 with those of the areas; no two may have one name. */
export function knownRights(ofAreas: readonly AreaRight[]): KnownRights {
  const all = [...PERMISSIONS, ...ofAreas.map(({ permission }) => permission)];
  const byName = new Map<string, Permission>();
  for (const name of ["flag", "slug"] as const) {
    for (const each of all) {
      const other = byName.get(each[name]);
      const isTaken = other !== undefined && other !== each;
      if (
        isTaken &&
        ofAreas.some(({ permission }) => permission === each || permission === other)
      ) {
        throw new Error(`The right ${each[name]} is declared twice`);
      }
      byName.set(each[name], each);
    }
  }
  return {
    all,
    named: (slug) => byName.get(slug) ?? null,
    changed: (before, after) =>
      all.filter((each) => before === null || each.read(before) !== each.read(after)),
    ofRole: (role) => {
      const rights = rightsOf(role);
      const added = ofAreas.filter(({ roles }) => roles.includes(role)).map(({ grant }) => grant);
      return added.length === 0 ? rights : { ...rights, grants: [...rights.grants, ...added] };
    },
  };
}
