import { OpenAPIHono } from "@hono/zod-openapi";
import { err } from "@/lib/domain/result";
import { createAccessService } from "@/lib/backend/services/access-service";
import { createAuthService } from "@/lib/backend/services/auth-service";
import type { Clock, Store } from "@/lib/backend/services/ports";
import { createTeamService } from "@/lib/backend/services/team-service";
import { addAppointmentArea } from "./appointment-area";
import type { AreaDeps } from "./area";
import { addAuthRoutes } from "./auth-routes";
import { addCatalogueArea } from "./catalogue-area";
import { createTokenReader } from "./authenticate";
import { addClientArea } from "./client-area";
import { addDocumentation } from "./documentation";
import type { Api, ApiEnv } from "./endpoint";
import { refused } from "./envelope";
import type { Answer, Responder } from "./envelope";
import { addEventArea } from "./event-area";
import { addLocationArea } from "./location-area";
import { methodsOf } from "./methods";
import { addOnlineArea } from "./online-area";
import { BASE_PATH, pathOf } from "./path-spellings";
import { createRateLimit } from "./rate-limit";
import { announcesTooMuch } from "./request-body";
import { addTeamArea } from "./team-area";
import { addTimetableArea } from "./timetable-area";
import { addUserArea } from "./user-area";

export type ApiDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly verifyPassword: (hash: string, password: string) => Promise<boolean>;
  /** Writes of people have `event: "hours written"` and the like, failures `event: "failed"`. */
  readonly log: (entry: object) => void;
  /** 5 a second and 200 a minute from one remote address. */
  readonly rateLimit: boolean;
  /** A random token for a user who logs in. */
  readonly newToken: () => string;
  /** Makes the Response; the platform's own unless told. */
  readonly respond?: Responder;
};

/** `remoteAddress` is limited and counted at login; calls of our own process carry none. */
export type ApiServer = {
  readonly fetch: (
    request: Request,
    env?: { readonly remoteAddress?: string },
  ) => Response | Promise<Response>;
};

/** The API below /api/v1, its OpenAPI document and its documentation page. */
export function createApi(deps: ApiDeps): ApiServer {
  const app = new OpenAPIHono<ApiEnv>({ getPath: pathOf });
  const { respond = toResponse, log } = deps;
  addRoutes(app, deps, respond);
  app.notFound((c) => respond(notServed(c.req.method, methodsOf(app, c.req.path))));
  app.onError((error, c) => {
    const { method, path } = c.req;
    log({ event: "failed", method, path, message: error.message, stack: error.stack });
    return respond(refused({ kind: "unexpected" }));
  });
  const limit = deps.rateLimit ? createRateLimit() : null;
  const serve: ApiServer["fetch"] = (request, env = {}) =>
    request.method !== "GET" && announcesTooMuch(request)
      ? respond(refused({ kind: "payload_too_large" }))
      : app.fetch(request, env);
  if (!limit) return { fetch: serve };
  return {
    fetch: async (request, env) => {
      const isLimited = env?.remoteAddress && pathOf(request).startsWith(BASE_PATH);
      const retryAfterSeconds = isLimited ? await limit(env.remoteAddress) : null;
      return retryAfterSeconds === null
        ? serve(request, env)
        : respond(refused({ kind: "too_many_requests", retryAfterSeconds }));
    },
  };
}

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

function addRoutes(app: OpenAPIHono<ApiEnv>, deps: ApiDeps, respond: Responder): void {
  const { store, clock, log } = deps;
  const { readModel } = store;
  const access = createAccessService({ readModel, clock });
  const team = createTeamService({ readModel, services: store.services });
  const tokensOf = createTokenReader();
  const api: Api = {
    app,
    access,
    team,
    respond,
    identify: (request) => {
      const tokens = tokensOf(request.headers.get("authorization"));
      return tokens ? access.identify(tokens) : err({ kind: "unauthenticated" });
    },
  };
  const area: AreaDeps = { store, clock, log };
  addAuthRoutes(api, createAuthService({ ...deps, auth: store.auth }));
  addLocationArea(api, area);
  addTeamArea(api, area);
  addTimetableArea(api, area);
  addEventArea(api, area);
  const appointments = addAppointmentArea(api, area);
  addClientArea(api, { ...area, appointments });
  addCatalogueArea(api, area);
  addUserArea(api, area);
  addOnlineArea(api, area);
  addDocumentation(app, respond);
}
