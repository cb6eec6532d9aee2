import type { OpenAPIHono, RouteConfig } from "@hono/zod-openapi";
import type { Context } from "hono";
import { readId } from "@/lib/api/wire/wire-formats";
import type {
  AccessService,
  Caller,
  Right,
  Scope,
  StaffScope,
  UserCaller,
} from "@/lib/api/platform/access";
import { memberFor } from "@/lib/api/platform/reach";
import type { Purpose } from "@/lib/api/platform/reach";
import type { ServiceError } from "@/lib/api/platform/service-error";
import type { ReadModel } from "@/lib/api/platform/read-model";
import { andThen, whenHere } from "@/lib/api/platform/maybe-async";
import type { Soon } from "@/lib/api/platform/maybe-async";
import { err } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { refused } from "./envelope";
import type { Answer, HttpError, Responder } from "./envelope";
import { BASE_PATH } from "./path-spellings";
import { inputReader } from "./request-input";
import type { Input } from "./request-input";

export type ApiEnv = { Bindings: { remoteAddress?: string } };

/** Where routes are mounted, and what every one of them needs. */
export type Api = {
  readonly app: OpenAPIHono<ApiEnv>;
  readonly access: AccessService;
  readonly readModel: ReadModel;
  readonly respond: Responder;
  /** The caller behind the request's tokens. */
  readonly identify: (request: Request) => Soon<Result<Caller, ServiceError>>;
};

type Route = RouteConfig & { getRoutingPath(): string };

type Run<Call, T> = (call: Call) => Soon<Result<T, ServiceError>>;
type Reply<T> = (value: T) => Answer;

export type OpenCall<R> = Input<R> & { readonly caller: Caller; readonly address: string };
export type PublicCall<R> = Input<R> & { readonly scope: Scope };
export type StaffCall<R> = Input<R> & { readonly scope: StaffScope };
export type MemberCall<R> = StaffCall<R> & { readonly member: TeamMember };

/** Serves a call that names no location: a partner token is enough; errors in the envelope unless told. */
export function serveOpen<R extends Route, T>(
  api: Api,
  route: R,
  run: Run<OpenCall<R>, T>,
  reply: Reply<T>,
  refuse: Reply<HttpError> = refused,
): void {
  const read = inputReader(route);
  const handle = (c: Context<ApiEnv>) =>
    andThen(api.identify(c.req.raw), (caller) =>
      andThen(read(c.req), ({ path, query, body }) => {
        const address = c.env?.remoteAddress ?? "";
        return run({ path, query, body, caller, address });
      }),
    );
  bind(api, route, reply, handle, refuse);
}

/** Serves a call of a user that names no location; what `before` declines comes before the body. */
export function serveUser<R extends Route, T>(
  api: Api,
  route: R,
  before: (caller: UserCaller) => ServiceError | null,
  run: Run<Input<R> & { readonly caller: UserCaller }, T>,
  reply: Reply<T>,
): void {
  const read = inputReader(route);
  bind(api, route, reply, (c) =>
    andThen(api.identify(c.req.raw), ({ user, partner }) => {
      if (!user) return err({ kind: "unauthenticated" });
      const caller = { user, partner };
      const refusal = before(caller);
      if (refusal) return err(refusal);
      return andThen(read(c.req), ({ path, query, body }) => run({ path, query, body, caller }));
    }),
  );
}

/**
 * Serves what visitors may do: a partner token is enough, a user sees his locations only.
 * `beforeBody` comes before the body is checked.
 */
export function servePublic<R extends Route, T>(
  api: Api,
  route: R,
  run: Run<PublicCall<R>, T>,
  reply: Reply<T>,
  beforeBody?: (scope: Scope, path: Readonly<Record<string, string>>) => Soon<ServiceError | null>,
): void {
  const read = inputReader(route);
  const entering = enteringOf(route);
  bind(api, route, reply, (c) =>
    andThen(api.identify(c.req.raw), (caller) =>
      andThen(entering(api.access.enter(caller, locationOf(c))), (scope) => {
        const check = beforeBody && (() => beforeBody(scope, c.req.param()));
        return andThen(read(c.req, check), ({ path, query, body }) =>
          run({ path, query, body, scope }),
        );
      }),
    ),
  );
}

