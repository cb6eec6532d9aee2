import { OpenAPIHono } from "@hono/zod-openapi";
import { err } from "@/lib/domain/result";
import { createAccessService } from "@/lib/backend/services/access-service";
import { createAppointmentService } from "@/lib/backend/services/appointment-service";
import { createAuthService } from "@/lib/backend/services/auth-service";
import { createBookingService } from "@/lib/backend/services/booking-service";
import { createCatalogueService } from "@/lib/backend/services/catalogue-service";
import { createHoursService } from "@/lib/backend/services/hours-service";
import { createHoursWritingService } from "@/lib/backend/services/hours-writing-service";
import { createLocationService } from "@/lib/backend/services/location-service";
import type { Clock, Store } from "@/lib/backend/services/ports";
import { createTeamService } from "@/lib/backend/services/team-service";
import { createTimetableService } from "@/lib/backend/services/timetable-service";
import { addAppointmentRoutes } from "./appointment-routes";
import { addAuthRoutes } from "./auth-routes";
import { createTokenReader } from "./authenticate";
import { addBulkScheduleRoutes } from "./bulk-schedule-routes";
import { addCatalogueRoutes } from "./catalogue-routes";
import { addDocumentation } from "./documentation";
import type { Api, ApiEnv } from "./endpoint";
import { refused } from "./envelope";
import { addLocationRoutes } from "./location-routes";
import { methodsOf } from "./methods";
import { BASE_PATH, pathOf } from "./path-spellings";
import { createRateLimit } from "./rate-limit";
import { announcesTooMuch } from "./request-body";
import { addScheduleRoutes } from "./schedule-routes";
import { addTeamRoutes } from "./team-routes";
import { addTimetableRoutes } from "./timetable-routes";

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
  addRoutes(app, deps);
  app.notFound((c) => {
    const allow = methodsOf(app, c.req.path);
    if (allow.length === 0) return refused({ kind: "not_found", message: "Not found." });
    if (c.req.method === "OPTIONS") {
      return new Response(null, { status: 204, headers: { allow: allow.join(", ") } });
    }
    const { method } = c.req;
    return refused({ kind: "method_not_allowed", method, allow: allow.join(", ") });
  });
  app.onError((error, c) => {
    const { method, path } = c.req;
    deps.log({ event: "failed", method, path, message: error.message, stack: error.stack });
    return refused({ kind: "unexpected" });
  });
  const limit = deps.rateLimit ? createRateLimit() : null;
  const served = (request: Request, remoteAddress: string | undefined) => {
    if (request.method !== "GET" && announcesTooMuch(request)) {
      return refused({ kind: "payload_too_large" });
    }
    return app.fetch(request, remoteAddress === undefined ? {} : { remoteAddress });
  };
  return {
    fetch: (request, env) => {
      const remoteAddress = env?.remoteAddress;
      if (!limit || !remoteAddress || !pathOf(request).startsWith(BASE_PATH)) {
        return served(request, remoteAddress);
      }
      return limit(remoteAddress).then((retryAfterSeconds) =>
        retryAfterSeconds === null
          ? served(request, remoteAddress)
          : refused({ kind: "too_many_requests", retryAfterSeconds }),
      );
    },
  };
}

function addRoutes(app: OpenAPIHono<ApiEnv>, deps: ApiDeps): void {
  const { store, clock, log } = deps;
  const { readModel } = store;
  const access = createAccessService({ readModel, clock });
  const team = createTeamService({ readModel, services: store.services });
  const tokensOf = createTokenReader();
  const api: Api = {
    app,
    access,
    team,
    identify: async (request) => {
      const tokens = tokensOf(request.headers.get("authorization"));
      return tokens ? access.identify(tokens) : err({ kind: "unauthenticated" });
    },
  };
  const hours = createHoursService({ ...store, readModel });
  const writing = createHoursWritingService({ store, readModel, log });
  addAuthRoutes(api, createAuthService({ ...deps, auth: store.auth }));
  addLocationRoutes(api, createLocationService({ locations: store.locations, readModel, clock }));
  addBulkScheduleRoutes(api, hours, writing); // its path is one of the next ones with a name for the id
  addTeamRoutes(api, team);
  addScheduleRoutes(api, hours, writing);
  addTimetableRoutes(api, createTimetableService({ readModel }));
  addAppointmentRoutes(
    api,
    createAppointmentService({ store, readModel, log }),
    createBookingService({ store, log }),
  );
  addCatalogueRoutes(api, createCatalogueService({ services: store.services, readModel }));
  addDocumentation(app);
}
