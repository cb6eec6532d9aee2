import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { locationPath } from "@/lib/api/wire/paths";
import { readId } from "@/lib/api/wire/wire-formats";
import { teamMemberId } from "@/lib/domain/ids";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered, answeredEmpty } from "@/lib/api/platform/http/envelope";
import {
  linkChangeBody,
  linkSchema,
  linkToWire,
  linksBody,
  memberNamedIn,
  namedInLinks,
  newLinkBody,
  serviceMemberPath,
} from "./service-links.contract";
import { servicePath } from "./services.contract";
import type { ServiceLinksUseCases } from "./service-links.usecases";

const common = inArea("Services", "user");
const linkAnswer = answerOf(linkSchema, "The link; its length in seconds");
const refusals = failures(400, 403, 404, 413, 422);
const right = "edit_master_service_and_duration";

const addRoute = createRoute({
  ...common,
  method: "post",
  path: "/company/{location_id}/services/{service_id}/staff",
  summary: "Link a member to a service",
  description:
    "From then on the member can be booked for it, for the time and the price of the link.",
  request: { params: servicePath, body: bodyOf(newLinkBody) },
  responses: { 201: linkAnswer, ...refusals },
});

const changeRoute = createRoute({
  ...common,
  method: "put",
  path: "/company/{location_id}/services/{service_id}/staff/{team_member_id}",
  summary: "Change how long a member takes for a service",
  description:
    "Time and price of the pair of member and service; appointments that are booked stay as they are.",
  request: { params: serviceMemberPath, body: bodyOf(linkChangeBody) },
  responses: { 200: linkAnswer, ...refusals },
});

const removeRoute = createRoute({
  ...common,
  method: "delete",
  path: "/company/{location_id}/services/{service_id}/staff/{team_member_id}",
  summary: "Unlink a member from a service",
  description: "Booked appointments stay; new ones for the pair are refused.",
  request: { params: serviceMemberPath },
  responses: { 204: { description: "Unlinked" }, ...failures(403, 404) },
});

const bulkRoute = createRoute({
  ...common,
  method: "post",
  path: "/company/{location_id}/services/links",
  summary: "Replace the links of a service",
  description: "Here a duration is hours and minutes, not seconds.",
  request: { params: locationPath, body: bodyOf(linksBody) },
  responses: { 200: answerOf(z.object({}), "Nothing"), ...refusals },
});

/** Who does which service, and how long (business.md 4). */
export function addServiceLinkRoutes(api: Api, links: ServiceLinksUseCases): void {
  serve(api, {
    route: bulkRoute,
    who: staff(right),
    before: ({ scope }, body) => links.unknownIn(scope, namedInLinks(body)),
    run: ({ scope, body }) =>
      links.replaceAll(scope, body.service_id, {
        links: body.team_member_settings,
        resourceIds: [...new Set(body.resource_ids)],
        translations: body.translations,
      }),
    answer: () => answered({}),
  });
  serve(api, {
    route: addRoute,
    who: staff(right),
    before: ({ scope }, body, path) => {
      const memberId = memberNamedIn(body);
      const memberIds = memberId === undefined ? [] : [memberId];
      return links.unknownIn(scope, { serviceId: idOf(path["service_id"]), memberIds });
    },
    run: ({ scope, path, body }) =>
      links.add(scope, path.service_id, {
        memberId: teamMemberId(body.master_id),
        durationSeconds: body.seance_length,
        cardId: body.technological_card_id,
      }),
    answer: ({ service, link }) => answered(linkToWire(service, link), {}, 201),
  });
  serve(api, {
    route: changeRoute,
    who: staff(right),
    before: ({ scope }, _body, path) =>
      links.unlinkedIn(scope, {
        serviceId: idOf(path["service_id"]),
        memberId: idOf(path["team_member_id"]),
      }),
    run: ({ scope, path, body }) =>
      links.change(scope, path.service_id, {
        memberId: teamMemberId(path.team_member_id),
        durationSeconds: body.seance_length,
        cardId: body.technological_card_id,
      }),
    answer: ({ service, link }) => answered(linkToWire(service, link), {}),
  });
  serve(api, {
    route: removeRoute,
    who: staff(right),
    run: ({ scope, path }) => links.remove(scope, path.service_id, path.team_member_id),
    answer: () => answeredEmpty(204),
  });
}

/** An id of the path; what cannot be one is nobody's. */
function idOf(sent: string | undefined): number {
  return readId(sent) ?? 0;
}
