import { createRoute } from "@hono/zod-openapi";
import { locationPath, memberPath } from "@/lib/api/wire/paths";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { member, staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered, answeredEmpty } from "@/lib/api/platform/http/envelope";
import { memberSchema, memberToQuickWire, memberToShortWire } from "./team.contract";
import {
  memberChangeSchema,
  newMemberSchema,
  quickMemberAnswerSchema,
  quickMemberSchema,
} from "./team-writing.contract";
import type { QuickMemberUseCases } from "./quick-member.usecases";
import type { TeamWritingUseCases } from "./team-writing.usecases";

const common = inArea("Team Members", "user");

const createMemberRoute = createRoute({
  ...common,
  method: "post",
  path: "/staff/{location_id}",
  summary: "Create a team member",
  description: "Without has_access_timetable the member can have no hours.",
  request: { params: locationPath, body: bodyOf(newMemberSchema) },
  responses: { 201: answerOf(memberSchema, "The member"), ...failures(400, 403, 404, 413, 422) },
});

const changeMemberRoute = createRoute({
  ...common,
  method: "put",
  path: "/staff/{location_id}/{team_member_id}",
  summary: "Change a team member",
  description:
    "Only given fields change. Dismissing a member and taking the timetable away delete the hours " +
    "from today on; past ones and all appointments stay.",
  request: { params: memberPath, body: bodyOf(memberChangeSchema) },
  responses: { 200: answerOf(memberSchema, "The member"), ...failures(400, 403, 404, 413, 422) },
});

const removeMemberRoute = createRoute({
  ...common,
  method: "delete",
  path: "/staff/{location_id}/{team_member_id}",
  summary: "Remove a team member",
  description: "Deletes the hours from today on; past ones and all appointments stay.",
  request: { params: memberPath },
  responses: { 204: { description: "Removed" }, ...failures(403, 404) },
});

const quickRoute = createRoute({
  ...common,
  method: "post",
  path: "/company/{location_id}/staff/quick",
  summary: "Create a team member with a login",
  description: "Null for user_email and user_phone makes a member without a login.",
  request: { params: locationPath, body: bodyOf(quickMemberSchema) },
  responses: {
    201: answerOf(quickMemberAnswerSchema, "The member"),
    ...failures(400, 403, 404, 413, 422),
  },
});

/** Writes of the team (schedule.md 3.3–3.5). */
export function addTeamWritingRoutes(
  api: Api,
  writing: TeamWritingUseCases,
  quick: QuickMemberUseCases,
): void {
  serve(api, {
    route: createMemberRoute,
    who: staff("master_create"),
    before: ({ scope }, body) => writing.mayDismiss(scope, body, false),
    run: ({ scope, body }) => writing.add(scope, body),
    answer: (view) => answered(memberToShortWire(view), null, 201),
  });
  serve(api, {
    route: changeMemberRoute,
    who: member("master_edit", "change_member"),
    before: ({ scope, member }, body) => writing.mayDismiss(scope, body, member.isDismissed),
    run: ({ scope, member, body }) => writing.change(scope, member, body),
    answer: (view) => answered(memberToShortWire(view)),
  });
  serve(api, {
    route: removeMemberRoute,
    who: member("master_delete", "change_member"),
    run: ({ scope, member }) => writing.remove(scope, member),
    answer: () => answeredEmpty(204),
  });
  serve(api, {
    route: quickRoute,
    who: staff("master_create"),
    run: ({ scope, body }) => quick.add(scope, body),
    answer: (view) => answered(memberToQuickWire(view), null, 201),
  });
}