/** Serves a call of a location's users; `beforeBody` sees the body before it is checked. */
export function serveStaff<R extends Route, T>(
  api: Api,
  route: R,
  needs: {
    readonly right: Right;
    readonly beforeBody?: (
      scope: StaffScope,
      body: unknown,
      path: Readonly<Record<string, string>>,
    ) => Soon<ServiceError | null>;
  },
  run: Run<StaffCall<R>, T>,
  reply: Reply<T>,
): void {
  const read = inputReader(route);
  const { right, beforeBody } = needs;
  const enter = staffScope(api, route, right);
  bind(api, route, reply, (c) =>
    andThen(enter(c), (scope) => {
      const check = beforeBody && ((body: unknown) => beforeBody(scope, body, c.req.param()));
      return andThen(read(c.req, check), ({ path, query, body }) =>
        run({ path, query, body, scope }),
      );
    }),
  );
}

/** Serves a call about one member of the path, in the order of checks of schedule.md 5.2. */
export function serveMember<R extends Route, T>(
  api: Api,
  route: R,
  needs: {
    readonly right: Right;
    readonly purpose: Purpose;
    readonly beforeBody?: (
      scope: StaffScope,
      body: unknown,
      member: TeamMember,
    ) => ServiceError | null;
  },
  run: Run<MemberCall<R>, T>,
  reply: Reply<T>,
): void {
  const read = inputReader(route);
  const { right, purpose, beforeBody } = needs;
  const enter = staffScope(api, route, right);
  bind(api, route, reply, (c) =>
    andThen(enter(c), (scope) => {
      const id = readId(c.req.param("team_member_id"));
      return andThen(reach(api, scope, id, purpose), (member) => {
        const check = beforeBody && ((body: unknown) => beforeBody(scope, body, member));
        return andThen(read(c.req, check), ({ path, query, body }) =>
          run({ path, query, body, scope, member }),
        );
      });
    }),
  );
}

/** The member of a path, checked for what the call wants with them. */
function reach({ readModel }: Api, scope: Scope, id: number | undefined, purpose: Purpose) {
  return whenHere(readModel.team(scope.id, scope.today), (team) =>
    memberFor(scope, team, id, purpose),
  );
}

/** Serves a call whose path names no location: `enter` finds it and makes all checks before the body. */
export function serveEntered<R extends Route, T>(
  api: Api,
  route: R,
  enter: (
    caller: Caller,
    path: Readonly<Record<string, string>>,
  ) => Soon<Result<StaffScope, ServiceError>>,
  run: Run<StaffCall<R>, T>,
  reply: Reply<T>,
): void {
  const read = inputReader(route);
  bind(api, route, reply, (c) =>
    andThen(api.identify(c.req.raw), (caller) =>
      andThen(enter(caller, c.req.param()), (scope) =>
        andThen(read(c.req), ({ path, query, body }) => run({ path, query, body, scope })),
      ),
    ),
  );
}

function staffScope(api: Api, route: Route, right: Right) {
  const entering = enteringOf(route);
  return (c: Context<ApiEnv>): Soon<Result<StaffScope, ServiceError>> =>
    andThen(api.identify(c.req.raw), (caller) =>
      entering(api.access.enterAsStaff(caller, locationOf(c), right)),
    );
}

function locationOf(c: Context<ApiEnv>): number | undefined {
  return readId(c.req.param("location_id"));
}

/** Calls whose 404 has a list of messages (schedule.md 3.2; business.md 1.4, 2.2, 3, 5.1). */
const WITH_MESSAGES =
  /^\/(company\/\{location_id\}\/(staff(\/\{team_member_id\})?$|(services|service_categories|clients\/search)\b)|services\/|service_categor)/;

/** What a route adds to the refusal of a location; asked once per route, not per call. */
function enteringOf({ path }: Route) {
  const hasMessages = WITH_MESSAGES.test(path);
  return <T>(entered: Soon<Result<T, ServiceError>>): Soon<Result<T, ServiceError>> =>
    hasMessages ? whenHere(entered, withMessages) : entered;
}

function withMessages<T>(outcome: Result<T, ServiceError>): Result<T, ServiceError> {
  return outcome.ok || outcome.error.kind !== "not_found"
    ? outcome
    : err({ ...outcome.error, details: [outcome.error.message] });
}

/**
 * Documents the route and binds its handler. The validators of zod-openapi would run before the
 * handler, where the contract checks tokens, rights and member first: `inputReader` runs the same
 * schemas at their turn.
 */
function bind<T>(
  api: Api,
  route: Route,
  reply: Reply<T>,
  handle: (c: Context<ApiEnv>) => Soon<Result<T, HttpError>>,
  refuse: Reply<HttpError> = refused,
): void {
  api.app.openAPIRegistry.registerPath(route);
  api.app.on(route.method, BASE_PATH + route.getRoutingPath(), (c) =>
    whenHere(handle(c), (outcome) =>
      api.respond(outcome.ok ? reply(outcome.value) : refuse(outcome.error)),
    ),
  );
}
