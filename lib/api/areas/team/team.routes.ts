import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { locationPath, pageQuery } from "@/lib/api/wire/paths";
import { ok } from "@/lib/domain/result";
import type { Scope } from "@/lib/api/platform/access";
import { answerOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { visitors, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered } from "@/lib/api/platform/http/envelope";
import {
  memberListSchema,
  memberOrAllPath,
  memberSchema,
  memberToLongWire,
  memberToWire,
} from "./team.contract";
import type { TeamMemberView } from "./team.contract";
import type { TeamUseCases } from "./team.usecases";

const common = inArea("Team Members", "partner");
const teamQuery = z.object(pageQuery(300));

const listRoute = createRoute({
  ...common,
  method: "get",
  path: "/staff/{location_id}",
  summary: "List team members",
  description: "Everybody who was not removed, also dismissed and hidden members.",
  request: { params: locationPath, query: teamQuery },
  responses: { 200: answerOf(memberListSchema, "Heavier members first"), ...failures(403, 404) },
});

const OF_ZERO = "An id of 0 lists all, as a path without an id does.";

const oneRoute = createRoute({
  ...common,
  method: "get",
  path: "/staff/{location_id}/{team_member_id}",
  summary: "Read a team member as a list of one",
  description: OF_ZERO,
  request: { params: memberOrAllPath, query: teamQuery },
  responses: { 200: answerOf(memberListSchema, "The member"), ...failures(403, 404) },
});

const longListRoute = createRoute({
  ...common,
  method: "get",
  path: "/company/{location_id}/staff",
  summary: "List team members in the long form",
  description: "Beside the short form: switches, links to services, and whether hours are known.",
  request: { params: locationPath, query: teamQuery },
  responses: { 200: answerOf(memberListSchema, "Heavier members first"), ...failures(403, 404) },
});

const longOneRoute = createRoute({
  ...common,
  method: "get",
  path: "/company/{location_id}/staff/{team_member_id}",
  summary: "Read a team member in the long form, or list all",
  description: OF_ZERO,
  request: { params: memberOrAllPath, query: teamQuery },
  responses: {
    200: answerOf(z.union([memberSchema, memberListSchema]), "The member, or a list of all"),
    ...failures(403, 404),
  },
});

type Page = z.infer<typeof teamQuery>;

/** Team members (schedule.md 3.1, 3.2). */
export function addTeamRoutes(api: Api, team: TeamUseCases): void {
  const short = async (scope: Scope, page: Page) =>
    ok(pageOf(await team.list(scope), page).map(memberToWire));
  const long = async (scope: Scope, page: Page) => {
    const all = await team.list(scope);
    const items = await longOf(team, scope, pageOf(all, page));
    return ok(answered(items, { count: items.length, total_count: all.length }));
  };
  serve(api, {
    route: listRoute,
    who: visitors,
    run: ({ scope, query }) => short(scope, query),
    answer: (members) => answered(members),
  });
  serve(api, {
    route: oneRoute,
    who: visitors,
    run: async ({ scope, path, query }) => {
      if (path.team_member_id === 0) return short(scope, query);
      const found = await team.find(scope, path.team_member_id);
      return found.ok ? ok([memberToWire(found.value)]) : found;
    },
    answer: (members) => answered(members),
  });
  serve(api, {
    route: longListRoute,
    who: visitors,
    run: ({ scope, query }) => long(scope, query),
    answer: (answer) => answer,
  });
  serve(api, {
    route: longOneRoute,
    who: visitors,
    run: async ({ scope, path, query }) => {
      if (path.team_member_id === 0) return long(scope, query);
      const found = await team.findListed(scope, path.team_member_id);
      if (!found.ok) return found;
      const [member] = await longOf(team, scope, [found.value]);
      return ok(answered(member));
    },
    answer: (answer) => answer,
  });
}

async function longOf(team: TeamUseCases, scope: Scope, views: readonly TeamMemberView[]) {
  const parts = await team.partsOf(scope, views);
  return views.flatMap((view, at) => {
    const known = parts[at];
    return known ? [memberToLongWire(view, known)] : [];
  });
}

function pageOf<T>(items: readonly T[], { page, count }: { page: number; count: number }): T[] {
  return items.slice((page - 1) * count, page * count);
}
