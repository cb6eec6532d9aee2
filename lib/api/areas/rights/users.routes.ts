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
import { serveStaff } from "@/lib/api/platform/http/endpoint";
import type { Api } from "@/lib/api/platform/http/endpoint";
import { answered, answeredEmpty } from "@/lib/api/platform/http/envelope";
import { copyBodySchema, invitesSchema, removalBodySchema } from "./invitations.contract";
import type { InvitationService } from "./invitation.usecases";
import type { UserService } from "./users.usecases";

const common = inArea("Users & permissions", "user");
const ofUser = "/company/{location_id}/users/{user_id}";

const listRoute = createRoute({
  ...common,
  method: "get",
  path: "/company/{location_id}/users",
  summary: "List users",
  request: { params: locationPath, query: usersQuery },
  responses: { 200: answerOf(usersSchema, "Users by id"), ...failures(403, 404, 422) },
});

const companyUsersRoute = createRoute({
  ...common,
  method: "get",
  path: "/company_users/{location_id}",
  deprecated: true,
  summary: "List users with their main rights",
  request: { params: locationPath },
  responses: { 200: answerOf(companyUsersSchema, "Users by id"), ...failures(403, 404) },
});

const removeRoute = createRoute({
  ...common,
  method: "delete",
  path: ofUser,
  summary: "Remove a user",
  description: "Takes his rights at this location at once. Owners and oneself stay.",
  request: { params: userPath },
  responses: { 204: { description: "Removed" }, ...failures(403, 404) },
});

const inviteRoute = createRoute({
  ...common,
  method: "post",
  path: "/user/invite/{location_id}",
  summary: "Invite users",
  description:
    "Who is invited has the rights from his next login on. Without user_role he is a worker; with " +
    "staff_id as well he sees his own rows only.",
  request: { params: locationPath, body: bodyOf(invitesSchema) },
  responses: { 202: answerOf(z.null(), "Saved"), ...failures(400, 403, 404, 413, 422) },
});

const copyRoute = createRoute({
  ...common,
  method: "post",
  path: `${ofUser}/copy_to_companies`,
  summary: "Give a user his rights at other locations too",
  request: { params: userPath, body: bodyOf(copyBodySchema) },
  responses: { 200: answerOf(z.null(), "Copied"), ...failures(400, 403, 404, 413, 422) },
});

const removeFromRoute = createRoute({
  ...common,
  method: "post",
  path: `${ofUser}/remove_from_companies`,
  summary: "Remove a user from several locations",
  request: { params: userPath, body: bodyOf(removalBodySchema) },
  responses: { 200: answerOf(z.null(), "Removed"), ...failures(400, 403, 404, 413, 422) },
});

/** The users of a location (business.md 11.1, 11.5). */
export function addUserRoutes(api: Api, users: UserService, invitations: InvitationService): void {
  serveStaff(
    api,
    listRoute,
    { right: "users_access" },
    async ({ scope, query }) => ok(await users.list(scope, query["filter[is_approved]"])),
    (found) => answered(found.map(userToWire), { count: found.length }),
  );
  serveStaff(
    api,
    companyUsersRoute,
    { right: "users_access" },
    async ({ scope }) => ok(await users.list(scope)),
    (found) => answered(found.map(companyUserToWire)),
  );
  serveStaff(
    api,
    removeRoute,
    { right: "delete_users_access" },
    ({ scope, path }) => users.remove(scope, path.user_id),
    () => answeredEmpty(204),
  );
  serveStaff(
    api,
    inviteRoute,
    { right: "create_users_access" },
    ({ scope, body }) => invitations.invite(scope, body.invites),
    () => answered(null, { message: "Saved" }, 202),
  );
  addCopyRoutes(api, users);
}

function addCopyRoutes(api: Api, users: UserService): void {
  const beforeBody: Parameters<typeof serveStaff>[2]["beforeBody"] = (scope, _body, path) =>
    users.problemOfUser(scope, readId(path["user_id"]));
  serveStaff(
    api,
    copyRoute,
    { right: "create_users_access", beforeBody },
    ({ scope, path, body }) => users.copyTo(scope, path.user_id, body),
    () => answered(null),
  );
  serveStaff(
    api,
    removeFromRoute,
    { right: "delete_users_access", beforeBody },
    ({ scope, path, body }) => users.removeFrom(scope, path.user_id, body),
    () => answered(null),
  );
}
