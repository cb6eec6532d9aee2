import type { OpenAPIHono, RouteConfig } from "@hono/zod-openapi";
import type { Context } from "hono";
import { z } from "zod";
import { namesOf, pickQuery, readQuery } from "@/lib/contract/parameter-aliases";
import { fieldErrors, readId } from "@/lib/contract/wire-formats";
import type {
  AccessService,
  Caller,
  Right,
  Scope,
  StaffScope,
} from "@/lib/backend/services/access-service";
import type { Purpose } from "@/lib/backend/services/reach";
import type { ServiceError } from "@/lib/backend/services/service-error";
import type { TeamService } from "@/lib/backend/services/team-service";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { refused } from "./envelope";
import type { Answer, HttpError, Responder } from "./envelope";
import { BASE_PATH, searchOf } from "./path-spellings";
import { readJson } from "./request-body";

export type ApiEnv = { Bindings: { remoteAddress?: string } };

/** Where routes are mounted, and what every one of them needs. */
export type Api = {
  readonly app: OpenAPIHono<ApiEnv>;
  readonly access: AccessService;
  readonly team: TeamService;
  readonly respond: Responder;
  /** The caller behind the request's tokens. */
  readonly identify: (request: Request) => Promise<Result<Caller, ServiceError>>;
};

type Route = RouteConfig & { getRoutingPath(): string };
type Out<S> = S extends z.ZodType ? z.output<S> : undefined;
type Member<T, K extends string> = T extends { [key in K]: infer V } ? V : undefined;
type RequestOf<R> = Member<R, "request">;
type JsonOf<B> = Member<Member<Member<B, "content">, "application/json">, "schema">;

/** What a route declares, parsed. */
export type Input<R> = {
  readonly path: Out<Member<RequestOf<R>, "params">>;
  readonly query: Out<Member<RequestOf<R>, "query">>;
  readonly body: Out<JsonOf<Member<RequestOf<R>, "body">>>;
};

type Run<Call, T> = (call: Call) => Promise<Result<T, ServiceError>>;
type Reply<T> = (value: T) => Answer;

export type OpenCall<R> = Input<R> & { readonly caller: Caller; readonly address: string };
export type PublicCall<R> = Input<R> & { readonly scope: Scope };
export type StaffCall<R> = Input<R> & { readonly scope: StaffScope };
export type MemberCall<R> = StaffCall<R> & { readonly member: TeamMember };

/** Serves a call that names no location: a partner token is enough. */
export function serveOpen<R extends Route, T>(
  api: Api,
  route: R,
  run: Run<OpenCall<R>, T>,
  reply: Reply<T>,
): void {
  const read = inputReader(route);
  bind(api, route, async (c) => {
    const caller = await api.identify(c.req.raw);
    if (!caller.ok) return refused(caller.error);
    const input = await read(c);
    if (!input.ok) return refused(input.error);
    const address = c.env?.remoteAddress ?? "";
    return replied(await run({ ...input.value, caller: caller.value, address }), reply);
  });
}

/** Serves a read of public fields: a partner token is enough, a user sees his locations only. */
export function servePublic<R extends Route, T>(
  api: Api,
  route: R,
  run: Run<PublicCall<R>, T>,
  reply: Reply<T>,
): void {
  const read = inputReader(route);
  bind(api, route, async (c) => {
    const caller = await api.identify(c.req.raw);
    if (!caller.ok) return refused(caller.error);
    const scope = await api.access.enter(caller.value, readId(c.req.param("location_id")));
    if (!scope.ok) return refused(scope.error);
    const input = await read(c);
    if (!input.ok) return refused(input.error);
    return replied(await run({ ...input.value, scope: scope.value }), reply);
  });
}

/** Serves a call of a location's users; `beforeBody` sees the body before it is checked. */
export function serveStaff<R extends Route, T>(
  api: Api,
  route: R,
  needs: {
    readonly right: Right;
    readonly beforeBody?: (scope: StaffScope, body: unknown) => Promise<ServiceError | null>;
  },
  run: Run<StaffCall<R>, T>,
  reply: Reply<T>,
): void {
  const read = inputReader(route);
  bind(api, route, async (c) => {
    const scope = await staffScope(api, c, needs.right);
    if (!scope.ok) return refused(scope.error);
    const { beforeBody } = needs;
    const input = await read(c, beforeBody && ((body) => beforeBody(scope.value, body)));
    if (!input.ok) return refused(input.error);
    return replied(await run({ ...input.value, scope: scope.value }), reply);
  });
}

