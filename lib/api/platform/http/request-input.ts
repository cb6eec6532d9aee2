import type { RouteConfig } from "@hono/zod-openapi";
import { z } from "zod";
import { namesOf, pickQuery, readQuery } from "@/lib/api/wire/parameter-aliases";
import { fieldErrors } from "@/lib/api/wire/wire-formats";
import type { ServiceError } from "@/lib/api/platform/errors";
import { flatMapResult, mapMaybe } from "@/lib/api/platform/maybe-async";
import type { MaybePromise } from "@/lib/api/platform/maybe-async";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { HttpError } from "./envelope";
import { searchOf } from "./path-spellings";
import { readJson } from "./request-body";

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

/** The part of a request that is read: its parameters are those of the path. */
type Source = {
  readonly param: () => Record<string, string>;
  readonly url: string;
  readonly raw: Request;
};

/** Looks at a body before it is checked; what it answers comes first (schedule.md 5.2). */
export type BodyCheck = (body: unknown) => MaybePromise<ServiceError | null>;

type Reader<R> = (source: Source, check?: BodyCheck) => MaybePromise<Result<Input<R>, HttpError>>;

/** Reads and checks what a route declares; the body last. */
export function inputReader<R extends RouteConfig>(route: R): Reader<R> {
  const params = schemaOf(route.request?.params);
  const query = schemaOf(route.request?.query);
  const media = route.request?.body?.content["application/json"];
  const body = schemaOf(media && "schema" in media ? media.schema : null);
  const names = query instanceof z.ZodObject ? Object.keys(query.shape) : [];
  const parameters = names.map((name) => [name, namesOf(name)] as const);
  const joined = (source: Source, content: unknown): Result<Input<R>, HttpError> => {
    const path = parse(params, source.param());
    const search = parse(query, query && pickQuery(queryOf(source.url), parameters));
    const parts = [path, search, parse(body, content)] as const;
    if (path.success && search.success && parts[2].success) {
      const input = { path: path.data, query: search.data, body: parts[2].data };
      return ok(input as Input<R>); // each part was parsed by the schema that types it
    }
    return err(refusalOf(parts));
  };
  if (!body) return (source) => joined(source, undefined);
  return (source, check) =>
    flatMapResult(readJson(source.raw), (sent) =>
      mapMaybe(check ? check(sent) : null, (refusal) =>
        refusal ? err(refusal) : joined(source, sent),
      ),
    );
}

const NOTHING = { success: true, data: undefined } as const;

function parse(schema: z.ZodType | null, value: unknown): z.ZodSafeParseResult<unknown> {
  return schema ? schema.safeParse(value) : NOTHING;
}

/** An id of a path that cannot be one names nothing; any other wrong part is told by field. */
function refusalOf(parts: readonly z.ZodSafeParseResult<unknown>[]): HttpError {
  const [path] = parts;
  const namesNothing = path?.error?.issues.some((issue) => /(^|_)id$/.test(String(issue.path[0])));
  if (namesNothing) return { kind: "not_found", message: "Not found." };
  const errors = parts.map((part) => (part.success ? {} : fieldErrors(part.error)));
  return { kind: "invalid", errors: Object.assign({}, ...errors) };
}

const NO_QUERY: ReadonlyMap<string, readonly string[]> = new Map();

function queryOf(url: string): ReadonlyMap<string, readonly string[]> {
  const search = searchOf(url);
  return search === "" ? NO_QUERY : readQuery(search);
}

function schemaOf(schema: unknown): z.ZodType | null {
  return schema instanceof z.ZodType ? schema : null;
}
