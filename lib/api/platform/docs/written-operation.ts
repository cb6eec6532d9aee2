import type { RouteConfig } from "@hono/zod-openapi";
import { z } from "zod";
import type { Schema } from "./docs-schema";
import { failureOf } from "@/lib/api/platform/http/declare-route";
import { BASE_PATH } from "@/lib/api/platform/http/path-spellings";
import { givesToken } from "@/lib/api/platform/idempotency/idempotency";
import type { Example } from "./examples";
import type { SchemaWriter } from "./json-schemas";
import { parametersOf } from "./documented-paths";
import { operationId } from "./operation-id";

type Media = { readonly schema: Schema; readonly example?: unknown };

type Content = { readonly "application/json": Media };

export type Response = {
  readonly $ref?: string;
  readonly description?: string;
  readonly headers?: object;
  readonly content?: Content;
};

export type Parameter = {
  readonly $ref?: string;
  readonly name?: string;
  readonly in?: "path" | "query" | "header";
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
  readonly example?: unknown;
};

/** One call of the document. */
export type Operation = {
  readonly tags: readonly string[];
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly deprecated?: true;
  /** The newer spelling of the path, where it has one. */
  readonly "x-also-at"?: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, Response>>;
};

type Words = {
  readonly writer: SchemaWriter;
  /** Under which the operation stands. */
  readonly path: string;
  readonly newer: string | null;
  readonly example: Example | undefined;
};

/** An operation of the document out of a route. */
export function writeOperation(route: RouteConfig, words: Words): Operation {
  const { writer, newer, example } = words;
  const names = parametersOf(words.path);
  const renamed = new Map(parametersOf(route.path).map((name, at) => [name, names[at] ?? name]));
  const { method, path, request, tags = [], summary = path, description = "", security } = route;
  const isKeyed = method === "post" && !givesToken(BASE_PATH + path);
  const parameters = [
    ...writeParameters(request?.params, "path", writer, example?.path).map((each) => ({
      ...each,
      name: renamed.get(each.name ?? "") ?? each.name ?? "",
    })),
    ...writeParameters(request?.query, "query", writer, example?.query),
    ...(isKeyed ? [{ $ref: "#/components/parameters/IdempotencyKey" }] : []),
  ];
  const also = newer === null ? "" : `Also served as \`${newer}\`.`;
  const body = request?.body?.content["application/json"];
  const content = body && mediaOf(body, writer, example?.body);
  return {
    tags,
    operationId: route.operationId ?? operationId(method, path),
    summary,
    description: [description, also].filter(Boolean).join("\n\n"),
    ...(route.deprecated && { deprecated: true }),
    ...(newer !== null && { "x-also-at": newer }),
    security: security ?? [],
    ...(parameters.length > 0 && { parameters }),
    ...(content && { requestBody: { required: true, content } }),
    responses: responsesOf(route, isKeyed, words),
  };
}

/** Path and query parameters, in the order in which they are declared. */
function writeParameters(
  schema: unknown,
  place: "path" | "query",
  writer: SchemaWriter,
  values: Readonly<Record<string, unknown>> = {},
): Parameter[] {
  if (!(schema instanceof z.ZodType)) return [];
  const { properties = {}, required = [] } = writer.write(schema);
  return Object.entries(properties).map(([name, found]) => {
    const { description, example, ...rest } = found;
    const value = name in values ? typed(values[name], rest) : example;
    return {
      name,
      in: place,
      required: place === "path" || required.includes(name),
      ...(description !== undefined && { description }),
      schema: rest,
      ...(value !== undefined && { example: value }),
    };
  });
}

/** A value out of an address as what it means. */
function typed(value: unknown, { type, items }: Schema): unknown {
  if (typeof value !== "string") return value;
  if (type === "array") return [typed(value, items ?? {})];
  return type === "integer" || type === "number" ? Number(value) : value;
}

function responsesOf(
  { method, responses }: RouteConfig,
  isKeyed: boolean,
  { writer, example }: Words,
): Record<string, Response> {
  const all = Object.entries(responses).map(([status, response]): [string, Response] => {
    if ("$ref" in response) return [status, { $ref: response.$ref }];
    const { description = "", content } = response;
    const media = content?.["application/json"];
    const answer = example?.answers?.[status];
    return [status, { description, ...(media && { content: mediaOf(media, writer, answer) }) }];
  });
  const known = new Set(all.map(([status]) => status));
  const ofKeys = isKeyed ? ([400, 409, 422] as const) : [];
  const ofWrites = method === "get" ? [] : ([507] as const);
  for (const status of [...ofKeys, ...ofWrites]) {
    if (!known.has(String(status))) all.push([String(status), failureOf(status)]);
  }
  return Object.fromEntries(all.sort(([one], [other]) => Number(one) - Number(other)));
}

function mediaOf(media: object, writer: SchemaWriter, collected: unknown): Content {
  const example = collected ?? ("example" in media ? media.example : undefined);
  const schema = "schema" in media ? media.schema : null;
  const written = schema instanceof z.ZodType ? writer.write(schema) : {};
  return { "application/json": { schema: written, ...(example !== undefined && { example }) } };
}
