import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { locationPath } from "@/lib/api/wire/paths";
import {
  companyUsersSchema,
  companyUserToWire,
  userPath,
  usersQuery,
  usersSchema,
  userToWire,
} from "@/lib/api/areas/users/users.contract";
import { readId } from "@/lib/api/wire/wire-formats";
import { ok } from "@/lib/domain/result";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { staff, serve } from "@/lib/api/platform/http/serve";
import type { StaffScope } from "@/lib/api/platform/access";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered, answeredEmpty } from "@/lib/api/platform/http/envelope";
import { copyBodyOf, invitesOf, removalBodySchema } from "./invitations.contract";
import type { InvitationUseCases } from "./invitation.usecases";
import type { UserUseCases } from "./users.usecases";

const common = inArea("Users & Permissions", "user");
const ofUser = "/company/{location_id}/users/{user_id}";

const listRoute = createRoute({
  ...common,
  method: "get",
  path: "/company/{location_id}/users",
  summary: "List users",
  description: "People who may log in here, also those who were invited and did not come yet.",
  request: { params: locationPath, query: usersQuery },
  responses: { 200: answerOf(usersSchema, "Users by id"), ...failures(403, 404, 422) },
});

const companyUsersRoute = createRoute({
  ...common,
  method: "get",
  path: "/company_users/{location_id}",
  operationId: "getCompanyUsersWithRights",
  deprecated: true,
  summary: "List users with their main rights",
  description: "The older form of the list: rights by name, 1 or 0.",
  request: { params: locationPath },
  responses: { 200: answerOf(companyUsersSchema, "Users by id"), ...failures(403, 404) },
});

const removeRoute = createRoute({
  ...common,
  method: "delete",
  path: ofUser,
  summary: "Remove a user",
  description: "Takes their rights at this location at once. Owners and oneself stay.",
  request: { params: userPath },
  responses: { 204: { description: "Removed" }, ...failures(403, 404) },
});

const inviteRoute = {
  ...common,
  method: "post",
  path: "/user/invite/{location_id}",
  summary: "Invite users",
  description:
    "Who is invited has the rights from the next login on. Without user_role they are a worker; with " +
    "staff_id as well they see their own rows only.",
  responses: { 202: answerOf(z.null(), "Saved"), ...failures(400, 403, 404, 413, 422) },
} as const;

const copyRoute = {
  ...common,
  method: "post",
  path: `${ofUser}/copy_to_companies`,
  summary: "Give a user the same rights at other locations too",
  responses: { 200: answerOf(z.null(), "Copied"), ...failures(400, 403, 404, 413, 422) },
} as const;

const removeFromRoute = createRoute({
  ...common,
  method: "post",
  path: `${ofUser}/remove_from_companies`,
  summary: "Remove a user from several locations",
  description: "The user can no longer enter them; what they did there stays.",
  request: { params: userPath, body: bodyOf(removalBodySchema) },
  responses: { 200: answerOf(z.null(), "Removed"), ...failures(400, 403, 404, 413, 422) },
});

/** The users of a location (business.md 11.1, 11.5). */
export function addUserRoutes(
  api: Api,
  users: UserUseCases,
  invitations: InvitationUseCases,
): void {
  serve(api, {
    route: listRoute,
    who: staff("users_access"),
    run: async ({ scope, query }) => ok(await users.list(scope, query["filter[is_approved]"])),
    answer: (found) => answered(found.map(userToWire), { count: found.length }),
  });
  serve(api, {
    route: companyUsersRoute,
    who: staff("users_access"),
    run: async ({ scope }) => ok(await users.list(scope)),
    answer: (found) => answered(found.map(companyUserToWire)),
  });
  serve(api, {
    route: removeRoute,
    who: staff("delete_users_access"),
    run: ({ scope, path }) => users.remove(scope, path.user_id),
    answer: () => answeredEmpty(204),
  });
  serve(api, {
    route: createRoute({
      ...inviteRoute,
      request: { params: locationPath, body: bodyOf(invitesOf(api.rights)) },
    }),
    who: staff("create_users_access"),
    run: ({ scope, body }) => invitations.invite(scope, body.invites),
    answer: () => answered(null, { message: "Saved" }, 202),
  });
  addCopyRoutes(api, users);
}

function addCopyRoutes(api: Api, users: UserUseCases): void {
  const beforeBody = (scope: StaffScope, _body: unknown, path: Readonly<Record<string, string>>) =>
    users.problemOfUser(scope, readId(path["user_id"]));
  serve(api, {
    route: createRoute({
      ...copyRoute,
      request: { params: userPath, body: bodyOf(copyBodyOf(api.rights)) },
    }),
    who: staff("create_users_access"),
    before: ({ scope }, body, path) => beforeBody(scope, body, path),
    run: ({ scope, path, body }) => users.copyTo(scope, path.user_id, body),
    answer: () => answered(null),
  });
  serve(api, {
    route: removeFromRoute,
    who: staff("delete_users_access"),
    before: ({ scope }, body, path) => beforeBody(scope, body, path),
    run: ({ scope, path, body }) => users.removeFrom(scope, path.user_id, body),
    answer: () => answered(null),
  });
}
