import { z } from "zod";
import type { Access, Role } from "@/lib/domain/salon/access";
import type { KnownRights } from "@/lib/domain/salon/known-rights";
import { PERMISSION_GROUPS } from "@/lib/domain/salon/permissions";
import type { Permission, PermissionValue } from "@/lib/domain/salon/permissions";
import type { RoleFacts } from "@/lib/domain/salon/roles";
import { aliased, many } from "@/lib/api/wire/parameter-aliases";
import { ROLE_SLUGS } from "@/lib/api/areas/users/permissions.contract";
import {
  answerText,
  listOf,
  readBoolean,
  wireBoolean,
  wireIdOrNone,
  wireNumber,
} from "@/lib/api/wire/wire-formats";

const INCLUDES = ["user_permissions"] as const;
const MAX_DAYS = 36_500;

/** Query of the role lists (business.md 11.3). */
export const rolesQuery = z.object({
  "include[]": many(
    z.enum(INCLUDES, { error: `must be one of ${INCLUDES.join(", ")}` }),
  ).optional(),
});

export const roleSlug = z.enum(ROLE_SLUGS, { error: `must be one of ${ROLE_SLUGS.join(", ")}` });

/** A right with a new value, both already checked by type. */
export type PermissionWrite = { readonly permission: Permission; readonly value: PermissionValue };

/** `{slug, value}`; ids and days are numbers, everything else is a boolean. */
function permissionWrite({ named }: KnownRights) {
  return z
    .looseObject({ slug: z.string({ error: "must be the slug of a right" }), value: z.unknown() })
    .transform(({ slug, value }, context): PermissionWrite => {
      const permission = named(slug);
      const problem = (message: string, path: string, input: unknown) => {
        context.issues.push({ code: "custom", message, path: [path], input });
        return z.NEVER;
      };
      if (!permission) return problem("is no right that can be given here", "slug", slug);
      const read = readValue(permission, value);
      if (read !== undefined) return { permission, value: read };
      const isFlag = permission.type === "has_access";
      const expected = isFlag ? "true or false" : `a whole number from ${lowest(permission)}`;
      return problem(`must be ${expected}`, "value", value);
    });
}

function lowest({ unlimited }: Permission): number {
  return Math.min(0, Number(unlimited));
}

function readValue(permission: Permission, value: unknown): PermissionValue | undefined {
  if (permission.type === "has_access") return readBoolean(value);
  const number = wireNumber.safeParse(value).data;
  const isWhole =
    number !== undefined && Number.isSafeInteger(number) && number >= lowest(permission);
  if (!isWhole) return undefined;
  return permission.type === "allowed_id" || number <= MAX_DAYS ? number : undefined;
}

/** Rights with their new values, of those that are known. */
export function permissionWritesOf(rights: KnownRights) {
  return listOf(permissionWrite(rights)).meta({
    type: "array",
    example: [{ slug: "timetable_access", value: true }],
  });
}

/** Body of `PUT /company/{location_id}/users/{user_id}/permissions` (business.md 11.4). */
export function userPermissionsBodyOf(rights: KnownRights) {
  return aliased(
    z
      .looseObject(
        {
          user_role: roleSlug.optional(),
          user_permissions: permissionWritesOf(rights).optional(),
          staff_id: wireIdOrNone.optional().meta({ type: "integer", description: "0 = nobody" }),
        },
        { error: "must be an object" },
      )
      .meta({ id: "UserPermissionsChange" }),
  );
}

export type UserPermissionsBody = z.infer<ReturnType<typeof userPermissionsBodyOf>>;

/** One user's rights at a location and whether the caller may change them. */
export type UserRightsView = {
  readonly access: Access;
  readonly memberId: number;
  readonly isEditable: boolean;
};

export const userPermissionsSchema = z
  .looseObject({
    user_role: roleSlug,
    staff_id: wireIdOrNone,
    is_editable: wireBoolean,
    has_any_paid_permission: z.null(),
    user_permissions: z.array(
      z.looseObject({ slug: answerText, value: z.union([z.boolean(), z.number()]) }),
    ),
  })
  .meta({ id: "UserPermissions" });

/** The answer of business.md 11.4. */
export function userRightsToWire(
  { access, memberId, isEditable }: UserRightsView,
  { all }: KnownRights,
) {
  return {
    user_role: access.role,
    staff_id: memberId,
    is_editable: isEditable,
    has_any_paid_permission: null,
    user_permissions: all.map((each) => ({ slug: each.slug, value: each.read(access) })),
  };
}

/** A role and which of its rights the caller may give. */
export type RoleView = {
  readonly role: RoleFacts;
  readonly isEditable: (permission: Permission) => boolean;
};

const nodeShape = {
  slug: answerText,
  title: answerText,
  type: z.looseObject({ slug: answerText }),
  options: z.array(z.unknown()).nullable(),
  hint: answerText,
  is_recommended: wireBoolean,
  is_editable: wireBoolean,
  default_value: z.union([z.boolean(), z.number()]),
  entity_name: answerText,
  is_paid: wireBoolean,
  is_paid_only: wireBoolean,
};

const roleSchema = z
  .looseObject({
    slug: roleSlug,
    title: answerText,
    description: answerText,
    weight: wireNumber,
    user_permissions: z
      .array(
        z.looseObject({ ...nodeShape, children: z.array(z.looseObject(nodeShape)).nullable() }),
      )
      .nullable(),
  })
  .meta({ id: "UserRole" });

export const rolesSchema = z.array(roleSchema);

/** A role, with its tree of rights where that was asked for (business.md 11.3). */
export function roleToWire(view: RoleView, rights: KnownRights, withTree: boolean) {
  const { role } = view;
  return {
    slug: role.slug,
    title: role.title,
    description: role.description,
    weight: role.weight,
    user_permissions: withTree ? treeOf(view, rights) : null,
  };
}

function treeOf({ role, isEditable }: RoleView, { all, ofRole }: KnownRights) {
  const access = accessOf(role.slug, ofRole);
  return Object.entries(PERMISSION_GROUPS).flatMap(([group, title]) => {
    const children = all.filter((each) => each.group === group);
    if (children.length === 0) return [];
    return {
      ...nodeOf(group, title, { slug: "has_group_access", ...BOOLEAN_ENDS }),
      is_editable: children.some(isEditable),
      default_value: true,
      children: children.map((each) => ({
        ...nodeOf(each.slug, each.title, typeToWire(each)),
        is_editable: isEditable(each),
        default_value: each.read(access),
        children: null,
      })),
    };
  });
}

const BOOLEAN_ENDS = { all_access_value: true, no_access_value: false };

function typeToWire({ type, unlimited }: Permission) {
  if (type === "has_access") return { slug: type, ...BOOLEAN_ENDS };
  return { slug: type, all_access_value: unlimited, no_access_value: null };
}

function nodeOf(slug: string, title: string, type: object) {
  return {
    slug,
    title,
    type,
    options: null,
    hint: "",
    is_recommended: false,
    entity_name: "",
    is_paid: false,
    is_paid_only: false,
  };
}

/** A right reads an access; the place of a role's is none. */
function accessOf(role: Role, ofRole: KnownRights["ofRole"]): Access {
  return { ...ofRole(role), role, locationId: 0 as Access["locationId"] }; // no right reads it
}
