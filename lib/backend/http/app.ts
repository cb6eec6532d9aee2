import { OpenAPIHono } from "@hono/zod-openapi";
import { err } from "@/lib/domain/result";
import { createAccessService } from "@/lib/backend/services/access-service";
import { createAppointmentService } from "@/lib/backend/services/appointment-service";
import { createAuthService } from "@/lib/backend/services/auth-service";
import { createBookingService } from "@/lib/backend/services/booking-service";
import { createCatalogueService } from "@/lib/backend/services/catalogue-service";
import { createCatalogueWritingService } from "@/lib/backend/services/catalogue-writing-service";
import { createCategoryService } from "@/lib/backend/services/category-service";
import { createChainService } from "@/lib/backend/services/chain-service";
import { createEventOptionsService } from "@/lib/backend/services/event-options-service";
import { createHoursService } from "@/lib/backend/services/hours-service";
import { createHoursWritingService } from "@/lib/backend/services/hours-writing-service";
import { createInvitationService } from "@/lib/backend/services/invitation-service";
import { createEventService } from "@/lib/backend/services/event-service";
import { createEventWritingService } from "@/lib/backend/services/event-writing-service";
import { createJournalSettingsService } from "@/lib/backend/services/journal-settings-service";
import { createLocationService } from "@/lib/backend/services/location-service";
import { createLocationWritingService } from "@/lib/backend/services/location-writing-service";
import type { Clock, Store } from "@/lib/backend/services/ports";
import { createServiceLinksService } from "@/lib/backend/services/service-links-service";
import { createQuickMemberService } from "@/lib/backend/services/quick-member-service";
import { createTeamService } from "@/lib/backend/services/team-service";
import { createTeamWritingService } from "@/lib/backend/services/team-writing-service";
import { createTimetableService } from "@/lib/backend/services/timetable-service";
import { createUserRightsService } from "@/lib/backend/services/user-rights-service";
import { createUserService } from "@/lib/backend/services/user-service";
import { createWorkloadService } from "@/lib/backend/services/workload-service";
import { addAppointmentRoutes } from "./appointment-routes";
import { addAuthRoutes } from "./auth-routes";
import { createTokenReader } from "./authenticate";
import { addBulkScheduleRoutes } from "./bulk-schedule-routes";
import { addCatalogueRoutes } from "./catalogue-routes";
import { addCategoryRoutes } from "./category-routes";
import { addChainRoutes } from "./chain-routes";
import { addClientArea } from "./client-area";
import { addDocumentation } from "./documentation";
import type { Api, ApiEnv } from "./endpoint";
import { refused } from "./envelope";
import type { Answer, Responder } from "./envelope";
import { addEventRoutes } from "./event-routes";
import { addEventSearchRoutes } from "./event-search-routes";
import { addJournalSettingsRoutes } from "./journal-settings-routes";
import { addLocationRoutes } from "./location-routes";
import { addLocationWritingRoutes } from "./location-writing-routes";
import { methodsOf } from "./methods";
import { BASE_PATH, pathOf } from "./path-spellings";
import { createRateLimit } from "./rate-limit";
import { announcesTooMuch } from "./request-body";
import { addScheduleRoutes } from "./schedule-routes";
import { addServiceLinkRoutes } from "./service-link-routes";
import { addServiceRoutes } from "./service-routes";
import { addTeamRoutes } from "./team-routes";
import { addTeamWritingRoutes } from "./team-writing-routes";
import { addTimetableRoutes } from "./timetable-routes";
import { addUserRightsRoutes } from "./user-rights-routes";
import { addUserRoutes } from "./user-routes";
import { addWorkloadRoutes } from "./workload-routes";

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
  /** What the router knows, for the proofs that nothing is served without a description. */
  readonly routes: readonly { readonly method: string; readonly path: string }[];
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
  const { routes } = app;
  if (!limit) return { routes, fetch: serve };
  return {
    routes,
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
  const locations = createLocationService({ locations: store.locations, readModel, clock });
  addLocationRoutes(api, locations);
  addLocationWritingRoutes(api, createLocationWritingService({ store, locations, log }));
  addBulkScheduleRoutes(api, hours, writing); // its path is one of the next ones with a name for the id
  addTeamWritingRoutes(
    api,
    createTeamWritingService({ store, log }),
    createQuickMemberService({ store, log }),
  );
  addWorkloadRoutes(api, createWorkloadService({ ...store, readModel })); // as above
  addTeamRoutes(api, team);
  addScheduleRoutes(api, hours, writing);
  addTimetableRoutes(api, createTimetableService({ readModel }));
  addJournalSettingsRoutes(api, createJournalSettingsService({ store, log }));
  const events = createEventService({ store, readModel });
  addEventSearchRoutes(api, events, createEventOptionsService({ store, readModel })); // their paths are those of an event with a name for the id
  addEventRoutes(api, events, createEventWritingService({ store, log }));
  const appointments = createAppointmentService({ store, readModel, log });
  addAppointmentRoutes(api, appointments, createBookingService({ store, log }));
  addClientArea(api, { store, log, appointments });
  addCatalogueRoutes(api, createCatalogueService({ ...store, readModel }));
  addChainRoutes(api, createChainService({ store }));
  addCategoryRoutes(api, createCategoryService({ store, log }));
  addServiceLinkRoutes(api, createServiceLinksService({ store, log }));
  addServiceRoutes(api, createCatalogueWritingService({ store, log }));
  addUserRoutes(
    api,
    createUserService({ store, access, log }),
    createInvitationService({ store, log }),
  );
  addUserRightsRoutes(api, createUserRightsService({ store, log }));
  addDocumentation(app, respond);
}
