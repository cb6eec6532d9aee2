import { Hono } from "hono";
import { AREAS } from "./areas";
import { startWebhookDelivery } from "./areas/webhooks/webhook-delivery.usecases";
import type { WebhookDelivery, WebhookDeliveryOptions } from "./areas/webhooks/webhooks.port";
import type { Door } from "@/lib/domain/door";
import { err, ok } from "@/lib/domain/result";
import { knownRights } from "@/lib/domain/salon/known-rights";
import { createAccessControl } from "@/lib/api/platform/access";
import type { Caller } from "@/lib/api/platform/access";
import type { Log } from "@/lib/api/platform/audit-log";
import { createBoundedQueue } from "@/lib/api/platform/bounded-queue";
import { mapMaybe } from "@/lib/api/platform/maybe-async";
import { createRefusalLog, loggedPath } from "@/lib/api/platform/refusal-log";
import { outboxTransport } from "./areas/mailings/outbox-transport.steps";
import type { AccountOutbox } from "@/lib/api/areas/users/account-outbox.port";
import type { MailingTransport } from "@/lib/api/areas/mailings/transport.port";
import type { Store } from "@/lib/api/store/repositories";
import type { Clock } from "@/lib/api/platform/clock";
import { createTokenReader } from "@/lib/api/platform/http/authenticate";
import type { TokenReader } from "@/lib/api/platform/http/authenticate";
import { addDocumentation } from "@/lib/api/platform/docs/documentation";
import type { DocumentedRoute } from "@/lib/api/platform/docs/openapi-document";
import { inRoutingOrder } from "./platform/http/mount";
import type { Api, ApiEnv, Operation } from "./platform/http/serve";
import { refused } from "@/lib/api/platform/http/envelope";
import type { Answer, Respond, Responder } from "@/lib/api/platform/http/envelope";
import { createFailureAnswer, orFailure } from "@/lib/api/platform/http/failure-answer";
import type { Fail } from "@/lib/api/platform/http/failure-answer";
import { createAdmission } from "@/lib/api/platform/http/admission";
import { compressed } from "@/lib/api/platform/http/compression";
import { ANY_ORIGIN, PREFLIGHT_ANSWER, isPreflight } from "@/lib/api/platform/http/cors";
import { InsideReads } from "@/lib/api/platform/http/internal-requests";
import { methodsOf } from "@/lib/api/platform/http/methods";
import { BASE_PATH, compileSpellings } from "@/lib/api/platform/http/path-spellings";
import type { PathSpellings } from "@/lib/api/platform/http/path-spellings";
import { createRateLimit } from "@/lib/api/platform/http/rate-limit";
import type { Lane, LanePace, RateLimit } from "@/lib/api/platform/http/rate-limit";
import { createHourlyLimit, unlimited } from "@/lib/api/platform/hourly-limit";
import type { VisitorAllowances } from "@/lib/api/areas/booking/visitor-allowance.rules";
import { UNSERVED_WORDS, isUnserved } from "@/lib/api/platform/http/unserved-areas";
import { createWriteGate } from "@/lib/api/platform/http/write-middleware";

export type Limits = {
  readonly lanes: Readonly<Record<Lane, LanePace>>;
  readonly visitors: VisitorAllowances;
};

export type ApiDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly verifyPassword: (hash: string, password: string) => Promise<boolean>;
  readonly hashPassword: (password: string) => Promise<string>;
  /** Brings links to set a password to whom they are for. */
  readonly sendLink: AccountOutbox;
  /** Writes of people have `event: "hours written"` and the like, failures `event: "failed"`. */
  readonly log: Log;
  /** Holds each remote address to its pace (business.md 1.1), and visitors to their numbers. */
  readonly rateLimit: boolean;
  /** Other limits than those of the product, for tests. */
  readonly limits?: Partial<Limits>;
  /** A random token for a user who logs in. */
  readonly newToken: () => string;
  /** Delivers messages to clients; unless told they stay in the outbox. */
  readonly transport?: MailingTransport;
  /** Makes the Response; the platform's own unless told. */
  readonly respond?: Responder;
};

/** What the server knows of a call; those of our own process carry only the person's address, if any. */
export type CallOrigin = {
  /** Limited, and counted at login. */
  readonly remoteAddress?: string;
  /** Stands in the log and in the answer's header. */
  readonly requestId?: string;
  /** By which door of this process a person came. */
  readonly door?: Door;
};

type Serve = (request: Request, env: CallOrigin) => Response | Promise<Response>;

export type ApiServer = {
  /** What the router knows, for the proofs that nothing is served without a description. */
  readonly routes: readonly { readonly method: string; readonly path: string }[];
  readonly fetch: (request: Request, env?: CallOrigin) => Response | Promise<Response>;
  /** Posts what writes leave for webhooks, until it is stopped. */
  readonly deliverWebhooks: (options: WebhookDeliveryOptions) => WebhookDelivery;
  /** The `data` of a GET below the base path for a caller that needs no tokens; undefined = none. */
  readonly readAs: (caller: Caller, path: string) => Promise<unknown>;
};

