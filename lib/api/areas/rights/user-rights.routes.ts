import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/api/wire/paths";
import { userPath } from "@/lib/api/areas/users/users.contract";
import { readId } from "@/lib/api/wire/wire-formats";
import { ok } from "@/lib/domain/result";
import type { KnownRights } from "@/lib/domain/salon/known-rights";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered } from "@/lib/api/platform/http/envelope";
import type { Answer } from "@/lib/api/platform/http/envelope";
import {
  rolesQuery,
  rolesSchema,
  roleToWire,
  userPermissionsBodyOf,
  userPermissionsSchema,
  userRightsToWire,
} from "./user-permissions.contract";
import type { RoleView } from "./user-permissions.contract";
import type { UserRightsUseCases } from "./user-rights.usecases";

const common = inArea("Users & Permissions", "user");
const withTree = "With include[]=user_permissions each role brings its tree of rights.";

const rolesRoute = createRoute({
  ...common,
  method: "get",
  path: "/company/{location_id}/users/roles",
  summary: "List roles",
  description: withTree,
  request: { params: locationPath, query: rolesQuery },
  responses: { 200: answerOf(rolesSchema, "Roles by weight"), ...failures(403, 404, 422) },
});

const rolesOfUserRoute = createRoute({
  ...common,
  method: "get",
  path: "/company/{location_id}/users/{user_id}/roles",
  summary: "List roles as they can be given to a user",
  description: `${withTree} is_editable tells which rights the caller may change.`,
  request: { params: userPath, query: rolesQuery },
  responses: { 200: answerOf(rolesSchema, "Roles by weight"), ...failures(403, 404, 422) },
});

const readRoute = createRoute({
  ...common,
  method: "get",
  path: "/company/{location_id}/users/{user_id}/permissions",
  summary: "Read what a user may do",
  description: "The role of the user and every right with its value.",
  request: { params: userPath },
  responses: { 200: answerOf(userPermissionsSchema, "Role and rights"), ...failures(403, 404) },
});

const changeRoute = {
  ...common,
  method: "put",
  path: "/company/{location_id}/users/{user_id}/permissions",
  summary: "Change what a user may do",
  description:
    "Takes effect at once. Another role brings its rights along, then the named rights are set. The " +
    "rights of owners, and one's own, stay. With limited_users_access one gives only what one has.",
  responses: {
    200: answerOf(userPermissionsSchema, "Role and rights"),
    ...failures(400, 403, 404, 413, 422),
  },
} as const;

/** Roles and rights of users (business.md 11.3, 11.4). */
export function addUserRightsRoutes(api: Api, rights: UserRightsUseCases): void {
  const body = bodyOf(userPermissionsBodyOf(api.rights));
  serve(api, {
    route: rolesRoute,
    who: staff("users_access"),
    run: async ({ scope, query }) => ok({ roles: rights.roles(scope), query }),
    answer: (found) => answerRoles(found, api.rights),
  });
  serve(api, {
    route: rolesOfUserRoute,
    who: staff("users_access"),
    run: async ({ scope, path, query }) => {
      const found = await rights.rolesOf(scope, path.user_id);
      return found.ok ? ok({ roles: found.value, query }) : found;
    },
    answer: (found) => answerRoles(found, api.rights),
  });
  serve(api, {
    route: readRoute,
    who: staff("users_access"),
    run: ({ scope, path }) => rights.rights(scope, path.user_id),
    answer: (view) => answered(userRightsToWire(view, api.rights), {}),
  });
  serve(api, {
    route: createRoute({ ...changeRoute, request: { params: userPath, body } }),
    who: staff("edit_users_access"),
    before: ({ scope }, _body, path) => rights.problemOfUser(scope, readId(path["user_id"])),
    run: ({ scope, path, body }) => rights.change(scope, path.user_id, body),
    answer: (view) => answered(userRightsToWire(view, api.rights), {}),
  });
}

type FoundRoles = {
  readonly roles: readonly RoleView[];
  readonly query: { readonly "include[]"?: readonly string[] | undefined };
};

function answerRoles(found: FoundRoles, rights: KnownRights): Answer {
  const hasTree = found.query["include[]"]?.includes("user_permissions") ?? false;
  return answered(found.roles.map((role) => roleToWire(role, rights, hasTree)));
}
