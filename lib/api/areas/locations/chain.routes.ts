import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { chainPath } from "@/lib/api/wire/paths";
import { ok } from "@/lib/domain/result";
import { answerOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { signedIn, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered } from "@/lib/api/platform/http/envelope";
import {
  chainClientsQuery,
  chainClientsSchema,
  chainClientsToWire,
  chainSchema,
  chainToWire,
} from "./chains.contract";
import type { ChainUseCases } from "./chain.usecases";

const common = inArea("Chain Management", "user");

const listRoute = createRoute({
  ...common,
  method: "get",
  path: "/groups",
  summary: "List the chains of one's locations",
  description: "Each with the locations of it that the caller reaches.",
  request: {},
  responses: { 200: answerOf(z.array(chainSchema), "Chains by id"), ...failures() },
});

const clientsRoute = createRoute({
  ...common,
  method: "get",
  path: "/group/{chain_id}/clients",
  summary: "Find clients of a chain by phone",
  description: "In the locations of the chain where the caller may see clients.",
  request: { params: chainPath, query: chainClientsQuery },
  responses: {
    200: answerOf(chainClientsSchema, "The chain and its clients with that phone"),
    ...failures(403, 404, 422),
  },
});

/** Chains of locations (areas.md 25). */
export function addChainRoutes(api: Api, chains: ChainUseCases): void {
  const anybody = () => null;
  serve(api, {
    route: listRoute,
    who: signedIn(anybody),
    run: async ({ caller }) => ok(await chains.list(caller)),
    answer: (found) => answered(found.map(chainToWire)),
  });
  serve(api, {
    route: clientsRoute,
    who: signedIn(anybody),
    run: ({ caller, path, query }) => chains.clientsByPhone(caller, path.chain_id, query.phone),
    answer: ({ chain, clients }) => answered(chainClientsToWire(chain, clients)),
  });
}