/** Serves a call about one member of the path, in the order of checks of schedule.md 5.2. */
export function serveMember<R extends Route, T>(
  api: Api,
  route: R,
  needs: { readonly right: Right; readonly purpose: Purpose },
  run: Run<MemberCall<R>, T>,
  reply: Reply<T>,
): void {
  const read = inputReader(route);
  bind(api, route, async (c) => {
    const scope = await staffScope(api, c, needs.right);
    if (!scope.ok) return refused(scope.error);
    const id = readId(c.req.param("team_member_id"));
    const member = await api.team.reach(scope.value, id, needs.purpose);
    if (!member.ok) return refused(member.error);
    const input = await read(c);
    if (!input.ok) return refused(input.error);
    const call = { ...input.value, scope: scope.value, member: member.value };
    return replied(await run(call), reply);
  });
}

async function staffScope(
  api: Api,
  c: Context<ApiEnv>,
  right: Right,
): Promise<Result<StaffScope, ServiceError>> {
  const caller = await api.identify(c.req.raw);
  if (!caller.ok) return caller;
  return api.access.enterAsStaff(caller.value, readId(c.req.param("location_id")), right);
}

function replied<T>(outcome: Result<T, ServiceError>, reply: Reply<T>): Answer {
  return outcome.ok ? reply(outcome.value) : refused(outcome.error);
}

/**
 * Documents the route and binds its handler. The validators of zod-openapi would run before the
 * handler, where the contract checks tokens, rights and member first: `inputReader` runs the same
 * schemas at their turn.
 */
function bind(api: Api, route: Route, handler: (c: Context<ApiEnv>) => Promise<Answer>): void {
  api.app.openAPIRegistry.registerPath(route);
  api.app.on(route.method, BASE_PATH + route.getRoutingPath(), async (c) =>
    api.respond(await handler(c)),
  );
}

type Reader<R> = (
  c: Context<ApiEnv>,
  beforeBody?: (body: unknown) => Promise<ServiceError | null>,
) => Promise<Result<Input<R>, HttpError>>;

function inputReader<R extends Route>(route: R): Reader<R> {
  const params = schemaOf(route.request?.params);
  const query = schemaOf(route.request?.query);
  const media = route.request?.body?.content["application/json"];
  const body = schemaOf(media && "schema" in media ? media.schema : null);
  const names = query instanceof z.ZodObject ? Object.keys(query.shape) : [];
  const parameters = names.map((name) => [name, namesOf(name)] as const);
  return async (c, beforeBody) => {
    const path = params ? params.safeParse(c.req.param()) : NOTHING;
    const search = query ? query.safeParse(pickQuery(queryOf(c), parameters)) : NOTHING;
    if (path.success && search.success && !body) {
      const input = { path: path.data, query: search.data, body: undefined };
      return ok(input as Input<R>); // each part was parsed by the schema that types it
    }
    const sent = body ? await readJson(c.req.raw) : ok(undefined);
    if (!sent.ok) return sent;
    const refusal = beforeBody ? await beforeBody(sent.value) : null;
    if (refusal) return err(refusal);
    const content = body ? body.safeParse(sent.value) : NOTHING;
    if (path.success && search.success && content.success) {
      const input = { path: path.data, query: search.data, body: content.data };
      return ok(input as Input<R>); // as above
    }
    if (path.error && namesNoId(path.error)) return err(UNKNOWN_ID);
    const errors = [path, search, content].map((part) =>
      part.success ? {} : fieldErrors(part.error),
    );
    return err({ kind: "invalid", errors: Object.assign({}, ...errors) });
  };
}

const NOTHING = { success: true, data: undefined, error: undefined } as const;
const UNKNOWN_ID: ServiceError = { kind: "not_found", message: "Not found." };

/** An id of a path that cannot be one names nothing; a date that is none is a wrong value. */
function namesNoId(error: z.ZodError): boolean {
  return error.issues.some((issue) => String(issue.path[0]).endsWith("_id"));
}

function queryOf(c: Context<ApiEnv>): ReadonlyMap<string, readonly string[]> {
  const search = searchOf(c.req.url);
  return search === "" ? NO_QUERY : readQuery(search);
}

const NO_QUERY: ReadonlyMap<string, readonly string[]> = new Map();

function schemaOf(schema: unknown): z.ZodType | null {
  return schema instanceof z.ZodType ? schema : null;
}
