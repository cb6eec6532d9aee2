import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { locationPath, pageQuery, memberPath } from "@/lib/api/wire/paths";
import { ok } from "@/lib/domain/result";
import { answerOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { visitors, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered } from "@/lib/api/platform/http/envelope";
import { memberListSchema, memberSchema, memberToLongWire, memberToWire } from "./team.contract";
import type { TeamUseCases } from "./team.usecases";

const common = inArea("Team members", "partner");
const teamQuery = z.object(pageQuery(300));

const listRoute = createRoute({
  ...common,
  method: "get",
  path: "/staff/{location_id}",
  summary: "List team members",
  request: { params: locationPath, query: teamQuery },
  responses: { 200: answerOf(memberListSchema, "Heavier members first"), ...failures(403, 404) },
});

const oneRoute = createRoute({
  ...common,
  method: "get",
  path: "/staff/{location_id}/{team_member_id}",
  summary: "Read a team member as a list of one",
  request: { params: memberPath },
  responses: { 200: answerOf(memberListSchema, "The member"), ...failures(403, 404) },
});

const longListRoute = createRoute({
  ...common,
  method: "get",
  path: "/company/{location_id}/staff",
  summary: "List team members in the long form",
  request: { params: locationPath, query: teamQuery },
  responses: { 200: answerOf(memberListSchema, "Heavier members first"), ...failures(403, 404) },
});

const longOneRoute = createRoute({
  ...common,
  method: "get",
  path: "/company/{location_id}/staff/{team_member_id}",
  summary: "Read a team member in the long form",
  request: { params: memberPath },
  responses: { 200: answerOf(memberSchema, "The member"), ...failures(403, 404) },
});

/** Team members (schedule.md 3.1, 3.2). */
export function addTeamRoutes(api: Api, team: TeamUseCases): void {
  serve(api, {
    route: listRoute,
    who: visitors,
    run: async ({ scope, query }) => ok(pageOf(await team.list(scope), query)),
    answer: (views) => answered(views.map(memberToWire)),
  });
  serve(api, {
    route: oneRoute,
    who: visitors,
    run: ({ scope, path }) => team.find(scope, path.team_member_id),
    answer: (view) => answered([memberToWire(view)]),
  });
  serve(api, {
    route: longListRoute,
    who: visitors,
    run: async ({ scope, query }) => {
      const all = await team.list(scope);
      const views = pageOf(all, query);
      const services = await team.servicesOf(scope, views);
      return ok({
        total: all.length,
        items: views.map((v, i) => memberToLongWire(v, services[i] ?? [])),
      });
    },
    answer: ({ items, total }) => answered(items, { total_count: total }),
  });
  serve(api, {
    route: longOneRoute,
    who: visitors,
    run: async ({ scope, path }) => {
      const found = await team.findListed(scope, path.team_member_id);
      if (!found.ok) return found;
      const [services = []] = await team.servicesOf(scope, [found.value]);
      return ok(memberToLongWire(found.value, services));
    },
    answer: (member) => answered(member),
  });
}

function pageOf<T>(items: readonly T[], { page, count }: { page: number; count: number }): T[] {
  return items.slice((page - 1) * count, page * count);
}
