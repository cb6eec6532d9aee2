import type { RouteConfig } from "@hono/zod-openapi";
import type { Context } from "hono";
import type {
  AccessControl,
  Caller,
  Right,
  Scope,
  StaffScope,
  UserCaller,
  VisitorScope,
} from "@/lib/api/platform/access";
import type { ServiceError } from "@/lib/api/platform/errors";
import { flatMapResult, mapMaybe } from "@/lib/api/platform/maybe-async";
import type { MaybePromise } from "@/lib/api/platform/maybe-async";
import { memberFor } from "@/lib/api/platform/member-visibility";
import type { Purpose } from "@/lib/api/platform/member-visibility";
import type { ReadModel } from "@/lib/api/platform/read-model";
import { readId } from "@/lib/api/wire/wire-formats";
import type { Door } from "@/lib/domain/door";
import { err, ok } from "@/lib/domain/result";
import type { KnownRights } from "@/lib/domain/salon/known-rights";
import type { Result } from "@/lib/domain/result";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { refused } from "./envelope";
import type { Answer, HttpError, Respond } from "./envelope";
import { inputReader } from "./request-input";
import type { Input } from "./request-input";

export type ApiEnv = {
  Bindings: {
    remoteAddress?: string;
    requestId?: string;
    /** By which door of this process a person came. */
    door?: Door;
  };
};

/** A path and method with its handler, before it is mounted. */
export type Operation = {
  readonly method: string;
  /** Below the base path, with `:name` for a parameter. */
  readonly path: string;
  readonly handle: (c: Context<ApiEnv>) => Response | Promise<Response>;
};

/** Where an area's routes are mounted, and what every one of them needs. */
export type Api = {
  /** Documents a route. */
  readonly document: (route: RouteConfig) => void;
  readonly mount: (operation: Operation) => void;
  readonly access: AccessControl;
  readonly readModel: ReadModel;
  readonly respond: Respond;
  /** Those of all areas. */
  readonly rights: KnownRights;
  /** The caller behind the request's tokens. */
  readonly identify: (request: Request) => MaybePromise<Result<Caller, ServiceError>>;
  /** Paths of the area whose 404 of a location has a list of messages (schedule.md 3.2). */
  readonly listedRefusals: ReadonlySet<string>;
};

type Route = RouteConfig & { getRoutingPath(): string };
type PathIds = Readonly<Record<string, string>>;

/** Who may call, in the order of checks of schedule.md 5.2, and what the call then knows of them. */
export type Who<Entered> = (
  api: Api,
  route: Route,
) => (c: Context<ApiEnv>) => MaybePromise<Result<Entered, ServiceError>>;

/** One operation: who may call it, what it does, and what it answers. */
type Served<R, Entered, T> = {
  readonly route: R;
  readonly who: Who<Entered>;
  /** Sees the body before it is checked; what it answers comes first. */
  readonly before?: (
    entered: Entered,
    body: unknown,
    path: PathIds,
  ) => MaybePromise<ServiceError | null>;
  readonly run: (call: Input<R> & Entered) => MaybePromise<Result<T, ServiceError>>;
  readonly answer: (value: T) => Answer;
  /** Errors stand in the envelope unless told. */
  readonly refuse?: (error: HttpError) => Answer;
};

/**
 * Documents a route and serves it. The validators of zod-openapi would run before the handler, where
 * the contract checks tokens, rights and member first: `inputReader` runs the same schemas at their
 * turn.
 */
export function serve<R extends Route, Entered extends object, T>(
  api: Api,
  { route, who, before, run, answer, refuse = refused }: Served<R, Entered, T>,
): void {
  const read = inputReader(route);
  const enter = who(api, route);
  api.document(route);
  const outcomeOf = (c: Context<ApiEnv>) =>
    flatMapResult<Entered, T, HttpError>(enter(c), (entered) => {
      const check = before && ((body: unknown) => before(entered, body, c.req.param()));
      return flatMapResult(read(c.req, check), (input) => run({ ...input, ...entered }));
    });
  api.mount({
    method: route.method,
    path: route.getRoutingPath(),
    handle: (c) =>
      mapMaybe(outcomeOf(c), (outcome) =>
        api.respond(outcome.ok ? answer(outcome.value) : refuse(outcome.error), c.req.raw),
      ),
  });
}

