import { OpenAPIHono } from "@hono/zod-openapi";
import { AREAS } from "./areas";
import { startWebhookDelivery } from "./areas/webhooks/webhook-delivery.usecases";
import type { WebhookDelivery, WebhookDeliveryOptions } from "./areas/webhooks/webhooks.port";
import { err, ok } from "@/lib/domain/result";
import { knownRights } from "@/lib/domain/salon/known-rights";
import { createAccessControl } from "@/lib/api/platform/access";
import type { Caller } from "@/lib/api/platform/access";
import type { Log } from "@/lib/api/platform/audit-log";
import { outboxTransport } from "./areas/mailings/outbox-transport.steps";
import type { MailingTransport } from "@/lib/api/areas/mailings/transport.port";
import type { Store } from "@/lib/api/store/repositories";
import type { Clock } from "@/lib/api/platform/clock";
import { createTokenReader } from "@/lib/api/platform/http/authenticate";
import { addDocumentation } from "@/lib/api/platform/docs/documentation";
import { inRoutingOrder } from "./platform/http/mount";
import type { Api, ApiEnv, Operation } from "./platform/http/serve";
import { refused } from "@/lib/api/platform/http/envelope";
import type { Answer, Responder } from "@/lib/api/platform/http/envelope";
import { createFailureAnswer, orFailure } from "@/lib/api/platform/http/failure-answer";
import { InsideReads } from "@/lib/api/platform/http/internal-requests";
import { methodsOf } from "@/lib/api/platform/http/methods";
import { BASE_PATH, compileSpellings } from "@/lib/api/platform/http/path-spellings";
import { createRateLimit } from "@/lib/api/platform/http/rate-limit";
import { UNSERVED_WORDS, isUnserved } from "@/lib/api/platform/http/unserved-areas";
import { createWriteGate } from "@/lib/api/platform/http/write-middleware";

export type ApiDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly verifyPassword: (hash: string, password: string) => Promise<boolean>;
  /** Writes of people have `event: "hours written"` and the like, failures `event: "failed"`. */
  readonly log: Log;
  /** 5 a second and 200 a minute from one remote address. */
  readonly rateLimit: boolean;
  /** A random token for a user who logs in. */
  readonly newToken: () => string;
  /** Delivers messages to clients; unless told they stay in the outbox. */
  readonly transport?: MailingTransport;
  /** Makes the Response; the platform's own unless told. */
  readonly respond?: Responder;
};

/** `remoteAddress` is limited and counted at login; calls of our own process carry none. */
export type ApiServer = {
  /** What the router knows, for the proofs that nothing is served without a description. */
  readonly routes: readonly { readonly method: string; readonly path: string }[];
  readonly fetch: (
    request: Request,
    env?: { readonly remoteAddress?: string },
  ) => Response | Promise<Response>;
  /** Posts what writes leave for webhooks, until it is stopped. */
  readonly deliverWebhooks: (options: WebhookDeliveryOptions) => WebhookDelivery;
  /** The `data` of a GET below the base path for a caller that needs no tokens; undefined = none. */
  readonly readAs: (caller: Caller, path: string) => Promise<unknown>;
};

/** The API below /api/v1, its OpenAPI document and its documentation page. */
export function createApi(deps: ApiDeps): ApiServer {
  const spellings = compileSpellings(AREAS.flatMap((area) => area.spellings ?? []));
  const { pathOf } = spellings;
  const app = new OpenAPIHono<ApiEnv>({ getPath: pathOf });
  const { respond = toResponse, log } = deps;
  const insideReads = new InsideReads();
  for (const path of UNSERVED_WORDS) {
    app.all(BASE_PATH + path, () => respond(refused(UNSERVED_AREA)));
  }
  const api = apiOf(deps, { respond, insideReads });
  addAreas(app, api, deps);
  addDocumentation(app, respond, spellings);
  app.notFound((c) => {
    const { method, path } = c.req;
    const served = methodsOf(app, path);
    const isKnown = served.length === 0 && isUnserved(path.slice(BASE_PATH.length));
    return respond(isKnown ? refused(UNSERVED_AREA) : notServed(method, served));
  });
  const fail = createFailureAnswer({ log, respond, pathOf });
  app.onError((error, c) => fail(c.req.raw, error));
  const limit = deps.rateLimit ? createRateLimit() : null;
  const gate = createWriteGate({
    ...deps,
    requests: deps.store.keyedRequests,
    hold: deps.store.hold,
    identify: api.identify,
    respond,
    pathOf,
  });
  const serve: ApiServer["fetch"] = (request, env = {}) =>
    request.method === "GET"
      ? app.fetch(request, env)
      : orFailure(
          () => gate(request, (passed) => app.fetch(passed, env)),
          (error) => fail(request, error),
        );
  const readAs: ApiServer["readAs"] = (caller, path) =>
    insideReads.read((request) => app.fetch(request), caller, path);
  const { routes } = app;
  const deliverWebhooks: ApiServer["deliverWebhooks"] = (options) =>
    startWebhookDelivery({ ...deps, ...options, read: readAs });
  if (!limit) return { routes, fetch: serve, readAs, deliverWebhooks };
  return {
    routes,
    readAs,
    deliverWebhooks,
    fetch: async (request, env) => {
      const isLimited = env?.remoteAddress && pathOf(request).startsWith(BASE_PATH);
      const retryAfterSeconds = isLimited ? await limit(env.remoteAddress) : null;
      return retryAfterSeconds === null
        ? serve(request, env)
        : respond(refused({ kind: "too_many_requests", retryAfterSeconds }));
    },
  };
}

const UNSERVED_AREA = { kind: "not_found", message: "This area is not served here" } as const;

/** What a path without a handler for the method answers. */
function notServed(method: string, served: readonly string[]): Answer {
  if (served.length === 0) return refused({ kind: "not_found", message: "Not found." });
  const allow = served.join(", ");
  return method === "OPTIONS"
    ? { status: 204, headers: { allow }, body: null }
    : refused({ kind: "method_not_allowed", method, allow });
}

function toResponse({ status, headers, body }: Answer): Response {
  return new Response(body, { status, headers });
}

function apiOf(
  { store, clock }: ApiDeps,
  { respond, insideReads }: { readonly respond: Responder; readonly insideReads: InsideReads },
): Omit<Api, "document" | "mount" | "listedRefusals"> {
  const { readModel } = store;
  const access = createAccessControl({ readModel, clock });
  const tokensOf = createTokenReader();
  return {
    access,
    readModel,
    respond,
    rights: knownRights(AREAS.flatMap((area) => area.rights ?? [])),
    identify: (request) => {
      const inside = insideReads.callerOf(request);
      if (inside) return ok(inside);
      const tokens = tokensOf(request.headers.get("authorization"));
      return tokens ? access.identify(tokens) : err({ kind: "unauthenticated" });
    },
  };
}

/** Mounts what the areas serve. */
function addAreas(
  app: OpenAPIHono<ApiEnv>,
  shared: Omit<Api, "document" | "mount" | "listedRefusals">,
  deps: ApiDeps,
): void {
  const operations: Operation[] = [];
  const document: Api["document"] = (route) => app.openAPIRegistry.registerPath(route);
  const mount: Api["mount"] = (operation) => operations.push(operation);
  const all = { ...deps, transport: deps.transport ?? outboxTransport };
  for (const area of AREAS) {
    area.routes({ ...shared, document, mount, listedRefusals: new Set(area.listedRefusals) }, all);
  }
  for (const { method, path, handle } of inRoutingOrder(operations)) {
    app.on(method, BASE_PATH + path, handle);
  }
}