/** The API below /api/v1, its OpenAPI document and its documentation page. */
export function createApi(deps: ApiDeps): ApiServer {
  const spellings = compileSpellings(AREAS.flatMap((area) => area.spellings ?? []));
  const { pathOf } = spellings;
  const app = new Hono<ApiEnv>({ getPath: pathOf });
  const { log } = deps;
  const respond = responding(deps.respond ?? toResponse);
  const insideReads = new InsideReads();
  for (const path of UNSERVED_WORDS) {
    app.all(BASE_PATH + path, (c) => respond(refused(UNSERVED_AREA), c.req.raw));
  }
  const tokensOf = createTokenReader();
  const api = apiOf(deps, { respond, insideReads, tokensOf });
  addDocumentation(app, respond, addAreas(app, api, deps), spellings);
  app.notFound((c) => {
    const { method, path, raw } = c.req;
    const served = methodsOf(app, path);
    const isKnown = served.length === 0 && isUnserved(path.slice(BASE_PATH.length));
    return respond(isKnown ? refused(UNSERVED_AREA) : notServed(method, served), raw);
  });
  const fail = createFailureAnswer({ log, respond, pathOf });
  app.onError((error, c) => fail(c.req.raw, error, c.env?.requestId));
  const gate = createWriteGate({
    ...deps,
    requests: deps.store.keyedRequests,
    hold: deps.store.hold,
    identify: api.identify,
    respond,
    pathOf,
  });
  const serve: Serve = (request, env) => {
    if (request.method === "GET") return app.fetch(request, env);
    if (isPreflight(request)) return respond(PREFLIGHT_ANSWER, request);
    return orFailure(
      () => gate(request, (passed) => app.fetch(passed, env), env.door),
      (error) => fail(request, error, env.requestId),
    );
  };
  const readAs: ApiServer["readAs"] = (caller, path) =>
    insideReads.read((request) => app.fetch(request), caller, path);
  const { routes } = app;
  const deliverWebhooks: ApiServer["deliverWebhooks"] = (options) =>
    startWebhookDelivery({ ...deps, ...options, read: readAs });
  const limit = deps.rateLimit ? createRateLimit(deps.limits?.lanes) : null;
  const served = limit ? limited(serve, limit, { api, respond, pathOf, fail, tokensOf }) : serve;
  const fetch = notingRefusals(served, log, pathOf);
  return { routes, fetch: (request, env = {}) => fetch(request, env), readAs, deliverWebhooks };
}

type Limiting = {
  readonly api: Shared;
  readonly respond: Respond;
  readonly pathOf: PathSpellings["pathOf"];
  readonly fail: Fail;
  readonly tokensOf: TokenReader;
};

/** Counts what comes from an address before it is served; what browsers ask first is free. */
function limited(
  serve: Serve,
  limit: RateLimit,
  { api, respond, pathOf, fail, tokensOf }: Limiting,
): Serve {
  const admit = createAdmission({
    limit,
    paced: AREAS.flatMap((area) => area.paced ?? []),
    tokensOf,
    identify: api.access.identify,
  });
  const counted = async (request: Request, call: Parameters<typeof admit>[0], env: CallOrigin) => {
    const { retryAfterSeconds, headers } = await admit(call);
    const response =
      retryAfterSeconds === null
        ? await serve(request, env)
        : await respond(refused({ kind: "too_many_requests", retryAfterSeconds }), request);
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    return response;
  };
  return (request, env) => {
    const { remoteAddress } = env;
    if (!remoteAddress || request.method === "OPTIONS") return serve(request, env);
    const path = pathOf(request);
    if (!path.startsWith(BASE_PATH)) return serve(request, env);
    const authorization = request.headers.get("authorization");
    return orFailure(
      () => counted(request, { authorization, path, remoteAddress }, env),
      (error) => fail(request, error, env.requestId),
    );
  };
}

/** Notes refusals of calls that came from outside. */
function notingRefusals(serve: Serve, log: Log, pathOf: PathSpellings["pathOf"]): Serve {
  const { tells, note } = createRefusalLog(log);
  return (request, env) => {
    const { requestId, remoteAddress: address = "" } = env;
    const served = serve(request, env);
    if (requestId === undefined) return served;
    return mapMaybe(served, (response) => {
      const { status } = response;
      if (tells(status)) {
        const path = loggedPath(pathOf(request));
        note({ status, method: request.method, path, address, requestId });
      }
      return response;
    });
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

/** Every answer may be read by programs of any origin, and is short for those who can unpack it. */
function responding(make: Responder): Respond {
  return ({ headers, ...answer }, request) => {
    const open = { ...answer, headers: { ...headers, ...ANY_ORIGIN } };
    return mapMaybe(compressed(open, request.headers.get("accept-encoding")), make);
  };
}

type Shared = Omit<Api, "document" | "mount" | "listedRefusals">;

type Shares = {
  readonly respond: Respond;
  readonly insideReads: InsideReads;
  readonly tokensOf: TokenReader;
};

function apiOf({ store, clock }: ApiDeps, { respond, insideReads, tokensOf }: Shares): Shared {
  const { readModel } = store;
  const access = createAccessControl({ readModel, clock });
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

/** A hash takes a core for some 30 ms: this is a wait of at most half a second. */
const HASHES = { running: 2, waiting: 30, retryAfterSeconds: 2 };

/** Mounts what the areas serve, and gives their routes for the documentation. */
function addAreas(app: Hono<ApiEnv>, shared: Shared, deps: ApiDeps): readonly DocumentedRoute[] {
  const operations: Operation[] = [];
  const routes: DocumentedRoute[] = [];
  const document: Api["document"] = (route) => routes.push(route);
  const mount: Api["mount"] = (operation) => operations.push(operation);
  const hourly = deps.rateLimit ? createHourlyLimit() : unlimited;
  const hashing = createBoundedQueue(HASHES);
  const all = { ...deps, hourly, hashing, transport: deps.transport ?? outboxTransport };
  for (const area of AREAS) {
    area.routes({ ...shared, document, mount, listedRefusals: new Set(area.listedRefusals) }, all);
  }
  for (const { method, path, handle } of inRoutingOrder(operations)) {
    app.on(method, BASE_PATH + path, handle);
  }
  return routes;
}