/** Whoever has a partner token; the call names no location. */
export const anybody: Who<{ readonly caller: Caller; readonly address: string }> = (api) => (c) =>
  flatMapResult(api.identify(c.req.raw), (caller) =>
    ok({ caller, address: c.env?.remoteAddress ?? "" }),
  );

/** A user, in a call that names no location; `problemOf` declines them before anything is read. */
export function signedIn(
  problemOf: (caller: UserCaller) => ServiceError | null = () => null,
): Who<{ readonly caller: UserCaller }> {
  return (api) => (c) =>
    flatMapResult(api.identify(c.req.raw), (found) => {
      const { user } = found;
      if (!user) return err({ kind: "unauthenticated" });
      const caller = { ...found, user };
      const refusal = problemOf(caller);
      return refusal ? err(refusal) : ok({ caller });
    });
}

/** Who signed in to online booking, at the location where they did. */
export const signedInVisitor: Who<{ readonly scope: VisitorScope; readonly address: string }> =
  (api) => (c) =>
    flatMapResult(api.identify(c.req.raw), (caller) => {
      const { visitor } = caller;
      if (!visitor) return err({ kind: "unauthenticated" });
      return flatMapResult(api.access.enter(caller, visitor.locationId), (scope) =>
        ok({ scope: { ...scope, visitor, caller }, address: c.env?.remoteAddress ?? "" }),
      );
    });

/** Visitors of a location: a partner token is enough; a user sees their locations only. */
export const visitors: Who<{ readonly scope: Scope }> = (api, route) => {
  const listed = listedBy(api, route);
  return (c) =>
    flatMapResult(api.identify(c.req.raw), (caller) =>
      flatMapResult(listed(api.access.enter(caller, locationOf(c))), (scope) => ok({ scope })),
    );
};

/** Users of the location who have the right. */
export function staff(right: Right): Who<{ readonly scope: StaffScope }> {
  return (api, route) => {
    const enter = staffScope(api, route, right);
    return (c) => flatMapResult(enter(c), (scope) => ok({ scope }));
  };
}

/** As `staff`, about the member of the path, in the order of checks of schedule.md 5.2. */
export function member(
  right: Right,
  purpose: Purpose,
): Who<{ readonly scope: StaffScope; readonly member: TeamMember }> {
  return (api, route) => {
    const enter = staffScope(api, route, right);
    const { readModel } = api;
    return (c) =>
      flatMapResult(enter(c), (scope) => {
        const id = readId(c.req.param("team_member_id"));
        return mapMaybe(readModel.team(scope.id, scope.today), (team) => {
          const found = memberFor(scope, team, id, purpose);
          return found.ok ? ok({ scope, member: found.value }) : found;
        });
      });
  };
}

/** Staff of a location that the path does not name: `enter` finds it and makes all checks. */
export function entered(
  enter: (caller: Caller, path: PathIds) => MaybePromise<Result<StaffScope, ServiceError>>,
): Who<{ readonly scope: StaffScope }> {
  return (api) => (c) =>
    flatMapResult(api.identify(c.req.raw), (caller) =>
      flatMapResult(enter(caller, c.req.param()), (scope) => ok({ scope })),
    );
}

function staffScope(api: Api, route: Route, right: Right) {
  const listed = listedBy(api, route);
  return (c: Context<ApiEnv>): MaybePromise<Result<StaffScope, ServiceError>> =>
    flatMapResult(api.identify(c.req.raw), (caller) =>
      listed(api.access.enterAsStaff(caller, locationOf(c), right)),
    );
}

function locationOf(c: Context<ApiEnv>): number | undefined {
  return readId(c.req.param("location_id"));
}

/** What a route adds to the refusal of a location; asked once per route, not per call. */
function listedBy({ listedRefusals }: Api, { path }: Route) {
  const isListed = listedRefusals.has(path);
  return <T>(
    outcome: MaybePromise<Result<T, ServiceError>>,
  ): MaybePromise<Result<T, ServiceError>> =>
    isListed ? mapMaybe(outcome, withMessages) : outcome;
}

function withMessages<T>(outcome: Result<T, ServiceError>): Result<T, ServiceError> {
  return outcome.ok || outcome.error.kind !== "not_found"
    ? outcome
    : err({ ...outcome.error, details: [outcome.error.message] });
}
