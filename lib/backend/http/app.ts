import { OpenAPIHono } from "@hono/zod-openapi";
import { err } from "@/lib/domain/result";
import { createAccessService } from "@/lib/backend/services/access-service";
import { createAppointmentChangeService } from "@/lib/backend/services/appointment-change-service";
import { createAppointmentService } from "@/lib/backend/services/appointment-service";
import { createAuthService } from "@/lib/backend/services/auth-service";
import { createBookingService } from "@/lib/backend/services/booking-service";
import { createCatalogueService } from "@/lib/backend/services/catalogue-service";
import { createHoursService } from "@/lib/backend/services/hours-service";
import { createHoursWritingService } from "@/lib/backend/services/hours-writing-service";
import { createLocationService } from "@/lib/backend/services/location-service";
import type { Clock, Store } from "@/lib/backend/services/ports";
import { createReviewService } from "@/lib/backend/services/review-service";
import { createTeamService } from "@/lib/backend/services/team-service";
import { createTimetableService } from "@/lib/backend/services/timetable-service";
import { createAttendanceService } from "@/lib/backend/services/visit-attendance";
import { createVisitChangeService } from "@/lib/backend/services/visit-change-service";
import { createVisitService } from "@/lib/backend/services/visit-service";
import { addAppointmentChangeRoutes } from "./appointment-change-routes";
import { addAppointmentRoutes } from "./appointment-routes";
import { addAuthRoutes } from "./auth-routes";
import { createTokenReader } from "./authenticate";
import { addBulkScheduleRoutes } from "./bulk-schedule-routes";
import { addCatalogueRoutes } from "./catalogue-routes";
import { addDocumentation } from "./documentation";
import type { Api, ApiEnv } from "./endpoint";
import { refused } from "./envelope";
import type { Answer, Responder } from "./envelope";
import { addLocationRoutes } from "./location-routes";
import { methodsOf } from "./methods";
import { BASE_PATH, pathOf } from "./path-spellings";
import { createRateLimit } from "./rate-limit";
import { announcesTooMuch } from "./request-body";
import { addReviewRoutes } from "./review-routes";
import { addScheduleRoutes } from "./schedule-routes";
import { addTeamRoutes } from "./team-routes";
import { addTimetableRoutes } from "./timetable-routes";
import { addVisitRoutes } from "./visit-routes";

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
  addAppointmentChangeRoutes(api, {
    changes: createAppointmentChangeService({ store, readModel, log }),
    attendance: createAttendanceService({ store, log }),
  });
  const visits = createVisitService({ store, readModel, access });
  addVisitRoutes(api, visits, createVisitChangeService({ store, readModel, visits, log }));
  addReviewRoutes(api, createReviewService({ reviews: store.reviews, readModel, log }));
  addCatalogueRoutes(api, createCatalogueService({ services: store.services, readModel }));
  addDocumentation(app, respond);
}
